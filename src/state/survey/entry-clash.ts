/** Numbers that two devices gave out: the sheets are the same ones, or others; either way each entry stays. */
import type { Response } from '#schema/answer.ts'
import { batchBeside, type Clash } from '#survey/paper-clash.ts'
import { sha256, toBase64url, toUtf8 } from '#vault/bytes.ts'

/** `same`: the others are second entries, and what differs is settled. `others`: they go to a pile of their own. */
export type ClashChoice = 'same' | 'others'

/**
 * Answers that stand for all but one of each number. Every device that decides the same makes the same ones, under
 * the same ids: decided twice, it still counts once.
 */
export async function decided(clashes: readonly Clash[], choice: ClashChoice): Promise<Response[]> {
  const making = clashes.flatMap(({ batch, others }) =>
    others.map(async (one, at): Promise<Response> => {
      const id = await idAfter(one.id, choice)
      const copy = { ...one, id, replaces: [one.id] }
      if (choice === 'same') return { ...copy, second: true }
      return { ...copy, batch: batchBeside(batch, at) }
    }),
  )
  return Promise.all(making)
}

/** 16 bytes, from the id of the entry that it stands for. */
async function idAfter(id: string, choice: ClashChoice): Promise<string> {
  return toBase64url((await sha256(toUtf8(`paper ${choice} ${id}`))).slice(0, 16))
}
