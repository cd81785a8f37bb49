/** What a file is, is known by its bytes before it is opened; each that is no photo has one reason. */
import { readHead } from '#photo/head.ts'
import { describe, expect, test } from 'vitest'
import { boxes, exif, jpeg, png, reading, webpExtended } from './bytes.ts'

const head = (bytes: Uint8Array, size = bytes.length) => readHead(size, reading(bytes).read)
const bytes = (text: string) => new TextEncoder().encode(text)

describe('what is a picture', () => {
  test.each([
    ['jpeg', jpeg(exif(6))],
    ['png', png(40, 30)],
    ['webp', webpExtended(40, 30, 0)],
    ['avif', boxes(['avif', 'mif1', 'miaf'], [[40, 30]])],
    [
      'heic',
      boxes(
        ['heic', 'mif1'],
        [
          [20, 15],
          [40, 30],
        ],
      ),
    ],
  ])('%s is known by its bytes, with its size', async (kind, file) => {
    await expect(head(file)).resolves.toMatchObject({ kind, width: 40, height: 30 })
  })
})

describe('what is none', () => {
  test.each([
    ['empty', new Uint8Array()],
    ['no-picture', bytes('Das ist nur ein Text.')],
    ['no-picture', bytes('<svg xmlns="http://www.w3.org/2000/svg" width="99999"/>')],
    ['no-picture', bytes('%PDF-1.7')],
    ['no-picture', boxes(['mp42', 'isom'], [[40, 30]])],
    ['no-picture', Uint8Array.of(1)],
    ['animated', bytes('GIF89a')],
    ['animated', png(40, 30, ['acTL', 'IDAT', 'IEND'])],
    ['animated', webpExtended(40, 30, 2)],
    ['animated', boxes(['avis', 'avif'], [[40, 30]])],
    ['broken', png(40, 30, ['IDAT'])],
    ['broken', png(0, 30)],
    ['broken', webpExtended(40, 30, 0).subarray(0, 25)],
    ['broken', boxes(['avif'], [])],
    ['heic', boxes(['heic', 'mif1'], [])],
    ['too-large', jpeg([], 11_000, 10_000)],
    ['too-large', jpeg([], 65_000, 10)],
    ['too-large', png(0x7fffffff, 0x7fffffff)],
    ['too-large', boxes(['avif'], [[100_000, 100_000]])],
  ])('%s: said by the head alone', async (fault, file) => {
    await expect(head(file)).rejects.toMatchObject({ fault })
  })

  test('a file of a gigabyte is refused without being read', async () => {
    const { read, total } = reading(jpeg())
    await expect(readHead(2 ** 30, read)).rejects.toMatchObject({ fault: 'too-large' })
    expect(total()).toBe(0)
  })

  test('chunks that point behind the end or go on for ever come to an end', async () => {
    const endless = png(40, 30, Array<string>(3000).fill('tEXt'))
    await expect(head(endless)).rejects.toMatchObject({ fault: 'broken' })
    const far = png(40, 30)
    far.set([0xff, 0xff, 0xff, 0xff], 33)
    await expect(head(far)).rejects.toMatchObject({ fault: 'broken' })
  })
})
