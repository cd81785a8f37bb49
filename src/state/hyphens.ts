/** Where long German words may break: many browsers know no German hyphens and break anywhere or nowhere. */

/** Words up to this length fit into every line of the house. */
const shortWord = 12

const softHyphen = '\u00AD'
const isVowel = (sound: string) => /^[aeiouyäöü]/i.test(sound)

/** Vowels that follow each other, letters that stay together such as "sch" and "st", and single letters. */
const sounds = /[aeiouyäöü]+|sch|ch|ck|ph|th|st|sp|qu|pf|./giu

/** Compounds are joined by an "s" that belongs to the part before it. */
const seam = /(?<=(?:ung|heit|keit|tion|schaft|tät)s)(?=\p{L}{3})/giu

/** The text with soft hyphens in its long words; nothing else changes, and other languages stay as they are. */
export function hyphenated(text: string, language: string): string {
  if (!language.startsWith('de')) return text
  return text.replaceAll(/\p{L}+/gu, (word) => (word.length > shortWord ? broken(word) : word))
}

function broken(word: string): string {
  const parts = word.replaceAll(seam, softHyphen).split(softHyphen)
  return parts.map((part) => syllables(part).join(softHyphen)).join(softHyphen)
}

/** Breaks before the last consonant between two vowels; each piece has at least three letters. */
function syllables(part: string): string[] {
  const found: string[] = []
  let now = ''
  let left = part.length
  let hasVowel = false
  const all = part.match(sounds) ?? []
  all.forEach((sound, index) => {
    const next = all[index + 1] ?? ''
    const isLong = now.length >= 3 && left >= 3
    if (hasVowel && isLong && !isVowel(sound) && isVowel(next)) {
      found.push(now)
      now = ''
      hasVowel = false
    }
    now += sound
    hasVowel ||= isVowel(sound)
    left -= sound.length
  })
  return [...found, now]
}
