/** Words of the thread: where a measure comes from, and what became of a card. */
export const lineage = {
  origin: 'Woher kommt das?',
  outcome: 'Was wurde daraus?',
  knots: {
    need: 'Bedarf',
    critique: 'Kritik',
    cluster: 'Stapel',
    reversal: 'Umgekehrt',
    idea: 'Idee',
    card: 'Weitere Karten',
    sheet: 'Skizze',
    measure: 'Maßnahme',
  },
  noDots: 'ohne Punkte',
  unknown: 'Mit dieser Maßnahme ist noch keine Karte verbunden.',
  openSince: (day: string) => `offen seit ${day}`,
  open: 'noch offen',
}
