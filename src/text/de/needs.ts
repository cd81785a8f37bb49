/** Words of needs: what a result of a survey means, and what follows from it. */
export const needs = {
  title: 'Bedarfe aus Befragungen',
  affected: (whom: string) => `Für ${whom}`,
  evidence: (finding: string, n: number) => `Beleg: ${finding} (n = ${String(n)})`,
  result: 'Ergebnis ansehen',
  plan: 'Maßnahme daraus machen',
  edit: 'Ändern',
  editNamed: (title: string) => `Maßnahme ändern: ${title}`,
  editTitle: 'Maßnahme ändern',
  from: (need: string) => `Bedarf: ${need}`,
  agreed: 'Die Gruppe hat das vereinbart',
  save: 'Festhalten',
  remove: 'Weglegen',
  adoptHead: 'Bedarfe aus Befragungen',
  faults: {
    title: 'Bitte schreiben Sie auf, was getan wird.',
    lead: 'Vereinbart ist etwas erst, wenn klar ist, wer federführend ist.',
    until: 'Vereinbart ist etwas erst, wenn klar ist, bis wann.',
    tooLong: 'Das ist zu lang. Es wurde nichts geändert.',
  },
}
