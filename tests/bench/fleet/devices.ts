/** Devices of a fleet: ours over the hub, and bare documents over stock Hocuspocus. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { usualPace } from '#links/hub/parts.ts'
import { sealUpdate } from '#links/outbox.ts'
import { asBytes } from '#vault/bytes.ts'
import { keysOfModeration } from '#vault/keys.ts'
import * as Y from 'yjs'
import { linkTo, QuietSocket } from '../../client/hub-links.ts'
import { HubTablet } from '../../client/hub-tablet.ts'
import { secret } from '../../client/sessions.ts'

/** `ours` is the app's session; `stock` sends each edit at once, as ours does, `stock-250` what came in 250 ms. */
export type Kind = 'ours' | 'stock' | 'stock-250'

export interface Device {
  /** What the person looks at; missing if this device only writes, and takes in sealed what others write. */
  screen?: Y.Doc
  write: (id: string, text: string) => void
  isLinked: () => boolean
  end: () => Promise<void> | void
}

export function openDevice(
  kind: Kind,
  address: string,
  room: string,
  hasScreen: boolean,
): Promise<Device> {
  if (kind !== 'ours') return openStock(kind, address, room, hasScreen)
  return hasScreen ? openOurs(address, room) : openWriter(address, room)
}

/** Seals, signs and sends as the app does, but opens nothing: 30 devices share the processor of this machine here. */
async function openWriter(address: string, room: string): Promise<Device> {
  const docId = `workshop.${room}`
  const keys = await keysOfModeration(secret, docId)
  const link = linkTo(address, { pace: usualPace, known: () => Promise.resolve([docId]) })
  const desk = new Y.Doc()
  desk.on('update', (update: Uint8Array) => {
    void sealUpdate(keys, 'contribution', asBytes(update)).then((entry) =>
      link.send({ kind: 'entries', docId, entries: [entry] }),
    )
  })
  link.send({ kind: 'hashes', docId, hashes: [] })
  return {
    write: (id, text) => desk.getMap('cards').set(id, text),
    isLinked: () => link.status.state === 'open',
    end: () => link.close(),
  }
}

async function openOurs(address: string, room: string): Promise<Device> {
  const docId = `workshop.${room}`
  const tablet = new HubTablet([docId])
  const session = await tablet.open(docId)
  const link = tablet.connect(address, { pace: usualPace })
  return {
    screen: session.doc,
    write: (id, text) => session.doc.getMap('cards').set(id, text),
    isLinked: () => link.status.state === 'open',
    end: () => tablet.end(),
  }
}

function openStock(kind: Kind, address: string, room: string, hasScreen: boolean): Promise<Device> {
  const screen = new Y.Doc()
  const socket = new HocuspocusProviderWebsocket({
    url: address.replace('http', 'ws'),
    WebSocketPolyfill: QuietSocket,
  })
  const parts = { name: room, document: screen, awareness: null, websocketProvider: socket }
  const provider = new HocuspocusProvider(parts)
  provider.attach()
  const desk = kind === 'stock' ? screen : new Y.Doc()
  const collected: Uint8Array[] = []
  if (desk !== screen) desk.on('update', (update: Uint8Array) => collected.push(update))
  const flush = () => {
    const updates = collected.splice(0)
    if (updates.length) Y.applyUpdate(screen, Y.mergeUpdates(updates))
  }
  // Devices are not switched on in the same moment.
  let timer: ReturnType<typeof setTimeout>
  const again = () => {
    flush()
    timer = setTimeout(again, 250)
  }
  timer = setTimeout(again, Math.random() * 250)
  return Promise.resolve({
    ...(hasScreen ? { screen } : {}),
    write: (id, text) => desk.getMap('cards').set(id, text),
    isLinked: () => provider.synced,
    end: () => {
      clearTimeout(timer)
      provider.destroy()
      socket.destroy()
    },
  })
}
