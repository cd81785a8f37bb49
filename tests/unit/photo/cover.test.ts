/** What is covered is gone: of a frame that was made coarse only a few colours are left, whatever was under it. */
import {
  fieldsOf,
  leastField,
  makeCoarse,
  moved,
  mostFields,
  resized,
  thirdOf,
} from '#photo/cover.ts'
import { attempts, fitted } from '#photo/fit.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const size = { width: 1600, height: 1200 }
const share = fc.double({ min: 0, max: 1, noNaN: true })

describe('a frame that is made coarse', () => {
  test('has at most four by four fields, each a fiftieth of the longer side or all of a small frame', () => {
    fc.assert(
      fc.property(share, share, share, share, (x, y, width, height) => {
        const fields = fieldsOf({ x, y, width, height }, size)
        if (!fields) return
        expect(fields.columns).toBeLessThanOrEqual(mostFields)
        expect(fields.rows).toBeLessThanOrEqual(mostFields)
        const least = size.width * leastField
        if (fields.columns > 1) expect(fields.width / fields.columns).toBeGreaterThanOrEqual(least)
        if (fields.rows > 1) expect(fields.height / fields.rows).toBeGreaterThanOrEqual(least)
        expect(fields.left + fields.width).toBeLessThanOrEqual(size.width)
        expect(fields.top + fields.height).toBeLessThanOrEqual(size.height)
      }),
    )
  })

  test('a number plate becomes at most four fields of one height: two letters and more share one', () => {
    expect(fieldsOf({ x: 0.4, y: 0.5, width: 0.15, height: 0.045 }, size)).toMatchObject({
      columns: 4,
      rows: 1,
    })
  })

  test('what lies outside the picture covers nothing', () => {
    expect(fieldsOf({ x: 1.2, y: 0, width: 0.1, height: 0.1 }, size)).toBeUndefined()
    expect(fieldsOf({ x: 0, y: -0.3, width: 0.1, height: 0.1 }, size)).toBeUndefined()
  })

  test('of any pixels only one colour of sixteen steps is left in each field', () => {
    const frame = { left: 0, top: 0, width: 64, height: 32, columns: 4, rows: 2 }
    const pixels = Uint8ClampedArray.from({ length: 64 * 32 * 4 }, (_, at) => (at * 7919) % 251)
    makeCoarse(pixels, frame)
    const colours = new Set<string>()
    for (let at = 0; at < pixels.length; at += 4) {
      colours.add(pixels.slice(at, at + 3).join())
      expect([...pixels.slice(at, at + 3)].every((value) => value % 16 === 8)).toBe(true)
    }
    expect(colours.size).toBeLessThanOrEqual(8)
    // Opacity is not touched.
    expect(pixels[3]).toBe((3 * 7919) % 251)
  })

  test('two pictures with the same colours on the whole are the same afterwards', () => {
    const frame = { left: 0, top: 0, width: 40, height: 40, columns: 1, rows: 1 }
    const [one, two] = [0, 1].map((shift) =>
      Uint8ClampedArray.from({ length: 6400 }, (_, at) => (((at >> 2) + shift) % 2 ? 100 : 108)),
    )
    if (!one || !two) throw new Error('Nothing was made.')
    makeCoarse(one, frame)
    makeCoarse(two, frame)
    const colours = (pixels: Uint8ClampedArray) => pixels.filter((_, at) => at % 4 < 3)
    expect(colours(one)).toEqual(colours(two))
  })
})

describe('the frame that is moved', () => {
  test('stays inside and keeps its size, wherever it goes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), share, fc.boolean())),
        (acts) => {
          let frame = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 }
          for (const [by, other, isMove] of acts) {
            frame = isMove
              ? moved(frame, { x: by, y: other })
              : resized(frame, { x: 1 + by, y: 1 + other })
            expect(frame.x).toBeGreaterThanOrEqual(0)
            expect(frame.y).toBeGreaterThanOrEqual(0)
            expect(frame.x + frame.width).toBeLessThanOrEqual(1 + 1e-9)
            expect(frame.y + frame.height).toBeLessThanOrEqual(1 + 1e-9)
            expect(Math.min(frame.width, frame.height)).toBeGreaterThanOrEqual(leastField)
          }
        },
      ),
    )
  })

  test('is named by the third of the picture in which its middle lies', () => {
    expect(thirdOf({ x: 0, y: 0, width: 0.2, height: 0.2 })).toEqual({ column: 0, row: 0 })
    expect(thirdOf({ x: 0.8, y: 0.4, width: 0.2, height: 0.2 })).toEqual({ column: 2, row: 1 })
  })
})

describe('how small a photo is kept', () => {
  test('never larger than it was, never nothing', () => {
    expect(fitted({ width: 4000, height: 3000 }, 1600)).toEqual({ width: 1600, height: 1200 })
    expect(fitted({ width: 800, height: 600 }, 1600)).toEqual({ width: 800, height: 600 })
    expect(fitted({ width: 20_000, height: 3 }, 1600)).toEqual({ width: 1600, height: 1 })
  })

  test('what is tried becomes lighter step by step, and ends', () => {
    const all = attempts(1600)
    expect(all[0]).toEqual({ side: 1600, quality: 0.82 })
    expect(all.at(-1)?.side).toBe(400)
    expect(all.length).toBeLessThan(20)
  })
})
