/** A table tablet looks at itself: the app, the storage, the keys, and a probe to the office and back. */
import type { Meeting } from '#documents/ports.ts'
import { isBack, reportTablet, tabletRecords } from '#documents/tablets.ts'
import { newId } from '#schema/id.ts'
import type { AppKept, CameraLeave, Tablet } from '#schema/tablet.ts'
import { AppWatch, readAppKept } from './app-kept.ts'
import { Camera } from './camera.svelte.ts'
import { Gathering } from './gathering.svelte.ts'
import type { House } from './house.svelte.ts'
import { Live, liveList, liveRecord } from './live.ts'
import type { Workshop } from './workshop.svelte.ts'

const megabyte = 1_000_000
/** An evening with photos needs less; below it browsers begin to throw away. */
const leastMegabytes = 200

/** Room for an evening; where the browser does not say, nobody can promise it. */
export function hasRoom(freeMegabytes: number): boolean {
  return freeMegabytes >= leastMegabytes
}

/** True if a tablet says of itself that it starts without a network and has room. */
export function isFit({ app, freeMegabytes }: Pick<Tablet, 'app' | 'freeMegabytes'>): boolean {
  return app === 'kept' && hasRoom(freeMegabytes)
}

/** How one point of the check stands. */
export type Finding = 'looking' | 'good' | 'bad'

export class TabletCheck {
  readonly #house: House
  readonly #workshop: Workshop
  readonly #meeting: Meeting
  readonly #watch: AppWatch
  readonly #packing
  readonly #tablets
  readonly #echoes
  readonly #way: Live<'hub' | 'pair' | undefined>
  app = $state<AppKept>('looking')
  storage = $state.raw<{ persisted: boolean; freeMegabytes: number } | undefined>(undefined)
  camera = $state<CameraLeave>('unknown')

  /** `readApp` is another one in tests, where nothing is installed. */
  constructor(house: House, workshop: Workshop, meeting: Meeting, readApp = readAppKept) {
    this.#house = house
    this.#workshop = workshop
    this.#meeting = meeting
    this.#watch = new AppWatch(readApp, (app) => (this.app = app))
    const { packing, tablets, echoes } = tabletRecords(workshop.docs)
    this.#packing = liveRecord(packing)
    this.#tablets = liveList(tablets)
    this.#echoes = liveList(echoes)
    this.#way = new Live(
      (changed) => meeting.observe(changed),
      () => {
        if (meeting.devices.length > 0) return 'pair'
        return meeting.hub.status?.state === 'open' ? 'hub' : undefined
      },
    )
  }

  /** Looks at everything that can change by itself; while the app is still loading, until it is there. */
  begin(): () => void {
    void this.#lookElsewhere()
    return this.#watch.begin()
  }

  async look(): Promise<void> {
    await this.#watch.look()
    await this.#lookElsewhere()
  }

  async #lookElsewhere(): Promise<void> {
    this.storage = await this.#readStorage()
    this.camera = await readCamera()
  }

  /** The answer of the browser is asked for once more: an app on the home screen gets another one. */
  async #readStorage() {
    const { device } = this.#house
    const answer = await device.persistence().catch(() => undefined)
    if (!answer) return { persisted: false, freeMegabytes: -1 }
    const persisted = answer.persisted || (await device.requestPersistence().catch(() => false))
    const free = (answer.quotaBytes - answer.usedBytes) / megabyte
    // A browser that says nothing says 0 of 0.
    const freeMegabytes = answer.quotaBytes > 0 ? Math.floor(free / 100) * 100 : -1
    return { persisted, freeMegabytes }
  }

  /** Everything anew, the probe, too. */
  async again(): Promise<void> {
    this.#write(newId())
    await this.look()
  }

  /** Lets the browser ask for the camera now, not in the hall. */
  async allowCamera(): Promise<void> {
    const camera = new Camera()
    await camera.start()
    camera.stop()
    this.camera = await readCamera()
  }

  /** Says in the workshop what was found; called whenever something may have changed. */
  report(): void {
    if (this.#packing.current.word) new Gathering(this.#house).pack(this.#packing.current.tablets)
    if (this.storage) this.#write(this.#own?.word || newId())
  }

  #write(word: string): void {
    if (this.keys !== 'here') return
    const { persisted = false, freeMegabytes = -1 } = this.storage ?? {}
    const { id } = this.#meeting.self
    const said = { id, name: this.#house.device.deviceName.slice(0, 40), app: this.app, word }
    const { word: heard } = this.#packing.current
    const day = this.#house.clock.today()
    const rest = { persisted, freeMegabytes, camera: this.camera, heard, day }
    reportTablet(this.#workshop.docs, { ...said, ...rest })
  }

  get #own(): Tablet | undefined {
    return this.#tablets.current.find(({ id }) => id === this.#meeting.self.id)
  }

  get name(): string {
    return this.#house.device.deviceName
  }

  get keys(): 'here' | 'waiting' | 'refused' {
    const joined = this.#house.joined.find(({ id }) => id === this.#workshop.id)
    if (joined?.admission === 'refused') return 'refused'
    const isIn = joined?.admission === 'admitted' && this.#workshop.writable
    return isIn && this.#workshop.takesMembers !== undefined ? 'here' : 'waiting'
  }

  get way(): 'hub' | 'pair' | undefined {
    return this.#way.current
  }

  get probe(): 'none' | 'waiting' | 'sent' | 'back' {
    const own = this.#echoes.current.length > 0 ? this.#own : undefined
    if (own && isBack(this.#workshop.docs, own)) return 'back'
    if (!this.way) return 'none'
    return this.keys === 'here' && this.#packing.current.word !== '' ? 'sent' : 'waiting'
  }

  /** How each point stands; only these decide, the camera is left to people. */
  get findings(): Record<'app' | 'storage' | 'keys' | 'probe', Finding> {
    const { app, storage, keys, probe } = this
    const isRoomy = storage && hasRoom(storage.freeMegabytes)
    return {
      app: app === 'kept' ? 'good' : app === 'looking' ? 'looking' : 'bad',
      storage: storage === undefined ? 'looking' : isRoomy ? 'good' : 'bad',
      keys: keys === 'here' ? 'good' : keys === 'waiting' && this.way ? 'looking' : 'bad',
      probe: probe === 'back' ? 'good' : probe === 'none' ? 'bad' : 'looking',
    }
  }

  get open(): number {
    return Object.values(this.findings).filter((finding) => finding === 'bad').length
  }

  get verdict(): Finding {
    const all = Object.values(this.findings)
    if (all.includes('bad')) return 'bad'
    return all.includes('looking') ? 'looking' : 'good'
  }
}

async function readCamera(): Promise<CameraLeave> {
  try {
    const name = 'camera' as PermissionName
    return (await navigator.permissions.query({ name })).state
  } catch {
    return 'unknown'
  }
}
