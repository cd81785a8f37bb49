/** Finds what could tell who somebody was who gave no name (methods, section 4.4). */
import type { Question, Questionnaire, Texts } from '#schema/survey.ts'
import type { Finding, FindingCode } from './finding.ts'
import { featureOf, wordsOf, type Feature } from './person-features.ts'

/** More features than these together describe single people in a small town. */
export const mostFeatures = 3
/** In a place with fewer people of the target group, a place says too much. */
export const leastPeople = 50
/** A band of fewer years is nearly an age. */
const leastYears = 3

/** What a check for recognisable people says. */
export interface Anonymity {
  findings: Finding[]
  /** Questions about the person, in the order of asking. */
  features: { question: string; feature: Feature }[]
  /** False: nobody may call this survey anonymous, only "ohne Namen". */
  passes: boolean
}

type Found = Omit<Finding, 'question'>

const stops = (code: FindingCode): Found[] => [{ code, weight: 'stops' }]
const advises = (code: FindingCode): Found[] => [{ code, weight: 'advises' }]

/** Years in a band such as "18 bis 29"; Infinity for "unter 18" and "ab 65"; undefined where none are named. */
function yearsOf(text: string): number | undefined {
  const [first, last] = (text.match(/\d{1,3}/g) ?? []).map(Number)
  if (first === undefined) return undefined
  if (last !== undefined) return last - first + 1
  const isOpen = /unter|bis|ab |über|älter|jünger|mehr|weniger|under|over|up to|from|\+|<|>|≥|≤/i
  return isOpen.test(text) ? Infinity : 1
}

function checkAge(question: Question): Found[] {
  if (question.kind === 'date') return stops('asks-birth-date')
  if (question.kind !== 'choice') return stops('age-not-banded')
  const bands = question.options.map(({ text }) => Object.values(text).map(yearsOf))
  const isNarrow = bands.some((texts) => texts.some((years) => (years ?? Infinity) < leastYears))
  return isNarrow ? stops('band-too-narrow') : []
}

/** A list and a plan alike: what counts is how many live in the smallest place, or the smallest field of the plan. */
function checkPlace(question: Question): Found[] {
  const { people } = question
  const isPin = question.kind === 'place' && question.plan !== undefined
  if (isPin && people === undefined) return stops('pin')
  if (!('options' in question)) return stops('place-too-small')
  const isStreet = (text: string) => /(stra(ß|ss)e|str\.|weg|gasse|allee)( \d+\w?)?$/i.test(text)
  const names = question.options.flatMap(({ text }) => Object.values(text))
  if (names.filter(isStreet).length > 1) return stops('asks-street')
  if (people === undefined) return advises('place-size-unknown')
  return people < leastPeople ? [{ code: 'place-too-small', weight: 'stops', count: people }] : []
}

/** Words that ask for what identifies at once, in questions that can be answered with it. */
const identifying: [FindingCode, RegExp][] = [
  [
    'asks-birth-date',
    /geburtsdatum|geburtstag|wann (sind|wurden) sie geboren|date of birth|birthday/i,
  ],
  [
    'asks-school-class',
    /schulklasse|klassenstufe|(welche|welcher|deine|ihre) klasse\b|school class|which class/i,
  ],
  [
    'asks-street',
    /hausnummer|anschrift|postadresse|wohnadresse|(straße|strasse).*\b(wohn|leb)|\b(wohn|leb)\S*.*(straße|strasse)|your (street|address)/i,
  ],
  [
    'asks-name',
    /\b(vor|nach|familien)name|(ihr|dein)(en)? name|e-?mail|telefonnummer|handynummer|your (full )?name|phone number/i,
  ],
]

function checkWords(question: Question): Found[] {
  const isRead = question.kind === 'page' || question.kind === 'calculation'
  if (isRead || question.kind === 'yes-no') return []
  // "Bitte keine Namen" asks for none.
  const words = wordsOf(question.text)
  return identifying.filter(([, asks]) => asks.test(words)).flatMap(([code]) => stops(code))
}

const saysNoNames = (texts: Texts[]) =>
  texts.some((text) => /keine namen|no names|nicht.{0,30}namen/i.test(wordsOf(text)))

function checkKind(question: Question, hasPhotos: boolean): Found[] {
  const isFree = question.kind === 'text' || (question.kind === 'choice' && question.other)
  const isWarned = saysNoNames([question.text, question.hint ?? {}])
  const found: Found[] = []
  if (isFree && !isWarned) found.push(...advises('free-text'))
  if (question.kind === 'photo' && hasPhotos) found.push(...advises('photo'))
  const isPin = question.kind === 'place' && question.plan !== undefined
  if (isPin && featureOf(question) !== 'place') found.push(...advises('pin'))
  if (question.special) found.push(...advises('special'))
  return found
}

function checkQuestion(question: Question, hasPhotos: boolean): Finding[] {
  const feature = featureOf(question)
  const ofFeature =
    feature === 'age' ? checkAge(question) : feature === 'place' ? checkPlace(question) : []
  const all = [...checkWords(question), ...ofFeature, ...checkKind(question, hasPhotos)]
  const codes = all.map(({ code }) => code)
  return all
    .filter(({ code }, at) => codes.indexOf(code) === at)
    .map((found) => ({ ...found, question: question.id }))
}

/** Whether answers without a name could still tell who gave them; nothing is counted as safe for being unknown. */
export function anonymityOf(questionnaire: Pick<Questionnaire, 'sections' | 'photos'>): Anonymity {
  const questions = questionnaire.sections.flatMap((section) => section.questions)
  const features = questions.flatMap((question) => {
    const feature = featureOf(question)
    return feature ? [{ question: question.id, feature }] : []
  })
  const findings = questions.flatMap((question) => checkQuestion(question, questionnaire.photos))
  if (features.length > mostFeatures) {
    findings.unshift({ code: 'too-many-features', weight: 'stops', count: features.length })
  }
  const isOpen = ({ code, weight }: Finding) => weight === 'stops' || code === 'place-size-unknown'
  return { findings, features, passes: !findings.some(isOpen) }
}
