/** What every link must stand: three devices end up with the same cards, whatever the way does to messages. */
import type { Link, LinkMessage, SealedEntry } from '#documents/ports.ts'
import type { Session } from '#links/session.ts'
import { sealEntry } from '#vault/entries.ts'
import { keysOfModeration, newSecret } from '#vault/keys.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { addCard, cardsOf, docId, Peer } from '../client/sessions.ts'

/** `join` gives a new peer's end, once it is open; `kind` is what the ends say they are. */
export interface Room {
  join: () => Link | Promise<Link>
  close: () => void | Promise<void>
  /** True if somebody in between lets nothing pass that was not signed by a member. */
  isGuarded?: boolean
}

/** Does something to each message on its way in; returning several doubles it, returning none loses it. */
type Meddle = (message: LinkMessage) => LinkMessage[]

/** A link with somebody in the middle. */
function meddled(link: Link, meddle: Meddle): Link {
  return {
    kind: link.kind,
    send: (message) => link.send(message),
    receive: (listener) => link.receive((message) => meddle(message).forEach(listener)),
    joined: (listener) => link.joined(listener),
    close: () => link.close(),
  }
}

function withEntries(change: (bytes: Uint8Array) => Uint8Array): Meddle {
  return (message) => {
    if (message.kind !== 'entries') return [message]
    const entries = message.entries.map(({ hash, bytes }) => ({ hash, bytes: change(bytes) }))
    return [{ ...message, entries }]
  }
}

async function foreignEntry(): Promise<SealedEntry> {
  const keys = await keysOfModeration(newSecret(), docId)
  const doc = new Y.Doc()
  doc.getMap('cards').set('evil', 'fremd')
  const fixed = { kind: 'update', encoding: 'V1', minReader: 1, covers: [] as string[] } as const
  const update = Y.encodeStateAsUpdate(doc) as Uint8Array<ArrayBuffer>
  return sealEntry(keys, 'contribution', { ...fixed, update })
}

async function agree(sessions: Session[], count: number): Promise<void> {
  await vi.waitFor(() => {
    for (const session of sessions) {
      expect(Object.keys(cardsOf(session) as object)).toHaveLength(count)
      expect(cardsOf(session)).toEqual(cardsOf(sessions[0] as Session))
    }
  }, 5000)
}

/** `fails` names the rows that a baseline is known to break: each turns red on the day it begins to pass. */
export function runLinkContract(
  name: string,
  make: () => Room,
  fails: readonly string[] = [],
): void {
  const row = (title: string, run: () => Promise<void>, timeout?: number) =>
    (fails.includes(title) ? test.fails : test)(title, run, timeout)

  describe(`${name} keeps the contract of a link`, () => {
    let room: Room
    let sessions: Session[]
    beforeEach(() => {
      room = make()
      sessions = []
    })
    afterEach(async () => {
      for (const session of sessions) session.stop()
      await room.close()
    })

    async function open(meddle?: Meddle, peer = new Peer()): Promise<Session> {
      const link = await room.join()
      const session = await peer.open([meddle ? meddled(link, meddle) : link])
      sessions.push(session)
      return session
    }

    row('three peers see what each of them writes', async () => {
      const [one, two, three] = [await open(), await open(), await open()]
      addCard(one, 'a', 'Bus')
      addCard(two, 'b', 'Bank')
      addCard(three, 'c', 'Licht')
      await agree([one, two, three], 3)
    })

    row('a newcomer gets everything that was written before', async () => {
      const one = await open()
      for (let card = 0; card < 50; card += 1) addCard(one, `c${card}`, 'Bus')
      await one.whenSaved()
      await agree([one, await open()], 50)
    })

    row('what was written apart is exchanged when two meet', async () => {
      const left = new Peer()
      const right = new Peer()
      for (const [peer, card] of [[left, 'a'] as const, [right, 'b'] as const]) {
        const alone = await peer.open([])
        addCard(alone, card, 'allein')
        await alone.close()
      }
      await agree([await open(undefined, left), await open(undefined, right)], 2)
    })

    row('a message that comes twice is one', async () => {
      const one = await open()
      const two = await open((message) => [message, message])
      addCard(one, 'a', 'Bus')
      await agree([one, two], 1)
      await vi.waitFor(() => expect(two.entryCount).toBe(1))
    })

    row('messages in the wrong order end in the same cards', async () => {
      const held: LinkMessage[] = []
      const one = await open()
      let listener: ((message: LinkMessage) => void) | undefined
      const link = await room.join()
      const slow: Link = {
        kind: link.kind,
        send: () => undefined,
        joined: () => () => undefined,
        close: () => link.close(),
        receive: (given) => {
          listener = given
          return link.receive((message) => held.push(message))
        },
      }
      const two = await new Peer().open([slow])
      sessions.push(two)
      for (const card of ['a', 'b', 'c']) {
        addCard(one, card, 'Bus')
        await one.whenSaved()
      }
      await vi.waitFor(() => expect(held.filter(({ kind }) => kind === 'entries')).toHaveLength(3))
      for (const message of held.reverse()) listener?.(message)
      await agree([one, two], 3)
    })

    row('a replay changes nothing', async () => {
      const seen: LinkMessage[] = []
      const one = await open()
      const two = await open((message) => {
        seen.push(message)
        return [message]
      })
      addCard(one, 'a', 'alt')
      await one.whenSaved()
      addCard(one, 'a', 'neu')
      await vi.waitFor(() => expect(cardsOf(two)).toEqual({ a: 'neu' }))
      const stranger = await room.join()
      for (const message of seen) stranger.send(message)
      addCard(one, 'b', 'danach')
      await agree([one, two], 2)
      expect(cardsOf(two)).toEqual({ a: 'neu', b: 'danach' })
      expect(two.entryCount).toBe(3)
    })

    row('cut-off and bit-flipped entries never count, and the whole ones still come', async () => {
      let turns = 0
      const broken: Meddle = (message) => {
        turns += 1
        if (turns > 6) return [message]
        const change = turns % 2 ? truncate : flip
        return withEntries((bytes) => change(bytes, turns))(message)
      }
      const peer = new Peer()
      const one = await open()
      const two = await open(broken, peer)
      for (let card = 0; card < 8; card += 1) {
        addCard(one, `c${card}`, 'Bus')
        await one.whenSaved()
      }
      two.retry()
      await agree([one, two], 8)
      expect(peer.board.codes).toEqual([])
    })

    row('a foreign entry never counts, wherever it is stopped, and the rest goes on', async () => {
      const peer = new Peer()
      const setAside: string[] = []
      const keep = peer.store.quarantine.bind(peer.store)
      peer.store.quarantine = (...given) => {
        setAside.push(given[2])
        return keep(...given)
      }
      const one = await open()
      const two = await open(undefined, peer)
      const stranger = await room.join()
      stranger.send({ kind: 'entries', docId, entries: [await foreignEntry()] })
      addCard(one, 'a', 'Bus')
      await agree([one, two], 1)
      const { isGuarded = false } = room
      await vi.waitFor(() => expect(peer.board.codes).toEqual(isGuarded ? [] : ['entry-foreign']))
      expect(setAside).toEqual(isGuarded ? [] : ['key'])
    })

    row('a peer that never answers holds nobody up', async () => {
      const one = await open()
      await room.join()
      const deaf = await open(() => [])
      const two = await open()
      addCard(one, 'a', 'Bus')
      await one.whenSaved()
      await agree([one, two], 1)
      expect(cardsOf(deaf)).toEqual({})
    })

    row('either side may restart', async () => {
      const left = new Peer()
      const right = new Peer()
      let one = await open(undefined, left)
      let two = await open(undefined, right)
      addCard(one, 'a', 'Bus')
      await agree([one, two], 1)
      one.stop()
      addCard(two, 'b', 'Bank')
      await two.whenSaved()
      one = await open(undefined, left)
      await agree([one, two], 2)
      two.stop()
      addCard(one, 'c', 'Licht')
      await one.whenSaved()
      two = await open(undefined, right)
      await agree([one, two], 3)
    })

    const whole = 'a document of 20 MB arrives whole'
    row(
      whole,
      async () => {
        const one = await open()
        const two = await open()
        // A baseline never gets there.
        const patience = fails.includes(whole) ? 4000 : 20_000
        addCard(one, 'a', 'x'.repeat(20 * 1024 * 1024))
        addCard(one, 'b', 'Bus')
        await vi.waitFor(() => {
          const cards = two.doc.getMap<string>('cards')
          expect([cards.get('a')?.length, cards.get('b')]).toEqual([20 * 1024 * 1024, 'Bus'])
        }, patience)
      },
      30_000,
    )

    row('presence arrives sealed and in no store', async () => {
      const one = await open()
      const two = await open()
      const heard: unknown[] = []
      two.receivePresence((value) => heard.push(value))
      one.sendPresence({ x: 1 })
      await vi.waitFor(() => expect(heard).toEqual([{ x: 1 }]))
      expect(two.entryCount).toBe(0)
    })
  })
}

function truncate(bytes: Uint8Array, turn: number): Uint8Array {
  return bytes.slice(0, bytes.length - turn * 7)
}

function flip(bytes: Uint8Array, turn: number): Uint8Array {
  const changed = bytes.slice()
  changed[turn * 11] = (changed[turn * 11] ?? 0) ^ 4
  return changed
}
