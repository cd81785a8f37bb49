/** What can be done with polls. What is counted stays on the device until it is handed in as totals. */
import type { Doc } from 'yjs'
import type { Id } from '#schema/id.ts'
import type { Poll, PollOption, Tally } from '#schema/poll.ts'
import { change, edit, write } from '#documents/edit.ts'
import { workshopRecords } from '#documents/workshop.ts'

/** What a poll consists of besides its id. */
export type NewPoll = Pick<
  Poll,
  'step' | 'question' | 'activity' | 'options' | 'dotsPerPerson' | 'mostPerOption'
>

/** Makes the poll of a step; its id is the step's, so that two devices make it once. */
export function makePoll(doc: Doc, poll: NewPoll): Id {
  edit(doc, () => write(workshopRecords(doc).polls.map, poll.step, { ...poll, id: poll.step }))
  return poll.step
}

/** Changes question, number of dots or options before the poll is closed. */
export function changePoll(doc: Doc, id: Id, fields: Partial<NewPoll>): void {
  const record = workshopRecords(doc).polls.map.get(id)
  if (record) edit(doc, () => change(record, fields))
}

/** The fewest people a tally may stand for: the totals of one person would be that person's dots. */
export const fewestVoters = 2

/**
 * Hands in what was counted: totals per option, voters, unused dots. Nothing per person; options without
 * dots are 0. The paper on the wall is counted once, so its count bears the id of the poll: counting again,
 * in whichever window, corrects it instead of doubling it. A device that counts other ballots has its own id.
 * Throws for negative or broken numbers and for a single voter (formats, section 5).
 */
export function handInTally(
  doc: Doc,
  tally: Pick<Tally, 'poll' | 'totals' | 'voters' | 'unused'>,
  id: Id = tally.poll,
): Id {
  const numbers = [...Object.values(tally.totals), tally.voters, tally.unused]
  if (!numbers.every((number) => Number.isSafeInteger(number) && number >= 0)) {
    throw new Error('Punkte, Personen und übrige Punkte sind ganze Zahlen ab 0.')
  }
  if (tally.voters < fewestVoters) {
    throw new Error('Ein Ergebnis von nur einer Person wird nicht festgehalten.')
  }
  edit(doc, () => write(workshopRecords(doc).tallies.map, id, { ...tally, id }))
  return id
}

/** The sum of all tallies of a poll. */
export function sumTallies(
  doc: Doc,
  poll: Id,
): { totals: Record<Id, number>; voters: number; unused: number } {
  const sum = { totals: {} as Record<Id, number>, voters: 0, unused: 0 }
  for (const tally of workshopRecords(doc).tallies.list()) {
    if (tally.poll !== poll) continue
    sum.voters += tally.voters
    sum.unused += tally.unused
    for (const [option, dots] of Object.entries(tally.totals)) {
      sum.totals[option] = (sum.totals[option] ?? 0) + dots
    }
  }
  return sum
}

/**
 * The options that go on: the best `least` to `most`, and everything that has as many dots as the last
 * of them (ties are carried over together; methods, section 4.1 handovers). Options without dots never.
 */
export function carriedOver(
  options: readonly PollOption[],
  totals: Record<Id, number>,
  least: number,
  most: number,
): PollOption[] {
  const dots = (option: PollOption) => totals[option.id] ?? 0
  const ranked = options.filter((option) => dots(option) > 0).sort((a, b) => dots(b) - dots(a))
  const first = ranked.slice(0, most)
  const last = first.at(Math.min(least, first.length) - 1)
  if (!last) return []
  return ranked.filter((option) => dots(option) >= dots(last))
}
