/** How a refusal is worded: one plain German sentence, with whatever was in the file shown safely. */
import { cleanText } from './text.ts'

/** The German word for what stands in a method file, so that nobody needs to know English. */
const germanNames: Record<string, string> = {
  activity: 'Tätigkeit',
  alternatives: 'Alternativen',
  arrangements: 'Verabredung',
  block: 'Baustein',
  break: 'Pause',
  'call-out': 'Zuruf',
  cards: 'Karten',
  category: 'Kategorie',
  cluster: 'Clustern',
  collect: 'Karten sammeln',
  consensus: 'Konsens',
  critique: 'Kritik',
  de: 'Deutsch',
  'de-simple': 'einfaches Deutsch',
  days: 'Tage',
  documents: 'Dokumente',
  dots: 'Bepunkten',
  doublePercent: 'Doppelt eingegeben',
  edit: 'Fragen schreiben',
  en: 'Englisch',
  entry: 'Bögen eingeben',
  field: 'Befragen',
  fields: 'Zeilen',
  'form-groups': 'Gruppen bilden',
  from: 'Aus',
  goal: 'Ziel',
  group: 'Gruppe',
  'group-work': 'Gruppenarbeit',
  id: 'Kennung',
  idea: 'Idee',
  interventions: 'Eingriff',
  intro: 'Anmoderation',
  inventory: 'Bestandsaufnahme',
  kind: 'Art',
  level: 'Beteiligungsstufe',
  materials: 'Material',
  measures: 'Maßnahmen',
  minutes: 'Minuten',
  maxClusters: 'Stapel',
  maxPerPerson: 'Karten je Person',
  mistakes: 'Fehler',
  mostQuestions: 'Fragen höchstens',
  name: 'Benennen',
  noBut: 'Kein Aber',
  notSuited: 'Nicht geeignet',
  parking: 'Ideenspeicher',
  phases: 'Phasen',
  poll: 'Punkte',
  present: 'Vorstellen',
  pretestPeople: 'Personen im Pre-Test',
  question: 'Frage',
  'read-aloud': 'Vorlesen',
  reflection: 'Reflexion',
  reminderAfterDays: 'Erinnerung nach Tagen',
  results: 'Auswerten',
  reverse: 'Umkehren',
  required: 'Pflichtzeilen',
  round: 'Runde',
  rules: 'Regeln',
  script: 'Sagen',
  settings: 'Einstellungen',
  sheet: 'Bogen',
  silence: 'Denkpause',
  'single-dot': 'Einpunktabfrage',
  sketch: 'Projektskizze',
  staff: 'Personal',
  steps: 'Schritte',
  suited: 'Geeignet',
  summary: 'Kurz',
  survey: 'Befragung',
  talk: 'Gespräch',
  title: 'Titel',
  titles: 'Andere Titel',
  unit: 'Einheit',
  variants: 'Varianten',
  version: 'Fassung',
  visibility: 'Sichtbarkeit',
  wish: 'Wunsch',
}

/** The German word for a name in the file, or undefined. */
export function germanName(name: string): string | undefined {
  return Object.hasOwn(germanNames, name) ? germanNames[name] : undefined
}

/** A piece of the file in German quotation marks: cleaned, and shortened for the eye only. */
export function quote(piece: unknown, most = 40): string {
  const text = typeof piece === 'string' ? piece : JSON.stringify(piece)
  const clean = cleanText(text.slice(0, 4 * most)).text.trim()
  const characters = Array.from(clean)
  return `„${characters.length > most ? `${characters.slice(0, most).join('')}…` : clean}“`
}

/** A value as it stands in the file; a text and a number can be told apart. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `der Text ${quote(value)}`
  return typeof value === 'number' ? figure(value) : quote(value)
}

/** A name with its German word: „title“ (Titel). */
export function named(name: string): string {
  const german = germanName(name)
  return german ? `${quote(name)} (${german})` : quote(name)
}

/** „a“, „b“ oder „c“. */
export function either(names: readonly string[]): string {
  const quoted = names.map((name) => quote(name))
  const last = quoted.pop() ?? ''
  return quoted.length > 0 ? `${quoted.join(', ')} oder ${last}` : last
}

/** 1800 becomes "1.800". */
export function figure(number: number): string {
  if (Math.abs(number) >= 1e15) return String(number)
  return number.toLocaleString('de-DE', { useGrouping: 'always', maximumFractionDigits: 2 })
}

/** The whole sentence: which file, that it was not taken over, and why. */
export function refusal(fileName: string, reason: string): string {
  return `Die Datei ${quote(fileName, 60)} wurde nicht übernommen: ${reason}.`
}
