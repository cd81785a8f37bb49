/** How an observation lies among other cards: its valence or answer as a word, and what stands for its text. */
import { isSecret } from '#documents/walk-snapshot.ts'
import { photoRecords } from '#documents/photos.ts'
import type { Contribution } from '#schema/contribution.ts'
import type { Language } from '#schema/language.ts'
import { observationOf, type Valence } from '#schema/observation.ts'
import type { Photo } from '#schema/photo.ts'
import { Live } from '#state/live.ts'
import type { Workshop } from '#state/workshop.svelte.ts'
import { categoriesOf } from './kinds.ts'
import { sayingOf, type Instead } from './saying.ts'

/** The words that a face needs, of the interface or of the hall. */
interface FaceWords {
  valences: Record<Valence, string>
  instead: Instead
}

export interface Face {
  word: string
  text: string
  /** Shown in confidence. */
  secret: boolean
}

const photographed = new WeakMap<Workshop, Live<ReadonlySet<string>>>()

/** Observations that have a photo; counted once for each change, however many cards ask. */
function shownOnPhotos(workshop: Workshop): ReadonlySet<string> {
  let live = photographed.get(workshop)
  if (!live) {
    const photos = photoRecords(workshop.docs.workshop)
    let known: { list: readonly Photo[]; shown: ReadonlySet<string> } | undefined
    live = new Live<ReadonlySet<string>>(
      (changed) => photos.observe(changed),
      () => {
        const list = photos.list()
        if (known?.list !== list) {
          const present = list.filter(({ withdrawn }) => !withdrawn)
          known = { list, shown: new Set(present.flatMap(({ of }) => of ?? [])) }
        }
        return known.shown
      },
    )
    photographed.set(workshop, live)
  }
  return live.current
}

/** Undefined for a card that is no observation: it has its kind and its text. */
export function faceOf(
  workshop: Workshop,
  card: Contribution,
  words: FaceWords,
  language: Language,
): Face | undefined {
  const observation = observationOf(card)
  if (!observation) return undefined
  const { valence, category } = observation
  const answers = valence ? [] : workshop.allSteps.flatMap((step) => categoriesOf(step, language))
  const word = valence
    ? words.valences[valence]
    : answers.find((answer) => answer.category === category)?.word
  const hasPhoto = shownOnPhotos(workshop).has(card.id)
  const text = sayingOf(observation, hasPhoto, words.instead)
  return { word: word ?? '', text, secret: observation.secret }
}

/** Cards that the hall may see: nothing that was shown in confidence. */
export function openCards<Card extends Contribution>(cards: readonly Card[]): Card[] {
  return cards.filter((card) => !isSecret(card))
}
