/** Which questions were changed elsewhere, and since when; nobody has to trust a clock. */
import { decodeStateVector, Map as SharedMap, type Doc, type YEvent } from 'yjs'
import { surveyRecords } from './survey.ts'

/** The questions to which these records belong; `undefined` for what is no record. */
function questionOf(id: string, record: unknown, isCode: boolean): string | undefined {
  if (!isCode) return id
  const question: unknown = record instanceof SharedMap ? record.get('question') : undefined
  return typeof question === 'string' ? question : undefined
}

/** Ids of questions of which something was not here at the noted moment (`momentOf`), answers and rows included. */
export function questionsSince(doc: Doc, moment: Uint8Array): string[] {
  const known = decodeStateVector(moment)
  const { questions, codes } = surveyRecords(doc)
  const found = new Set<string>()
  for (const { map, isCode } of [
    { map: questions.map, isCode: false },
    { map: codes.map, isCode: true },
  ]) {
    for (const [id, record] of map.entries() as Iterable<[string, unknown]>) {
      if (!(record instanceof SharedMap)) continue
      const made = [record._item, ...record._map.values()]
      const isSince = made.some((item) => item && item.id.clock >= (known.get(item.id.client) ?? 0))
      const question = isSince ? questionOf(id, record, isCode) : undefined
      if (question !== undefined) found.add(question)
    }
  }
  return [...found]
}

/** Calls back with the questions of which something changes, and says whether that was done in this window. */
export function observeQuestions(
  doc: Doc,
  came: (questions: string[], isOwn: boolean) => void,
): () => void {
  const { questions, codes } = surveyRecords(doc)
  const watch = (map: typeof questions.map, isCode: boolean) => {
    const listen = (events: YEvent<SharedMap<unknown>>[]) => {
      const ids = events.flatMap(({ path, changes }) =>
        path.length > 0 ? [String(path[0])] : [...changes.keys.keys()],
      )
      const own = [...new Set(ids)].flatMap((id) => questionOf(id, map.get(id), isCode) ?? [])
      const isOwn = events.every(({ transaction }) => transaction.local)
      if (own.length > 0) came(own, isOwn)
    }
    map.observeDeep(listen as Parameters<typeof map.observeDeep>[0])
    return () => map.unobserveDeep(listen as Parameters<typeof map.observeDeep>[0])
  }
  const stops = [watch(questions.map, false), watch(codes.map, true)]
  return () => stops.forEach((stop) => stop())
}
