/** The first 127 bytes of a PMTiles file (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md, section 3). */
import { FileFault } from '#imports/survey/fault.ts'
import type { BaseMap, TileFormat } from '#schema/base-map.ts'

export const headerBytes = 127

/** Where a part lies, in bytes of the file. */
export interface Section {
  offset: number
  length: number
}

export interface Header extends Pick<BaseMap, 'bounds' | 'leastZoom' | 'mostZoom' | 'tiles'> {
  root: Section
  metadata: Section
  leaves: Section
  tileData: Section
  /** True where directories and metadata are packed. */
  isPacked: boolean
  format: TileFormat
}

const formats: (TileFormat | undefined)[] = [undefined, 'mvt', 'png', 'jpeg', 'webp', 'avif']
const packings = ['', '', 'gzip', 'Brotli', 'Zstandard']

/** What begins otherwise; maps of other kinds are named, because people have them, too. */
function otherFile(bytes: Uint8Array): FileFault {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 16))
  if (start.startsWith('SQLite format 3')) {
    return new FileFault(
      'sie ist eine Datenbank (MBTiles oder GeoPackage), bitte vorher in PMTiles umwandeln',
    )
  }
  if (start.startsWith('PM') && (bytes[2] === 1 || bytes[2] === 2)) return otherVersion(bytes[2])
  return new FileFault('sie ist keine Kartendatei (.pmtiles)')
}

const otherVersion = (version: number) =>
  new FileFault(`sie ist eine Kartendatei der Version ${version}, gelesen wird Version 3`)

/** Whether a number of gzip, nothing, or what nobody here can unpack. */
function isPackedBy(number: number, what: string): boolean {
  if (number === 2) return true
  if (number <= 1) return false
  const name = packings[number] ?? 'unbekannt'
  throw new FileFault(`${what} sind auf eine Art gepackt, die hier nicht gelesen wird (${name})`)
}

function readBounds(view: DataView): BaseMap['bounds'] {
  const [west = 0, south = 0, east = 0, north = 0] = [102, 106, 110, 114].map(
    (at) => view.getInt32(at, true) / 1e7,
  )
  const isArea = west < east && south < north
  const isOnEarth = west >= -180 && east <= 180 && south >= -90 && north <= 90
  if (!isArea || !isOnEarth) throw new FileFault('sie sagt nicht, welches Gebiet sie zeigt')
  return { west, south, east, north }
}

/** Reads the head of a file of `size` bytes; throws a `FileFault` with the one reason why not. */
export function readHeader(bytes: Uint8Array, size: number): Header {
  if (bytes.length === 0) throw new FileFault('sie ist leer')
  const isOurs = new TextDecoder('latin1').decode(bytes.subarray(0, 7)) === 'PMTiles'
  if (!isOurs) throw otherFile(bytes)
  const version = bytes[7]
  if (version !== undefined && version !== 3) throw otherVersion(version)
  const cut = () => new FileFault('sie ist nicht vollständig, bitte noch einmal kopieren')
  if (bytes.length < headerBytes) throw cut()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const section = (at: number): Section => {
    const offset = Number(view.getBigUint64(at, true))
    const length = Number(view.getBigUint64(at + 8, true))
    if (offset + length > size) throw cut()
    return { offset, length }
  }
  const [root, metadata, leaves, tileData] = [section(8), section(24), section(40), section(56)]
  if (root.length === 0 || tileData.length === 0) throw new FileFault('sie enthält keine Karte')
  const format = formats[view.getUint8(99)]
  if (!format) throw new FileFault('ihre Kacheln sind von einer Art, die hier nicht gelesen wird')
  const isPacked = isPackedBy(view.getUint8(97), 'ihre Verzeichnisse')
  isPackedBy(view.getUint8(98), 'ihre Kacheln')
  const [leastZoom, mostZoom] = [view.getUint8(100), view.getUint8(101)]
  if (leastZoom > mostZoom || mostZoom > 30) throw new FileFault('ihre Zoomstufen sind unmöglich')
  const tiles = Math.min(Number(view.getBigUint64(72, true)), Number.MAX_SAFE_INTEGER)
  return {
    ...{ root, metadata, leaves, tileData, isPacked, format },
    ...{ leastZoom, mostZoom, tiles, bounds: readBounds(view) },
  }
}
