/** Words of needs: what a result of a survey means, and what follows from it. */
import type { Messages } from '#text/german.ts'

export const needs: Messages['needs'] = {
  title: 'Needs',
  affected: (whom) => `For ${whom}`,
  evidence: (finding, n) =>
    n > 0 ? `Evidence: ${finding} (n = ${String(n)})` : `Evidence: ${finding}`,
  result: 'See the result',
  resultElsewhere: 'This result is not on this device: you see it where the survey is evaluated.',
  plan: 'Make it a measure',
  edit: 'Change',
  editNamed: (title) => `Change the measure: ${title}`,
  editTitle: 'Change the measure',
  from: (need) => `Need: ${need}`,
  agreed: 'The group has agreed on this',
  save: 'Keep',
  remove: 'Put away',
  takenAway: (title) => `Put away: ${title}`,
  trash: (count) => `Needs put away (${String(count)})`,
  trashTitle: 'Needs put away',
  trashHint: 'Nothing is deleted here: evidence and measures come back, too.',
  adoptHead: 'From the needs',
  faults: {
    title: 'Please write down what will be done.',
    lead: 'It is agreed only when it is clear who takes the lead.',
    until: 'It is agreed only when it is clear by when.',
    tooLong: 'That is too long. Nothing was changed.',
  },
}
