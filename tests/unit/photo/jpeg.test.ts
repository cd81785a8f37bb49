/** A JPEG is walked through from its beginning to its end, and only the picture is left of it. */
import { bareJpeg, walkJpeg } from '#photo/jpeg.ts'
import { orientationOf, turnOf, upright, type Orientation } from '#photo/orientation.ts'
import { describe, expect, test } from 'vitest'
import { exif, jpeg, reading, says, segment, xmp } from './bytes.ts'

const text = (words: string) => Array.from(words, (letter) => letter.charCodeAt(0))
const walk = (bytes: Uint8Array) => walkJpeg(bytes.length, reading(bytes).read)

describe('what is only about the picture', () => {
  test('place, camera, remarks and whatever hangs behind the picture go; the picture stays', async () => {
    const plain = jpeg()
    const full = jpeg([
      ...exif(6),
      ...xmp,
      ...segment(0xed, text('Photoshop 3.0\x008BIM Erika')),
      ...segment(0xe2, text('MPF\0 51.28')),
      ...segment(0xfe, text('GPS Erika')),
    ])
    const behind = Uint8Array.from([...full, ...jpeg(exif(1)), ...text('MotionPhoto GPS')])
    const bare = await bareJpeg(behind)
    expect(bare).toEqual(await bareJpeg(plain))
    expect(bare).toEqual(Uint8Array.from(plain))
    for (const word of ['Exif', 'GPS', 'xmp', 'Erika', 'MPF', '8BIM', '51.28']) {
      expect(says(behind, word), word).toBe(true)
      expect(says(bare, word), word).toBe(false)
    }
  })

  test('how colours are meant stays for whoever opens it, and goes from what a canvas made', async () => {
    const colours = [
      ...segment(0xe2, text('ICC_PROFILE\0\x01\x01 P3')),
      ...segment(0xee, text('Adobe\0\x64\0\0\0\0\x01')),
    ]
    const bytes = jpeg(colours)
    expect((await walk(bytes)).parts).toEqual([[0, bytes.length]])
    const bare = await bareJpeg(bytes)
    expect(says(bare, 'ICC_PROFILE')).toBe(false)
    expect(says(bare, 'Adobe')).toBe(true)
  })

  test('a heading of several megabytes is walked over and not read', async () => {
    const depth = segment(
      0xe1,
      text('http://ns.adobe.com/xmp/extension/\0').concat(Array<number>(65000).fill(7)),
    )
    const bytes = jpeg(Array.from({ length: 60 }, () => depth).flat())
    const { read, total } = reading(bytes)
    const { parts } = await walkJpeg(bytes.length, read)
    expect(parts).toHaveLength(2)
    expect(total()).toBeLessThan(bytes.length / 5)
  })
})

describe('what is no whole JPEG', () => {
  test.each([
    ['nothing behind its beginning', [0xff, 0xd8]],
    ['a segment that is longer than the file', [0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 1, 2]],
    ['a segment that is shorter than its own length', [0xff, 0xd8, 0xff, 0xe1, 0, 1, 1, 2]],
    ['no marker where one must be', [0xff, 0xd8, 1, 2, 3, 4]],
    ['an end without a picture', [0xff, 0xd8, 0xff, 0xd9]],
    ['fillers to the end', [0xff, 0xd8, ...Array<number>(100).fill(0xff)]],
  ])('%s is refused', async (_name, bytes) => {
    await expect(walk(Uint8Array.from(bytes))).rejects.toMatchObject({ fault: 'broken' })
  })

  test('cut off anywhere it is refused', async () => {
    const whole = jpeg(exif(3))
    for (let length = 2; length < whole.length; length += 1) {
      await expect(walk(whole.subarray(0, length))).rejects.toMatchObject({ fault: 'broken' })
    }
    await expect(walk(whole)).resolves.toMatchObject({ width: 40, height: 30, orientation: 3 })
  })

  test('a picture without height is refused', async () => {
    await expect(walk(jpeg([], 40, 0))).rejects.toMatchObject({ fault: 'broken' })
  })

  test('any changed byte leads to an end in time', async () => {
    const whole = jpeg(exif(5))
    for (let at = 0; at < whole.length; at += 1) {
      for (const value of [0, 0xff, 0xda, 0xc0]) {
        const changed = whole.slice()
        changed[at] = value
        await walk(changed).catch((error: unknown) =>
          expect(error).toMatchObject({ fault: 'broken' }),
        )
      }
    }
  })
})

describe('which way up it stands', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8] as const)(
    '%i is read in both orders of bytes',
    async (one) => {
      for (const isLittle of [true, false]) {
        const found = await walk(jpeg(exif(one, isLittle)))
        expect(found.orientation).toBe(one)
        const isExchanged = one >= 5
        expect(upright(found, found.orientation).width).toBe(isExchanged ? 30 : 40)
      }
    },
  )

  test.each([
    ['zero', exif(0)],
    ['nine', exif(9)],
    ['a number of four bytes', exif(6, true, 4)],
    ['XMP', xmp],
    [
      'fields that begin far behind the end',
      [...exif(6).slice(0, 14), 0xff, 0xff, 0xff, 0x7f, ...exif(6).slice(18)],
    ],
    ['65,535 fields', [...exif(6).slice(0, 18), 0xff, 0xff, ...exif(6).slice(32)]],
  ])('%s is upright', (_name, bytes) => {
    expect(orientationOf(Uint8Array.from(bytes.slice(4)))).toBe(1)
  })

  test('every turn puts each corner where the camera saw it', () => {
    // Where the first pixel of the file is seen (EXIF 2.32, figure of orientations), and the one beside it.
    const corners: Record<Orientation, [number, number, number, number]> = {
      1: [0, 0, 40, 0],
      2: [40, 0, 0, 0],
      3: [40, 30, 0, 30],
      4: [0, 30, 40, 30],
      5: [0, 0, 0, 40],
      6: [30, 0, 30, 40],
      7: [30, 40, 30, 0],
      8: [0, 40, 0, 0],
    }
    for (const [orientation, [x0, y0, x1, y1]] of Object.entries(corners)) {
      const [a, b, c, d, e, f] = turnOf(Number(orientation) as Orientation, 40, 30)
      const seen = (x: number, y: number) => [a * x + c * y + e, b * x + d * y + f]
      expect([...seen(0, 0), ...seen(40, 0)], orientation).toEqual([x0, y0, x1, y1])
    }
  })
})
