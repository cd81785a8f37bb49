/** Ids for the rows of a table: the same file makes the same ones, so that it counts once however often it is read. */
import type { OpenSurvey } from '#documents/ports.ts'
import type { Version } from '#documents/survey.ts'
import type { Response } from '#schema/answer.ts'
import { sha256, toBase64url, toUtf8 } from '#vault/bytes.ts'

/** What a file is known by. */
export async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64url(await sha256(bytes))
}

/**
 * Rows that are not in the survey yet, with their ids, and how many are. What was taken back gets other ids, and can
 * come again.
 */
export async function marked(
  responses: readonly Response[],
  answers: OpenSurvey['answers'],
  { hash, pretest }: Pick<Version, 'hash' | 'pretest'>,
  digest: string,
): Promise<{ fresh: Response[]; known: number }> {
  const idOf = async (at: number, time: number) => {
    const text = `table ${hash} ${digest} ${String(at)} ${String(time)}`
    return toBase64url((await sha256(toUtf8(text))).slice(0, 16))
  }
  const { responses: here, replaced } = await answers.open()
  const known = new Set(here.map(({ id }) => id))
  const gone = new Set(replaced.map(({ id }) => id))
  const fresh: Response[] = []
  for (const [at, one] of responses.entries()) {
    let id = await idOf(at, 0)
    for (let time = 1; gone.has(id); time++) id = await idOf(at, time)
    if (!known.has(id)) fresh.push({ ...one, id, ...(pretest ? { trial: true } : {}) })
  }
  return { fresh, known: responses.length - fresh.length }
}
