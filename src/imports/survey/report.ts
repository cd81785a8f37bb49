/** What became of every question of a foreign file: taken over, changed (how), or not possible (why). */
import { quote } from '#imports/wording.ts'

export type Fate = 'taken' | 'changed' | 'lost'

/** One thing that is not as it was; a whole German sentence. `lost`: a part that is not there any more. */
export interface Finding {
  fate: 'changed' | 'lost'
  sentence: string
}

/** One question, section or setting of the file. `lost`: none of it was taken over. */
export interface ReportEntry {
  /** Where in the file: „Frage q1“. */
  place: string
  /** Its words in the first language; empty where it has none. */
  title: string
  fate: Fate
  findings: Finding[]
}

/** The whole report, in the order of the file. */
export interface ImportReport {
  entries: ReportEntry[]
  taken: number
  changed: number
  lost: number
}

/** More findings than this of one question help nobody; the last one says how many there are. */
const mostFindings = 12

/** Collects what becomes of one question while it is read. */
export class Entry {
  readonly place: string
  title = ''
  #isRefused = false
  readonly #findings: Finding[] = []
  #more = 0

  constructor(place: string) {
    this.place = place
  }

  /** It is there, but otherwise. */
  change(sentence: string): void {
    this.#add({ fate: 'changed', sentence })
  }

  /** A part of it is not there. */
  lose(sentence: string): void {
    this.#add({ fate: 'lost', sentence })
  }

  /** Nothing of it is there. */
  refuse(sentence: string): void {
    this.#isRefused = true
    this.#add({ fate: 'lost', sentence })
  }

  #add(finding: Finding): void {
    if (this.#findings.some(({ sentence }) => sentence === finding.sentence)) return
    if (this.#findings.length < mostFindings) this.#findings.push(finding)
    else this.#more++
  }

  done(): ReportEntry {
    const findings = [...this.#findings]
    if (this.#more > 0) {
      findings.push({ fate: 'changed', sentence: `Dazu kommen ${this.#more} weitere Hinweise.` })
    }
    const fate = this.#isRefused ? 'lost' : findings.length > 0 ? 'changed' : 'taken'
    return { place: this.place, title: this.title, fate, findings }
  }
}

/** Collects the entries in the order of the file. */
export class Report {
  readonly #entries: Entry[] = []

  /** A new entry: „Frage“ and the name it has in the file. */
  entry(kind: string, name = ''): Entry {
    const entry = new Entry(name === '' ? kind : `${kind} ${quote(name)}`)
    this.#entries.push(entry)
    return entry
  }

  done(): ImportReport {
    const entries = this.#entries.map((entry) => entry.done())
    const count = (fate: Fate) => entries.filter((entry) => entry.fate === fate).length
    return { entries, taken: count('taken'), changed: count('changed'), lost: count('lost') }
  }
}
