/** Any file becomes a small upright JPEG that says nothing else, or one reason why not; the page stays alive meanwhile. */
import { PhotoRefused } from '#photo/fault.ts'
import { Intake } from '#state/photo/intake.ts'
import { PhotoQueue } from '#state/photo/queue.svelte.ts'
import { addressOf } from '#vault/bytes.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  cornersOf,
  lying,
  markersOf,
  noise,
  pixelsOf,
  quarters,
  withSegments,
} from '../../client/pictures.ts'
import { boxes, exif, jpeg, png, says, segment, xmp } from '../../unit/photo/bytes.ts'

let intake: Intake
beforeEach(() => (intake = new Intake()))
afterEach(() => {
  intake.end()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const blob = (bytes: Uint8Array | string) => new Blob([bytes as BlobPart])
const asBlob = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes], { type: 'image/jpeg' })

/** Equal for equal bytes; so long ones are not printed when they differ. */
const nameOf = (bytes: Uint8Array | undefined) => addressOf(bytes ?? new Uint8Array())

/** No thread: an old browser. */
function withoutThread(): void {
  vi.stubGlobal('Worker', undefined)
}

/** Clockwise from the upper left, which corner of the file is seen there. */
const seen: Record<number, number[]> = {
  1: [0, 1, 2, 3],
  2: [1, 0, 3, 2],
  3: [2, 3, 0, 1],
  4: [3, 2, 1, 0],
  5: [0, 3, 2, 1],
  6: [3, 0, 1, 2],
  7: [2, 1, 0, 3],
  8: [1, 2, 3, 0],
}

describe.each(['in a thread', 'in the page'])('%s', (place) => {
  beforeEach(() => {
    if (place === 'in the page') withoutThread()
  })

  test('a photo stands upright, however the camera was held', async () => {
    const file = await quarters(640, 320)
    for (const [orientation, expected] of Object.entries(seen)) {
      const { picture, small, width, height } = await intake.take(
        await lying(file, Number(orientation)),
      )
      expect(await cornersOf(asBlob(picture)), orientation).toEqual(expected)
      expect(small && (await cornersOf(asBlob(small))), orientation).toEqual(expected)
      const isExchanged = Number(orientation) >= 5
      expect([width, height]).toEqual(isExchanged ? [320, 640] : [640, 320])
    }
  })

  test('place, time, camera and remarks are gone from every byte', async () => {
    const words = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0))
    const file = await withSegments(await quarters(400, 300), [
      ...exif(1),
      ...xmp,
      ...segment(0xed, words('Photoshop 3.0\x008BIM Erika GPS')),
      ...segment(0xfe, words('Erika GPS 51.28')),
    ])
    const behind = new Blob([file, jpeg(exif(1)) as BlobPart, 'MotionPhoto GPS'])
    expect(says(new Uint8Array(await behind.arrayBuffer()), 'MotionPhoto')).toBe(true)
    const { picture, small } = await intake.take(behind)
    for (const bytes of [picture, small ?? picture]) {
      for (const word of ['Exif', 'GPS', 'xmp', 'Erika', '8BIM', 'MotionPhoto'])
        expect(says(bytes, word), word).toBe(false)
      const others = markersOf(bytes).filter(
        (code) => (code > 0xe0 && code <= 0xef) || code === 0xfe,
      )
      expect(others).toEqual([])
    }
  })

  test('12 megapixels that no JPEG makes small stay within 1600 pixels and 300 KB', async () => {
    const file = await noise(4000, 3000)
    expect(file.size).toBeGreaterThan(3_000_000)
    const { picture, small, width, height } = await intake.take(file)
    expect(Math.max(width, height)).toBeLessThanOrEqual(1600)
    expect(width / height).toBeCloseTo(4 / 3, 2)
    expect(picture.length).toBeLessThanOrEqual(300 * 1024)
    expect(small?.length).toBeLessThanOrEqual(48 * 1024)
    const { width: shown, height: high } = await pixelsOf(asBlob(picture))
    expect([shown, high]).toEqual([width, height])
  })

  test('what is transparent becomes white, and a name says nothing', async () => {
    const canvas = new OffscreenCanvas(300, 200)
    canvas.getContext('2d')
    const drawn = await canvas.convertToBlob({ type: 'image/png' })
    const { picture } = await intake.take(new File([drawn], 'IMG_1.heic', { type: 'image/heic' }))
    expect([...(await pixelsOf(asBlob(picture))).data.slice(0, 3)]).toEqual([255, 255, 255])
  })

  test('what is covered is gone: two photos that differ only there become the same bytes', async () => {
    const face = (colour: string) => (context: OffscreenCanvasRenderingContext2D) => {
      context.fillStyle = colour
      context.fillRect(700, 500, 160, 160)
    }
    const files = [
      await noise(1600, 1200, face('#c86'), 'image/png'),
      await noise(1600, 1200, face('#28f'), 'image/png'),
    ]
    const stroke = {
      kind: 'brush',
      width: 0.15,
      points: [
        { x: 0.48, y: 0.48 },
        { x: 0.5, y: 0.49 },
      ],
    } as const
    const black = { kind: 'black', frame: { x: 0.42, y: 0.4, width: 0.14, height: 0.17 } } as const
    const dot = { kind: 'brush', width: 0.2, points: [{ x: 0.4875, y: 0.4833 }] } as const
    for (const covers of [[stroke], [dot], [black]]) {
      const [one, two] = await Promise.all(files.map((file) => intake.take(file, { covers })))
      expect(await nameOf(one?.picture)).toBe(await nameOf(two?.picture))
      expect(await nameOf(one?.small)).toBe(await nameOf(two?.small))
    }
    const [one, two] = await Promise.all(files.map((file) => intake.take(file)))
    expect(await nameOf(one?.picture)).not.toBe(await nameOf(two?.picture))
  })

  test('of a frame that was made coarse only a few fields of one colour are left', async () => {
    const frame = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 }
    const { picture } = await intake.take(await noise(1600, 1200), {
      covers: [{ kind: 'coarse', frame }],
    })
    const { data, width, height } = await pixelsOf(asBlob(picture))
    // Within a field, away from its edges, nothing is left of the noise.
    const [left, top] = [Math.round(width / 4), Math.round(height / 4)]
    // Four beside each other, three below: each about as high as it is wide.
    const [wide, high] = [width / 8, height / 6]
    for (let field = 0; field < 12; field += 1) {
      const values: number[] = []
      for (let y = 24; y < high - 24; y += 1)
        for (let x = 24; x < wide - 24; x += 1) {
          const at =
            ((top + Math.floor(field / 4) * high + y) | 0) * width +
            ((left + (field % 4) * wide + x) | 0)
          values.push(data[at * 4] ?? 0)
        }
      expect(Math.max(...values) - Math.min(...values)).toBeLessThanOrEqual(4)
    }
  })

  test.each([
    ['empty', () => blob('')],
    ['no-picture', () => blob('Kein Bild')],
    ['no-picture', () => blob('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['heic', () => blob(boxes(['heic', 'mif1'], [[4032, 3024]]))],
    ['animated', () => blob('GIF89a\x01\x00\x01\x00')],
    ['animated', () => blob(png(40, 30, ['acTL', 'IDAT', 'IEND']))],
    ['too-large', () => blob(jpeg([], 12_000, 10_000))],
    ['too-large', () => blob(png(60_000, 60_000))],
    ['broken', () => blob(png(4000, 3000))],
    ['broken', () => blob(boxes(['avif'], [[400, 300]]))],
    ['broken', async () => (await quarters(2000, 1500)).slice(0, 9000)],
  ] as const)('%s is refused with one reason, and the next photo is taken', async (fault, make) => {
    const refused = await intake.take(await make()).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(PhotoRefused)
    expect(refused).toMatchObject({ fault })
    const { width } = await intake.take(await quarters(20, 10))
    expect(width).toBe(20)
  })

  test('whoever stops it gets nothing, and the next photo is taken', async () => {
    const stop = new AbortController()
    const shares: number[] = []
    const taking = intake.take(
      await noise(3000, 2000),
      {},
      {
        signal: stop.signal,
        progress: (share) => {
          shares.push(share)
          stop.abort(new DOMException('Stopped.', 'AbortError'))
        },
      },
    )
    await expect(taking).rejects.toHaveProperty('name', 'AbortError')
    expect(shares).toHaveLength(1)
    await expect(intake.take(await quarters(20, 10))).resolves.toMatchObject({ width: 20 })
  })

  test('what does not end in time is given up, and the next photo is taken', async () => {
    const hasty = new Intake(1)
    await expect(hasty.take(await noise(4000, 3000))).rejects.toMatchObject({ fault: 'stuck' })
    await expect(intake.take(await quarters(20, 10))).resolves.toMatchObject({ width: 20 })
    hasty.end()
  })
})

test('a frame of a camera is taken, and closed', async () => {
  const frame = await createImageBitmap(await quarters(2000, 1000))
  const { picture, width } = await intake.take(frame)
  expect(width).toBe(1600)
  expect(await cornersOf(asBlob(picture))).toEqual([0, 1, 2, 3])
  expect(frame.width).toBe(0)
})

test('a thread that does not start or cannot draw leaves it to the page', async () => {
  class Mute extends Worker {
    constructor() {
      const code = 'postMessage({ kind: "ready", canDraw: false })'
      super(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))
    }
  }
  class Broken extends Worker {
    constructor() {
      super('/there/is/no/such/thread.js', { type: 'module' })
    }
  }
  for (const Kind of [Mute, Broken]) {
    vi.stubGlobal('Worker', Kind)
    const here = new Intake()
    await expect(here.take(await quarters(20, 10))).resolves.toMatchObject({ width: 20 })
  }
})

test('a thread that once did not start is asked again for the next picture', async () => {
  let asked = 0
  class Late extends Worker {
    constructor(address: string | URL, options?: WorkerOptions) {
      asked += 1
      super(asked === 1 ? '/there/is/no/such/thread.js' : address, options)
    }
  }
  vi.stubGlobal('Worker', Late)
  const made = vi.spyOn(document, 'createElement')
  await intake.take(await quarters(20, 10))
  expect(made).toHaveBeenCalled()
  made.mockClear()
  await intake.take(await quarters(20, 10))
  await intake.take(await quarters(20, 10))
  expect(made).not.toHaveBeenCalled()
  expect(asked).toBe(2)
})

test('the page draws on while 12 megapixels are taken in', async () => {
  await intake.take(await quarters(20, 10))
  const file = await noise(4000, 3000)
  const long: number[] = []
  const watching = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) long.push(duration)
  })
  watching.observe({ entryTypes: ['longtask'] })
  const made = vi.spyOn(document, 'createElement')
  await intake.take(file)
  expect(made).not.toHaveBeenCalled()
  await new Promise((resolve) => setTimeout(resolve))
  watching.disconnect()
  expect(long.filter((duration) => duration > 300)).toEqual([])
})

test('whoever needs no more pictures does not take them from somebody else', async () => {
  const taking = intake.take(await noise(3000, 2000))
  intake.end()
  await expect(taking).resolves.toMatchObject({ small: expect.anything() as unknown })
})

describe('many photos', () => {
  test('never more than one is open at a time, and nothing of it stays', async () => {
    withoutThread()
    const file = await quarters(1200, 900)
    let open = 0
    let most = 0
    const make = globalThis.createImageBitmap
    vi.stubGlobal('createImageBitmap', async (source: Blob) => {
      const bitmap = await make(source)
      const close = bitmap.close.bind(bitmap)
      open += 1
      most = Math.max(most, open)
      bitmap.close = () => {
        open -= 1
        close()
      }
      return bitmap
    })
    let kept = 0
    let keeping = 0
    const queue = new PhotoQueue(intake, async ({ picture }) => {
      keeping += 1
      expect(keeping).toBe(1)
      await Promise.resolve()
      kept += picture.length > 0 ? 1 : 0
      keeping -= 1
    })
    queue.add(Array.from({ length: 120 }, () => file))
    await vi.waitUntil(() => !queue.isWorking, { timeout: 25_000, interval: 20 })
    expect([kept, most, open]).toEqual([120, 1, 0])
    expect(queue.done).toEqual({ done: 120, all: 120 })
  })

  test('a bad one among them has its reason, stopped ones stay where they were, the others are kept', async () => {
    const good = await quarters(400, 300)
    const kept: number[] = []
    const queue = new PhotoQueue(intake, ({ width }) => Promise.resolve(kept.push(width)))
    queue.add([good, new File(['kein Bild'], 'urlaub.jpg'), good, good])
    queue.cancel(4)
    await vi.waitUntil(() => !queue.isWorking)
    expect(queue.arrivals.map(({ state }) => state)).toEqual([
      'done',
      'no-picture',
      'done',
      'cancelled',
    ])
    expect(queue.faults.map(({ name }) => name)).toEqual(['urlaub.jpg'])
    expect(kept).toEqual([400, 400])
    queue.add([good])
    await vi.waitUntil(() => !queue.isWorking)
    expect(queue.arrivals.map(({ state }) => state)).toEqual(['no-picture', 'done'])
    queue.dismiss(2)
    expect(queue.faults).toEqual([])
  })

  test('what could not be kept waits here, and is kept when there is room again', async () => {
    let isFull = true
    const kept: number[] = []
    const queue = new PhotoQueue(intake, ({ width }) =>
      isFull ? Promise.reject(new Error('full')) : Promise.resolve(kept.push(width)),
    )
    queue.add([await createImageBitmap(await quarters(400, 300))])
    await vi.waitUntil(() => !queue.isWorking)
    expect(queue.faults).toMatchObject([{ state: 'unkept' }])
    // Tried again and stopped: it is not thrown away.
    queue.add([await quarters(600, 300)])
    queue.again(1)
    queue.cancel()
    await vi.waitUntil(() => !queue.isWorking)
    expect(queue.faults).toMatchObject([{ id: 1, state: 'unkept' }])
    isFull = false
    queue.again(1)
    await vi.waitUntil(() => !queue.isWorking)
    expect(queue.faults).toEqual([])
    expect(kept).toEqual([400])
  })
})
