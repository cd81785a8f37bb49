/** What the hall reads, in three languages; in `de-simple` no sentence has more than twelve words. */
import { resultWords } from './hall-results.ts'

const german = {
  ...resultWords.de,
  welcome: 'Herzlich willkommen',
  beginsAt: (time: string) => `Wir beginnen um ${time} Uhr.`,
  pause: 'Pause',
  goesOnAt: (time: string) => `Um ${time} Uhr geht es weiter.`,
  rules: 'Unsere Regeln',
  minutesLeft: (count: number) => (count === 1 ? 'noch 1 Minute' : `noch ${count} Minuten`),
  lessThanAMinute: 'noch weniger als 1 Minute',
  timeOver: 'Die Zeit ist um. Wir hören noch zu Ende.',
  noBut: 'Kein Aber!',
  silence: 'Es ist jetzt still. Das ist Absicht.',
  parkedIdeas: 'Gemerkte Ideen',
  page: (page: number, pages: number) => `Seite ${page} von ${pages}`,
  cardOf: (number: number, count: number) => `Karte ${number} von ${count}`,
  groups: 'Gruppen',
  group: 'Gruppe',
  people: (count: number) => (count === 1 ? '1 Person' : `${count} Personen`),
  phases: 'Ablauf',
  phaseOf: (phase: string, number: number, count: number) =>
    `${phase}, Teil ${number} von ${count}`,
  goesOnSoon: 'Gleich geht es weiter.',
  more: (count: number) => `und ${count} weitere`,
  cardKinds: {
    critique: 'Kritik',
    wish: 'Wunsch',
    idea: 'Idee',
    question: 'Frage',
    need: 'Bedarf',
    strength: 'Stärke',
    weakness: 'Schwäche',
    opportunity: 'Chance',
    risk: 'Risiko',
    quote: 'Zitat',
    note: 'Notiz',
  },
  thanks: 'Danke, dass Sie dabei waren!',
  waiting: 'Einen Moment bitte. Gleich ist das Bild da.',
}

/** The words of the hall, as every language must have them. */
export type HallWords = typeof german

const english: HallWords = {
  ...resultWords.en,
  welcome: 'Welcome',
  beginsAt: (time) => `We begin at ${time}.`,
  pause: 'Break',
  goesOnAt: (time) => `We go on at ${time}.`,
  rules: 'Our rules',
  minutesLeft: (count) => (count === 1 ? '1 minute left' : `${count} minutes left`),
  lessThanAMinute: 'less than a minute left',
  timeOver: 'Time is up. We still listen to the end.',
  noBut: 'No buts!',
  silence: 'It is quiet now, and that is on purpose.',
  parkedIdeas: 'Ideas we keep',
  page: (page, pages) => `Page ${page} of ${pages}`,
  cardOf: (number, count) => `Card ${number} of ${count}`,
  groups: 'Groups',
  group: 'Group',
  people: (count) => (count === 1 ? '1 person' : `${count} people`),
  phases: 'Schedule',
  phaseOf: (phase, number, count) => `${phase}, part ${number} of ${count}`,
  goesOnSoon: 'We go on soon.',
  more: (count) => `and ${count} more`,
  cardKinds: {
    critique: 'Criticism',
    wish: 'Wish',
    idea: 'Idea',
    question: 'Question',
    need: 'Need',
    strength: 'Strength',
    weakness: 'Weakness',
    opportunity: 'Opportunity',
    risk: 'Risk',
    quote: 'Quote',
    note: 'Note',
  },
  thanks: 'Thank you for being here!',
  waiting: 'One moment, please. The picture will be there soon.',
}

const simple: HallWords = {
  ...german,
  ...resultWords['de-simple'],
  welcome: 'Guten Tag',
  goesOnAt: (time) => `Um ${time} Uhr machen wir weiter.`,
  timeOver: 'Die Zeit ist zu Ende. Sie dürfen noch fertig sprechen.',
  noBut: 'Bitte kein Aber!',
  silence: 'Jetzt ist es still. Denken Sie in Ruhe nach.',
  parkedIdeas: 'Ideen für später',
  phases: 'Das machen wir heute',
  thanks: 'Danke, dass Sie da waren!',
  waiting: 'Bitte warten Sie kurz.',
}

/** The words of the hall per language of the heading (`heading.hallLanguage`). */
export const hallWords: Record<'de' | 'en' | 'de-simple', HallWords> = {
  de: german,
  en: english,
  'de-simple': simple,
}
