/** Words of needs: what a result of a survey means, and what follows from it. */
export const needs = {
  title: 'Bedarfe',
  affected: (whom: string) => `Für ${whom}`,
  /** Only a survey has a number of answers. */
  evidence: (finding: string, n: number) =>
    n > 0 ? `Beleg: ${finding} (n = ${String(n)})` : `Beleg: ${finding}`,
  result: 'Ergebnis ansehen',
  resultElsewhere:
    'Dieses Ergebnis liegt nicht auf diesem Gerät: Sie sehen es dort, wo die Befragung ausgewertet wird.',
  plan: 'Maßnahme daraus machen',
  edit: 'Ändern',
  editNamed: (title: string) => `Maßnahme ändern: ${title}`,
  editTitle: 'Maßnahme ändern',
  from: (need: string) => `Bedarf: ${need}`,
  agreed: 'Die Gruppe hat das vereinbart',
  save: 'Festhalten',
  remove: 'Weglegen',
  takenAway: (title: string) => `Weggelegt: ${title}`,
  trash: (count: number) => `Weggelegte Bedarfe (${String(count)})`,
  trashTitle: 'Weggelegte Bedarfe',
  trashHint: 'Hier ist nichts gelöscht: Beleg und Maßnahmen kommen mit zurück.',
  adoptHead: 'Aus den Bedarfen',
  faults: {
    title: 'Bitte schreiben Sie auf, was getan wird.',
    lead: 'Vereinbart ist etwas erst, wenn klar ist, wer federführend ist.',
    until: 'Vereinbart ist etwas erst, wenn klar ist, bis wann.',
    tooLong: 'Das ist zu lang. Es wurde nichts geändert.',
  },
}
