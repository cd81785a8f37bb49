/** Words of the screens that show what a walk is taken home as: Begehungsprotokoll and map to print. */
export const walkReport = {
  which: 'Was möchten Sie sehen?',
  views: {
    walk: 'Begehungsprotokoll',
    map: 'Karte zum Drucken',
    results: 'Ergebnisprotokoll',
  },
  gathering: 'Karte und Fotos werden geholt …',
  without: 'Ohne Bilder weiter',
  again: 'Karte und Fotos holen',
  /** Photos that are not in it, and why. */
  undecided: (count: number) =>
    count === 1
      ? 'Ein Foto fehlt hier: Niemand hat geprüft, ob Personen zu sehen sind.'
      : `${String(count)} Fotos fehlen hier: Niemand hat geprüft, ob Personen zu sehen sind.`,
  held: (count: number) =>
    count === 1
      ? 'Ein Foto bleibt auf den Geräten: Personen sind zu erkennen, die Einwilligung fehlt.'
      : `${String(count)} Fotos bleiben auf den Geräten: Personen sind zu erkennen, die Einwilligung fehlt.`,
  withoutAlt: (count: number) =>
    count === 1
      ? 'Bei einem Foto steht nicht, was zu sehen ist.'
      : `Bei ${String(count)} Fotos steht nicht, was zu sehen ist.`,
  paper: 'Papier',
  papers: { a4: 'A4 quer', a3: 'A3 quer' },
  printMap: 'Karte drucken',
  drawing: 'Die Karte wird gezeichnet …',
  noMap: 'Für diesen Spaziergang gibt es keine Karte. Das Begehungsprotokoll nennt alle Orte.',
  mapElsewhere:
    'Die Karte liegt nicht ganz auf diesem Gerät. Verbinden Sie sich mit dem Gerät, das sie hat.',
}
