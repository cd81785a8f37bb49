/** German words of the files that other map programs read: GeoJSON, GPX, KML. */

export const placesDocuments = {
  /** Word in the names of files. */
  kind: 'Beobachtungen',
  number: 'Nummer',
  accuracy: 'Genauigkeit in Metern',
  places: 'Beobachtungen',
  ways: 'Wege',
  /** Before the list of what lies nowhere on the earth, in a format that has no place for it. */
  placeless: 'Ohne Ort auf der Karte',
  /** Columns of an observation. */
  columns: {
    valence: 'Wertung',
    category: 'Kategorie',
    quote: 'Zitat',
    proposal: 'Vorschlag',
    responsible: 'Zuständigkeit',
    stop: 'Stopp',
    position: 'Lage',
    state: 'Stand',
    day: 'Tag',
  },
  valences: { good: 'gut', bad: 'stört', idea: 'Idee', barrier: 'Barriere' },
  states: { open: 'offen', ordered: 'beauftragt', fixed: 'behoben' },
  /** Where only the stop is known. */
  atStop: 'am Stopp, nicht genauer bekannt',
  onPlan: 'vom Plan übertragen',
  onPlanOnly: 'nur auf dem Plan eingetragen',
}
