/** A room full of devices in memory: each has a star, and every link can be cut or ended like a real one. */
import type { Link, LinkMessage } from '#documents/ports.ts'
import type { Connector } from '#links/pair/carrier.ts'
import { PairingRefused, type Half, type Offer } from '#links/pair/meeting.ts'
import { PairLink } from '#links/pair/pair-link.ts'
import { Star } from '#links/pair/star.ts'
import { encodeToken } from '#links/pair/token.ts'
import type { Holder } from '#schema/receipt.ts'
import { TestConnection, TestPipe } from './pipes.ts'

/** One half of a link: who holds it, and its pipe. */
interface Side {
  link: PairLink
  pipe: TestPipe
  connection: TestConnection
  owner: string
}

export class Device {
  readonly star: Star
  readonly self: Holder
  readonly links = new Set<Link>()
  /** Texts that have arrived or were said here; each is passed on to all but the origin. */
  readonly texts = new Set<string>()
  readonly #stops = new Map<Link, () => void>()

  constructor(id: string, room: TestRoom) {
    this.self = { id, kind: 'device', name: `Tisch ${id}` }
    this.star = new Star({
      self: this.self,
      connector: room.connectorOf(id),
      attach: (link) => this.#attach(link),
      detach: (link) => this.#detach(link),
      changed: () => undefined,
    })
  }

  say(text: string, from?: Link): void {
    if (this.texts.has(text)) return
    this.texts.add(text)
    for (const link of this.links) if (link !== from) link.send(messageOf([text]))
  }

  #attach(link: Link): void {
    this.links.add(link)
    this.#stops.set(
      link,
      link.receive((message) => {
        if (message.kind === 'index') for (const { name } of message.documents) this.say(name, link)
      }),
    )
    link.send(messageOf([...this.texts]))
  }

  #detach(link: Link): void {
    this.links.delete(link)
    this.#stops.get(link)?.()
  }
}

function messageOf(texts: string[]): LinkMessage {
  return { kind: 'index', documents: texts.map((name) => ({ name, sum: '' })) }
}

export class TestRoom {
  readonly devices: Device[] = []
  readonly sides: Side[] = []
  /** Whether two devices can reach each other at all. */
  reachable: (one: string, other: string) => boolean = () => true
  readonly #waiting = new Map<string, { side: Side; answered: (answer: Side) => void }>()
  #count = 0

  device(id: string): Device {
    const device = new Device(id, this)
    this.devices.push(device)
    return device
  }

  /** Two people hold their tablets to each other. */
  async pair(first: Device, second: Device): Promise<void> {
    const offer = await this.connectorOf(first.self.id).offer(first.self)
    const half = await this.connectorOf(second.self.id).answer(second.self, offer.token)
    const links = await Promise.all([offer.accept(half.token), half.opened])
    first.star.meet(links[0], true)
    second.star.meet(links[1], false)
  }

  /** The tablet is gone without a word, and the browsers of the others notice it after a while. */
  crash(device: Device, noticed = true): void {
    for (const side of this.sides.filter(({ owner }) => owner === device.self.id)) {
      this.#cut(side, noticed)
    }
    this.devices.splice(this.devices.indexOf(device), 1)
  }

  /** The links between two are gone, and stay gone. */
  separate(one: Device, other: Device): void {
    const ids = [one.self.id, other.self.id]
    const before = this.reachable
    this.reachable = (...pair) => before(...pair) && !pair.every((id) => ids.includes(id))
    for (const side of this.sides) {
      const otherOwner = this.sides.find(({ pipe }) => pipe === side.pipe.other)?.owner ?? ''
      if (ids.includes(side.owner) && ids.includes(otherOwner)) this.#cut(side, true)
    }
  }

  leave(device: Device): void {
    device.star.close()
    this.devices.splice(this.devices.indexOf(device), 1)
  }

  #cut(side: Side, noticed: boolean): void {
    const other = this.sides.find(({ pipe }) => pipe === side.pipe.other)
    for (const one of [side, other]) {
      if (!one) continue
      one.pipe.isCut = true
      if (noticed) one.connection.become('failed')
    }
  }

  connectorOf(owner: string): Connector {
    return {
      offer: (self) => this.#offer(owner, self),
      answer: (self, token) => this.#answer(owner, self, token),
    }
  }

  #side(owner: string, self: Holder): Side {
    const pipe = new TestPipe()
    const connection = new TestConnection()
    const side = { link: new PairLink(connection, pipe, self), pipe, connection, owner }
    this.sides.push(side)
    return side
  }

  #token(role: 'offer' | 'answer'): Uint8Array<ArrayBuffer> {
    this.#count += 1
    const fixed = { fingerprint: new Uint8Array(32), ufrag: 'abcd', pwd: 'a'.repeat(24) }
    const tag = Uint8Array.of(0, 0, this.#count >> 8, this.#count)
    const candidates = [{ address: '10.0.0.1', port: 9 }]
    return encodeToken({ role, tag, ...fixed, candidates })
  }

  #offer(owner: string, self: Holder): Promise<Offer> {
    const side = this.#side(owner, self)
    const token = this.#token('offer')
    const opened = openedOf(side)
    let answer: Side | undefined
    this.#waiting.set(token.join(), { side, answered: (given) => (answer = given) })
    return Promise.resolve({
      token,
      opened,
      cancel: () => side.link.state === 'opening' && side.link.close(),
      accept: () => {
        const isReached = answer && this.reachable(owner, answer.owner)
        if (!answer || !isReached) {
          side.link.close()
          answer?.link.close()
          return Promise.reject(new PairingRefused('separated'))
        }
        side.pipe.open()
        answer.pipe.open()
        return opened
      },
    })
  }

  #answer(owner: string, self: Holder, token: Uint8Array): Promise<Half> {
    const waiting = this.#waiting.get(token.join())
    if (!waiting) return Promise.reject(new PairingRefused('not-a-code'))
    const side = this.#side(owner, self)
    side.pipe.other = waiting.side.pipe
    waiting.side.pipe.other = side.pipe
    waiting.answered(side)
    const cancel = () => side.link.state === 'opening' && side.link.close()
    return Promise.resolve({ token: this.#token('answer'), opened: openedOf(side), cancel })
  }
}

function openedOf({ link }: Side): Promise<PairLink> {
  const opened = new Promise<PairLink>((resolve, reject) => {
    link.observe(() => {
      if (link.state === 'open') resolve(link)
      else reject(new PairingRefused('separated'))
    })
  })
  opened.catch(() => undefined)
  return opened
}
