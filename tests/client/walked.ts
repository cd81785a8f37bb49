/** A walk made for tests: two groups, 20 observations with photos, pins, heaps with dots, and what followed. */
import { Doc } from 'yjs'
import { addCluster } from '#documents/blocks/clusters.ts'
import { withdrawCard } from '#documents/blocks/cards.ts'
import { addMeasure, addSource } from '#documents/blocks/plan.ts'
import { handInTally, makePoll } from '#documents/blocks/poll.ts'
import {
  addObservation,
  addStop,
  changeObservation,
  changeSpot,
  nameGroup,
  type NewObservation,
} from '#documents/blocks/walk.ts'
import { addBase, changePlan } from '#documents/blocks/walk-bases.ts'
import { copyMethod, setHeading } from '#documents/conduct.ts'
import { closePoll, startWorkshop } from '#documents/course.ts'
import { setInitiativeHeading } from '#documents/initiative.ts'
import { addNeed } from '#documents/needs.ts'
import { addPhoto } from '#documents/photos.ts'
import { snapshotOf } from '#documents/snapshot.ts'
import type { WalkMaterial } from '#exports/walk/walk-pictures.ts'
import { quartiersspaziergang } from '#methods/quartiersspaziergang.ts'
import { hashOf, type Faces } from '#schema/photo.ts'
import type { Valence } from '#schema/observation.ts'
import { smallJpeg } from './small-jpeg.ts'

const day = '2026-05-06'
const step = 'gang-begehung'

/** An address as sealed bytes have: 43 letters of hash, 43 of key. */
export function addressOf(name: string): string {
  const letters = (kind: string) =>
    `${kind}-${name}-`
      .replace(/[^\w-]/g, '_')
      .padEnd(43, '_')
      .slice(0, 43)
  return `${letters('hash')}.${letters('key')}`
}

const said: [valence: Valence, text: string, quote?: string][] = [
  ['barrier', 'Bordstein 12 cm hoch', 'Da komm ich mit dem Rollator nicht hoch.'],
  ['good', 'Bank unter der Linde'],
  ['bad', 'Hecke ragt in den Gehweg'],
  ['idea', 'Hier fehlt ein Zebrastreifen', 'Die Kinder laufen einfach los.'],
  ['barrier', 'Treppe ohne Handlauf'],
  ['bad', 'Laterne flackert'],
  ['good', ''],
  ['barrier', 'Kopfsteinpflaster, Räder bleiben hängen'],
  ['idea', 'Trinkbrunnen am Spielplatz'],
  ['bad', 'Altglas neben dem Container'],
]

/** All of it as documents, with the ids of what tests look for. */
export class Walked {
  readonly docs = { initiative: new Doc(), workshop: new Doc(), conduct: new Doc() }
  readonly observations: string[] = []
  /** By the hash of its small picture. */
  readonly #bytes = new Map<string, Uint8Array<ArrayBuffer>>()
  /** Names of the photos that somebody asked for. */
  readonly asked: string[] = []

  constructor() {
    const { initiative, workshop, conduct } = this.docs
    setInitiativeHeading(initiative, { id: 'village', title: 'Sicher durch Mücheln' })
    setHeading(conduct, {
      ...{ id: 'walk', initiative: 'village', title: 'Spaziergang am Anger' },
      ...{ question: 'Was ist hier gut? Was stört?', date: day, start: '15:00' },
      ...{ headcount: 14, facilitation: 'Stabsstelle Beteiligung' },
    })
    copyMethod(conduct, quartiersspaziergang, 'standard')
    startWorkshop(conduct, new Date(`${day}T15:02:00`).getTime())
    changePlan(workshop, {
      ...{ route: 'Vom Bahnhof zum Anger', length: 1250, meetingPoint: 'Bahnhof, Vorplatz' },
      ...{ weather: 'sonnig, 18 Grad', alternative: 'Bank-Runde am Start' },
      line: [
        { lat: 51.285, lon: 11.885 },
        { lat: 51.287, lon: 11.889 },
      ],
    })
    nameGroup(workshop, 'A', { name: 'mit Rollator', people: 8 })
    nameGroup(workshop, 'B', { name: 'Kita-Kinder', people: 6 })
    const stops = [
      addStop(workshop, {
        name: 'Bahnhof',
        position: { on: 'earth', lat: 51.285, lon: 11.885 },
        questions: ['Was ist hier gut?', 'Wie ist es abends?'],
      }),
      addStop(workshop, { name: 'Anger' }),
    ]
    for (const [at, group] of Array.from({ length: 20 }, (_, at) =>
      at % 2 ? 'B' : 'A',
    ).entries()) {
      const [valence, text, quote = ''] = said[Math.floor(at / 2)] ?? ['good', '']
      const stop = stops[Math.floor(at / 8)]
      const fields = { valence, text, ...(stop && { stop }) } as const
      const id = this.observe(
        group,
        at % 3 === 0 ? { ...fields, position: this.#place(at) } : fields,
      )
      if (quote) changeObservation(workshop, id, { quote })
      this.photograph(id, `foto-${String(at)}`, 'none-visible', `Foto ${String(at)}: ${text}`)
    }
  }

  #place(at: number) {
    return {
      on: 'earth' as const,
      lat: 51.285 + at / 10_000,
      lon: 11.885 + at / 10_000,
      accuracy: 4.2 + at,
    }
  }

  observe(group: string, fields: Partial<NewObservation> = {}): string {
    const id = addObservation(this.docs.workshop, { step, day, group, ...fields })
    this.observations.push(id)
    return id
  }

  /** A photo whose bytes hold its name. */
  photograph(of: string, name: string, faces: Faces, alt: string, more = {}): string {
    const [picture, small] = [addressOf(`${name}-gross`), addressOf(name)]
    this.#bytes.set(hashOf(small), smallJpeg(name))
    const bytes = { picture, pictureSize: 9, small, smallSize: 9, width: 1600, height: 1200 }
    return addPhoto(this.docs.workshop, bytes, { faces, alt, day, of, ...more })
  }

  /** What happened at the table: pins, heaps with dots, a need, measures, and how the first spot stands. */
  evaluate(): this {
    const { initiative, workshop, conduct } = this.docs
    const pins = { step: 'auswertung-nadeln', day, group: 'A' }
    this.observe('A', { ...pins, category: 'schoen', text: 'Am Teich', position: this.#place(30) })
    this.observe('A', { ...pins, category: 'schwierig', text: 'Kreuzung' })
    const [first = '', , , , second = '', , third = ''] = this.observations
    const ways = addCluster(workshop, 'auswertung-ordnen', [first, second], 'Gehwege')
    const other = addCluster(workshop, 'auswertung-ordnen', [third], 'Überqueren')
    const poll = makePoll(workshop, {
      ...{ step: 'auswertung-bepunkten', question: 'Was zuerst?', activity: 'dots' },
      options: [
        { id: 'o1', title: 'Gehwege', source: ways },
        { id: 'o2', title: 'Überqueren', source: other },
      ],
      ...{ dotsPerPerson: 3, mostPerOption: 2 },
    })
    handInTally(workshop, { poll, totals: { o1: 17, o2: 8 }, voters: 14, unused: 1 })
    closePoll(conduct, poll, Date.now())
    const need = addNeed(initiative, { text: 'Barrierefrei über die Straße' })
    addSource(initiative, ways, need)
    const agreed = {
      lead: 'Bauhof',
      until: '2026-09-30',
      state: 'agreed',
      workshop: 'walk',
    } as const
    addMeasure(initiative, { title: 'Bordstein absenken', ...agreed }, [need])
    addMeasure(initiative, { title: 'Hecke schneiden', ...agreed }, [second])
    addMeasure(initiative, { title: 'Ohne Beleg', ...agreed })
    changeObservation(workshop, first, { responsible: 'Bauhof', proposal: 'absenken' })
    changeSpot(workshop, first, { state: 'ordered', day: '2026-06-01', note: 'Bauhof' })
    changeSpot(workshop, first, { state: 'fixed', day: '2026-07-01', note: 'abgesenkt' })
    this.photograph(first, 'foto-danach', 'consented', 'Der Bordstein ist abgesenkt', {
      moment: 'after',
    })
    return this
  }

  /** What may stand nowhere: held and undecided photos, what was told in confidence, what lies in the Papierkorb. */
  hide(): this {
    const { workshop } = this.docs
    const [first = ''] = this.observations
    this.photograph(first, 'GEHALTEN', 'missing', 'GEHALTEN Erika am Fenster')
    this.photograph(first, 'UNENTSCHIEDEN', 'undecided', 'UNENTSCHIEDEN Kennzeichen')
    const secret = this.observe('B', { valence: 'good', text: 'GEHEIM die Baumhöhle' })
    changeObservation(workshop, secret, { secret: true, quote: 'GEHEIM nicht verraten' })
    this.photograph(secret, 'GEHEIM', 'none-visible', 'GEHEIM Foto der Höhle')
    const trashed = this.observe('B', { valence: 'bad', text: 'PAPIERKORB vertippt' })
    this.photograph(trashed, 'PAPIERKORB', 'none-visible', 'PAPIERKORB Foto')
    withdrawCard(workshop, trashed)
    return this
  }

  /** A plan that is on this device, with places that are known on the earth. */
  draw(): this {
    addBase(this.docs.workshop, {
      ...{
        kind: 'plan',
        name: 'Ortsplan',
        attribution: '© Stadt Mücheln',
        picture: addressOf('plan'),
      },
      ...{ pictureSize: 9, width: 800, height: 600, alt: 'Plan von Mücheln' },
      points: [
        { plan: { x: 0.1, y: 0.1 }, earth: { lat: 51.29, lon: 11.88 } },
        { plan: { x: 0.9, y: 0.6 }, earth: { lat: 51.28, lon: 11.9 } },
      ],
    })
    return this
  }

  snapshot() {
    return snapshotOf(this.docs)
  }

  /** Hands out every photo it is asked for, also those that nobody may ask for. */
  material(picture?: WalkMaterial['picture']): WalkMaterial {
    return {
      picture,
      photoOf: ({ small }) => {
        this.asked.push(small)
        return Promise.resolve(this.#bytes.get(hashOf(small)))
      },
    }
  }
}

/** What an export is handed beside the walk. */
export const walkContext = {
  municipality: { name: 'Stadt Mücheln (Geiseltal)', crest: '' },
  language: 'de',
  today: '2026-05-07',
  method: { title: quartiersspaziergang.title },
} as const
