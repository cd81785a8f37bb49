/** Links that invite: whole or refused, small enough for a QR, and with no more in them than they say. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import encodeQR from 'qr'
import { expect, test } from 'vitest'
import { newId } from '#schema/id.ts'
import { Invited, type Invitation } from '#schema/invitation.ts'
import { fromBase64url, join, sha256, toBase64url } from '#vault/bytes.ts'
import { openArriving, sealEntry } from '#vault/entries.ts'
import { fromLink, invite, toLink } from '#vault/invitation.ts'
import { keysOfCapability, keysOfModeration, newSecret, roles } from '#vault/keys.ts'
import golden from '../../samples/formats/invitation-1.json' with { type: 'json' }

const secret = newSecret()
const id = newId()
const title = 'Zukunftswerkstatt Übergang'

async function linkFor(invited: Invited, more = {}): Promise<string> {
  return toLink(await invite({ secret, invited, id, title, ...more }))
}

async function read(link: string): Promise<Invitation> {
  const invitation = await fromLink(link)
  if (typeof invitation === 'string') throw new Error(invitation)
  return invitation
}

test.each(Invited.options)('a link for %s comes back as it was made', async (invited) => {
  const wish = { secret, invited, id, title, name: 'Tisch 3', hub: 'wss://hub.example.org/sync' }
  const made = await invite(wish)
  expect(await fromLink(await toLink(made))).toEqual(made)
})

test('a whole address, line breaks and spaces around it do not matter', async () => {
  const link = await linkFor('table')
  const broken = ` https://koffer.example.org/beitreten#${link.slice(0, 40)}\n${link.slice(40)} `
  expect(await fromLink(broken)).toEqual(await read(link))
})

test('one changed, missing or added character is damage, wherever it stands', async () => {
  const link = await linkFor('guest')
  for (let at = 0; at < link.length; at += 1) {
    const other = link[at] === 'A' ? 'B' : 'A'
    const where = `character ${at}`
    expect(await fromLink(link.slice(0, at) + other + link.slice(at + 1)), where).toBe('damaged')
    expect(await fromLink(link.slice(0, at) + link.slice(at + 1)), where).toBe('damaged')
    expect(await fromLink(link.slice(0, at)), where).toBe('damaged')
  }
})

test('whatever else is pasted is damage, never an error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.base64String(), fc.webUrl()), async (text) => {
      expect(await fromLink(text)).toBe('damaged')
    }),
    { numRuns: 100 },
  )
})

/** A link with another beginning and a checksum that fits. */
async function withByte(link: string, at: number, value: number): Promise<string> {
  const body = fromBase64url(link).slice(0, -4)
  body[at] = value
  return toBase64url(join(body, (await sha256(body)).subarray(0, 4)))
}

test('a link of a newer app says so', async () => {
  const link = await linkFor('table')
  expect(await fromLink(await withByte(link, 0, 2))).toBe('newer')
  expect(await fromLink(await withByte(link, 1, 200))).toBe('newer')
})

test('a link for a table that gives more than a table gets is refused', async () => {
  const generous = { ...(await invite({ secret, invited: 'table', id, title })) }
  const member = await invite({ secret, invited: 'member', id, title })
  generous.grants = [...generous.grants, ...member.grants]
  expect(await fromLink(await toLink(generous))).toBe('damaged')
})

test('a table gets the contribution of its workshop, the reading of its conduct, nothing of the initiative', async () => {
  const initiative = newId()
  const { grants, ...rest } = await read(await linkFor('table'))
  expect(grants.map(({ kind, role }) => [kind, role])).toEqual([
    ['workshop', 'contribution'],
    ['conduct', 'reading'],
  ])
  expect(JSON.stringify(rest)).not.toContain(initiative)
  expect(rest.secret).toBeUndefined()
  // Every secret of the link, tried as every role of every document that a table has no business in.
  const forbidden = [
    `initiative.${initiative}`,
    `initiative.${id}`,
    'workshop.other',
    'conduct.other',
  ]
  for (const docId of forbidden) {
    const keys = await keysOfModeration(secret, docId)
    const entry = await sealEntry(keys, 'moderation', {
      kind: 'update',
      encoding: 'V1',
      minReader: 1,
      covers: [],
      update: new Uint8Array(9),
    })
    for (const grant of grants) {
      const tries = [
        keysOfModeration(grant.secret, docId),
        ...roles.map((role) =>
          keysOfCapability(docId, { role, secret: grant.secret, publicKeys: keys.publicKeys }),
        ),
      ]
      for (const attempt of await Promise.allSettled(tries)) {
        if (attempt.status === 'rejected') continue
        await expect(openArriving(attempt.value, roles, entry)).rejects.toThrow('refused')
      }
    }
  }
})

test('a table cannot lead: its conduct key signs nothing that counts', async () => {
  const { grants } = await read(await linkFor('table'))
  const conduct = grants.find(({ kind }) => kind === 'conduct')
  if (!conduct) throw new Error('no conduct')
  const keys = await keysOfCapability(`conduct.${id}`, conduct)
  expect(Object.keys(keys.signers)).toEqual(['reading'])
})

test('the link for a table fits into a QR code of 69 modules', async () => {
  const link = await linkFor('table', { name: 'Tisch 3', hub: 'wss://beteiligung.example.de/sync' })
  const address = `https://beteiligung.example.de/beitreten#${link}`
  const modules = encodeQR(address, 'raw', { ecc: 'low', border: 1 }).length - 2
  expect({ characters: address.length, modules }).toEqual({ characters: 383, modules: 69 })
})

test('links of version 1 open for ever', async () => {
  const master = fromBase64url(golden.secret)
  for (const sample of golden.links) {
    const invitation = await read(sample.link)
    const { invited, id: itsId, title: its, name, hub, grants } = invitation
    expect({ invited, id: itsId, title: its, name, hub }).toEqual(sample.says)
    const given = await Promise.all(
      grants.map(async (grant) => {
        const docId = `${grant.kind}.${itsId}`
        const { roomId } = await keysOfCapability(docId, grant)
        expect(roomId).toBe((await keysOfModeration(master, docId)).roomId)
        return `${grant.kind} ${grant.role} ${toBase64url(grant.secret)} ${roomId}`
      }),
    )
    expect(given).toEqual(sample.grants)
    expect(invitation.secret && toBase64url(invitation.secret)).toBe(sample.secret)
    expect(await toLink(invitation)).toBe(sample.link)
  }
  expect(readFileSync('tests/samples/formats/invitation-1.json', 'utf8')).toContain('"version": 1')
})
