/** Files are packed in a thread of their own: the page stays alive, and can stop it. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { exportList, type Export } from '#exports/index.ts'
import { run } from '#exports/jobs.ts'
import { minutesOf } from '#exports/minutes.ts'
import { pack } from '#exports/packing.ts'
import { addCardTo, richSnapshot, testContext } from '../../client/snapshot.ts'

function exportOf(id: Export['id']): Export {
  const found = exportList.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}

function crowdedSnapshot(cards = 1000) {
  const snapshot = richSnapshot()
  for (let card = 0; card < cards; card += 1) {
    const text = `Nach 18 Uhr fährt kein Bus mehr (${String(card)})`
    addCardTo(snapshot, 'kritik-karten', 'critique', text)
  }
  return snapshot
}

/** Counts the threads of a test; `find` says where their file is sought. */
function countThreads(find = (url: string | URL) => url): { started: number; ended: number } {
  const threads = { started: 0, ended: 0 }
  const counted = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      threads.started += 1
      super(find(url), options)
    }
    override terminate() {
      threads.ended += 1
      super.terminate()
    }
  }
  vi.stubGlobal('Worker', counted)
  onTestFinished(() => void vi.unstubAllGlobals())
  return threads
}

/** The longest time in milliseconds in which the page could do nothing else. */
async function longestPause(work: () => Promise<unknown>): Promise<number> {
  const channel = new MessageChannel()
  let [last, longest, isOver] = [performance.now(), 0, false]
  channel.port1.onmessage = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (!isOver) channel.port2.postMessage('')
  }
  channel.port2.postMessage('')
  await work()
  longest = Math.max(longest, performance.now() - last)
  isOver = true
  channel.port1.close()
  return longest
}

/** Others use this machine, too: the best of several times is what the work itself takes. */
async function best(times: number, measure: () => Promise<number>): Promise<number> {
  const values: number[] = []
  for (let time = 0; time < times; time += 1) values.push(await measure())
  return Math.min(...values)
}

test('the page pauses far shorter than if it packed the DOCX of 1,000 cards itself', async () => {
  const job = { kind: 'docx' as const, document: minutesOf(crowdedSnapshot(), testContext) }
  const threads = countThreads()
  const inPage = await best(3, () => longestPause(() => run(job, {})))
  expect(threads.started).toBe(0)
  const inThread = await best(3, () => longestPause(() => pack(job)))
  expect(threads).toEqual({ started: 3, ended: 3 })
  expect(inThread / inPage).toBeLessThan(0.5)
})

test.each(['minutes-docx', 'minutes-odt', 'cards-csv', 'measures-csv'] as const)(
  '%s comes out of the thread as the page would make it',
  async (id) => {
    const threads = countThreads()
    const shares: number[] = []
    const progress = (share: number) => shares.push(share)
    const packed = await exportOf(id).make(richSnapshot(), testContext, { progress })
    expect(threads.started).toBe(1)
    expect(shares.at(-1)).toBe(1)
    expect(shares).toEqual([...shares].sort((left, right) => left - right))
    countThreads(() => {
      throw new DOMException('refused', 'SecurityError')
    })
    const made = await exportOf(id).make(richSnapshot(), testContext)
    if (id.endsWith('csv')) expect(packed).toEqual(made)
    else expect(Math.abs(packed.length - made.length)).toBeLessThan(50)
  },
)

test('a thread that cannot load its file leaves the packing to the page', async () => {
  countThreads(() => '/there-is-no-such-thread.js')
  const bytes = await exportOf('minutes-odt').make(richSnapshot(), testContext)
  expect(String.fromCharCode(...bytes.slice(0, 2))).toBe('PK')
})

test('a stop ends the thread at once', async () => {
  const threads = countThreads()
  const stop = new AbortController()
  const progress = () => stop.abort(new Error('genug'))
  const document = minutesOf(crowdedSnapshot(), testContext)
  const packing = pack({ kind: 'docx', document }, { progress, signal: stop.signal })
  await expect(packing).rejects.toThrow('genug')
  expect(threads.ended).toBe(threads.started)
  const late = pack({ kind: 'docx', document }, { signal: stop.signal })
  await expect(late).rejects.toThrow('genug')
})

test('a job that fails in the thread fails for the page, and is not tried again there', async () => {
  const threads = countThreads()
  const broken = { ...minutesOf(richSnapshot(), testContext), sections: 'none' }
  const packing = pack({ kind: 'odt', document: broken as never })
  await expect(packing).rejects.toThrow(/sections|iterable|entries|at/)
  expect(threads.ended).toBe(1)
})
