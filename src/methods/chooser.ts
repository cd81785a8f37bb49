/** The table "What do you want, with how many people, in how much time" that leads to a method. */
import type { Language } from '#schema/language.ts'

/** A text that the facilitator reads while choosing. */
type Text = Record<Exclude<Language, 'de-simple'>, string>

/** One row of the chooser. `available` false: the method is not in this version and is shown as "folgt". */
export interface ChooserRow {
  /** Id of the method, also of one that is still to come. */
  id: string
  title: Text
  /** What somebody wants. */
  purpose: Text
  /** A range with a note; it never blocks because of a number. */
  group: Text
  time: Text
  /** Numbers for sorting only: from how many people to how many, and the least time in minutes. */
  people: [number, number]
  leastMinutes: number
  available: boolean
}

/** All rows in the order of the handbook (methods, section 3). */
export const chooserRows: ChooserRow[] = [
  {
    id: 'zukunftswerkstatt',
    title: { de: 'Zukunftswerkstatt', en: 'Future workshop' },
    purpose: {
      de: 'Neue Ideen – die Leute sind verärgert, aber bereit',
      en: 'New ideas – people are annoyed, but willing',
    },
    group: { de: '8–25 Personen (mit Tischen bis 50)', en: '8–25 people (up to 50 with tables)' },
    time: { de: '2,5 Stunden bis 2 Tage', en: '2.5 hours to 2 days' },
    people: [8, 50],
    leastMinutes: 150,
    available: true,
  },
  {
    id: 'schreibgespraech',
    title: { de: 'Schreibgespräch', en: 'Silent written dialogue' },
    purpose: {
      de: 'Die Leisen hören, ein hitziges Thema beruhigen',
      en: 'Hear the quiet ones, calm a heated topic',
    },
    group: { de: '5–30 Personen', en: '5–30 people' },
    time: { de: '30–70 Minuten', en: '30–70 minutes' },
    people: [5, 30],
    leastMinutes: 30,
    available: false,
  },
  {
    id: 'quartiersspaziergang',
    title: { de: 'Quartiersspaziergang', en: 'Neighbourhood walk' },
    purpose: {
      de: 'Den Ort mit den Augen derer sehen, die ihn nutzen',
      en: 'See the place through the eyes of its users',
    },
    group: { de: '6–15 Personen je Gruppe', en: '6–15 people per group' },
    time: { de: '2–3 Stunden', en: '2–3 hours' },
    people: [6, 60],
    leastMinutes: 120,
    available: true,
  },
  {
    id: 'buergerbefragung',
    title: { de: 'Bürgerbefragung', en: 'Citizen survey' },
    purpose: { de: 'Zahlen oder viele Stimmen', en: 'Numbers or many voices' },
    group: { de: 'Das ganze Dorf', en: 'The whole village' },
    time: { de: '2–10 Wochen', en: '2–10 weeks' },
    people: [30, 20000],
    leastMinutes: 20160,
    available: true,
  },
  {
    id: 'runder-tisch-austausch',
    title: { de: 'Runder Tisch (Austausch)', en: 'Round table (exchange)' },
    purpose: {
      de: 'Austausch zwischen Einrichtungen und Vereinen',
      en: 'Exchange between organisations',
    },
    group: { de: '10–30 Personen', en: '10–30 people' },
    time: { de: '2–3 Stunden', en: '2–3 hours' },
    people: [10, 30],
    leastMinutes: 120,
    available: false,
  },
  {
    id: 'runder-tisch-konsens',
    title: { de: 'Runder Tisch (Konsens)', en: 'Round table (consensus)' },
    purpose: {
      de: 'Eine Lösung zwischen widerstreitenden Interessen',
      en: 'A solution between conflicting interests',
    },
    group: { de: '10–25 Personen', en: '10–25 people' },
    time: { de: 'Mehrmals 3 Stunden', en: 'Several times 3 hours' },
    people: [10, 25],
    leastMinutes: 540,
    available: false,
  },
  {
    id: 'world-cafe',
    title: { de: 'World Café', en: 'World café' },
    purpose: {
      de: 'Viele Menschen, mehrere Themen, kein Konflikt',
      en: 'Many people, several topics, no conflict',
    },
    group: { de: '12–200 Personen', en: '12–200 people' },
    time: { de: '2–3 Stunden', en: '2–3 hours' },
    people: [12, 200],
    leastMinutes: 120,
    available: false,
  },
  {
    id: 'fokusgruppe',
    title: { de: 'Fokusgruppe', en: 'Focus group' },
    purpose: { de: 'In die Tiefe mit einer Zielgruppe', en: 'Depth from one target group' },
    group: { de: '6–12 Personen', en: '6–12 people' },
    time: { de: '1,5–2 Stunden', en: '1.5–2 hours' },
    people: [6, 12],
    leastMinutes: 90,
    available: false,
  },
  {
    id: 'sozialraumkonferenz',
    title: { de: 'Sozialraumkonferenz', en: 'Social-area conference' },
    purpose: {
      de: 'Jährliche Bedarfe und Maßnahmen eines Sozialraums',
      en: 'Yearly needs and measures of a social area',
    },
    group: { de: '30–80 Personen', en: '30–80 people' },
    time: { de: '3 Stunden', en: '3 hours' },
    people: [30, 80],
    leastMinutes: 180,
    available: false,
  },
  {
    id: 'szenariotechnik',
    title: { de: 'Szenariotechnik', en: 'Scenario technique' },
    purpose: {
      de: 'In Alternativen und auf lange Sicht denken',
      en: 'Think in alternatives, with a long horizon',
    },
    group: { de: '8–24 Personen', en: '8–24 people' },
    time: { de: '1–2 Tage', en: '1–2 days' },
    people: [8, 24],
    leastMinutes: 480,
    available: false,
  },
  {
    id: 'zukunftskonferenz',
    title: { de: 'Zukunftskonferenz', en: 'Future search' },
    purpose: {
      de: 'Alle Beteiligten einigen sich auf eine Richtung',
      en: 'The whole system agrees on a direction',
    },
    group: { de: '36–81 Personen', en: '36–81 people' },
    time: { de: '2,5 Tage', en: '2.5 days' },
    people: [36, 81],
    leastMinutes: 1200,
    available: false,
  },
  {
    id: 'planungszelle',
    title: { de: 'Planungszelle', en: 'Planning cell' },
    purpose: {
      de: 'Ein abgewogenes Urteil von Bürgerinnen und Bürgern',
      en: 'A considered verdict of lay citizens',
    },
    group: { de: '25 Personen je Zelle', en: '25 people per cell' },
    time: { de: '2–4 Tage', en: '2–4 days' },
    people: [25, 500],
    leastMinutes: 960,
    available: false,
  },
  {
    id: 'swot',
    title: { de: 'SWOT-Analyse', en: 'SWOT analysis' },
    purpose: { de: 'Wissen, wo wir stehen', en: 'Know where we stand' },
    group: { de: '6–20 Personen', en: '6–20 people' },
    time: { de: '2,5 Stunden', en: '2.5 hours' },
    people: [6, 20],
    leastMinutes: 150,
    available: false,
  },
  {
    id: 'akteursanalyse',
    title: { de: 'Akteurs- und Netzwerkanalyse', en: 'Stakeholder and network analysis' },
    purpose: { de: 'Wissen, wer dabei sein muss', en: 'Know who must be in' },
    group: { de: '3–12 Personen', en: '3–12 people' },
    time: { de: '2 Stunden', en: '2 hours' },
    people: [3, 12],
    leastMinutes: 120,
    available: false,
  },
  {
    id: 'kollegiale-beratung',
    title: { de: 'Kollegiale Beratung', en: 'Peer consultation' },
    purpose: {
      de: 'Eine Kollegin oder ein Kollege kommt nicht weiter',
      en: 'A colleague is stuck',
    },
    group: { de: '5–10 Personen', en: '5–10 people' },
    time: { de: '45 Minuten', en: '45 minutes' },
    people: [5, 10],
    leastMinutes: 45,
    available: false,
  },
  {
    id: 'prozessreflexion',
    title: { de: 'Prozessreflexion, Qualitätszirkel', en: 'Process reflection, quality circle' },
    purpose: { de: 'Anschauen, wie wir zusammenarbeiten', en: 'Look at how we work together' },
    group: { de: '5–25 Personen', en: '5–25 people' },
    time: { de: '45–90 Minuten', en: '45–90 minutes' },
    people: [5, 25],
    leastMinutes: 45,
    available: false,
  },
  {
    id: 'massnahmenplan',
    title: { de: 'SMART-Ziele, Maßnahmenplan', en: 'SMART goals, action plan' },
    purpose: { de: 'Etwas verbindlich machen', en: 'Make it binding' },
    group: { de: '3–15 Personen', en: '3–15 people' },
    time: { de: '60–90 Minuten', en: '60–90 minutes' },
    people: [3, 15],
    leastMinutes: 60,
    available: false,
  },
]
