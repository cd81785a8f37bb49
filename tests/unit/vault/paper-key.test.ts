/** The paper key: whoever copies it by hand is told which line is wrong. */
import { hkdfSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { newId } from '#schema/id.ts'
import { fromBase64url, toBase64url } from '#vault/bytes.ts'
import { capabilityOf, keysOfCapability, newSecret, roles } from '#vault/keys.ts'
import { fromPaper, toPaper } from '#vault/paper-key.ts'
import golden from '../../samples/formats/paper-key-1.json' with { type: 'json' }

const key = { id: newId(), secret: newSecret() }

test('what was printed opens again, however it is typed', async () => {
  const lines = await toPaper(key)
  expect(lines).toHaveLength(5)
  for (const line of lines)
    expect(line).toMatch(/^([0-9A-HJKMNP-TV-Z]{6} ){2}[0-9A-HJKMNP-TV-Z]{6}$/)
  expect(await fromPaper(lines.join('\n'))).toEqual(key)
  const careless = lines.join('-').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
  expect(await fromPaper(careless)).toEqual(key)
  expect(await fromPaper(`https://koffer.example.org/schluessel#${lines.join('')}`)).toEqual(key)
})

test('one wrong character is found in its line', async () => {
  const lines = await toPaper(key)
  for (let line = 0; line < lines.length; line += 1) {
    for (let at = 0; at < 20; at += 1) {
      const written = lines[line] ?? ''
      if (written[at] === ' ') continue
      const slip = written[at] === '7' ? '8' : '7'
      const wrong = lines.with(line, written.slice(0, at) + slip + written.slice(at + 1))
      expect(await fromPaper(wrong.join('\n'))).toEqual({ fault: 'line', line: line + 1 })
    }
  }
})

test('a missing line, two swapped lines and a letter that is none are no key', async () => {
  const lines = await toPaper(key)
  expect(await fromPaper(lines.slice(0, 4).join('\n'))).toEqual({ fault: 'length' })
  const swapped = [lines[1], lines[0], ...lines.slice(2)].join('\n')
  expect(await fromPaper(swapped)).toMatchObject({ fault: 'line' })
  expect(await fromPaper(`U${lines.join('').slice(1)}`)).toEqual({ fault: 'line', line: 1 })
  expect(await fromPaper('')).toEqual({ fault: 'length' })
})

test('paper keys of version 1 open for ever', async () => {
  expect(await fromPaper(golden.lines.join('\n'))).toEqual({
    id: golden.id,
    secret: fromBase64url(golden.secret),
  })
  expect(await toPaper({ id: golden.id, secret: fromBase64url(golden.secret) })).toEqual(
    golden.lines,
  )
})

test('whoever reads formats.md and knows no line of this app derives the secrets of every role', async () => {
  const docId = `workshop.${golden.id}`
  const derive = (from: Uint8Array, info: string) =>
    Buffer.from(hkdfSync('sha256', from, new Uint8Array(), Buffer.from(info), 32))
  const d = derive(fromBase64url(golden.secret), `doc/1${docId}`)
  const c = derive(d, 'contribution/1')
  const secrets = { moderation: d, contribution: c, reading: derive(c, 'reading/1') }
  for (const role of roles) {
    const capability = await capabilityOf(fromBase64url(golden.secret), docId, role)
    expect(toBase64url(capability.secret), role).toBe(secrets[role].toString('base64url'))
    expect((await keysOfCapability(docId, capability)).roomId).toBe(golden.roomId)
  }
})
