/** The door for base maps: looks into a PMTiles file without loading it, and says what it is. */
import { FileFault } from '#imports/survey/fault.ts'
import { plainText } from '#imports/survey/html.ts'
import { Entry } from '#imports/survey/report.ts'
import { cleanText } from '#imports/text.ts'
import { refusal } from '#imports/wording.ts'
import type { BaseMap } from '#schema/base-map.ts'
import { readDirectory } from './directory.ts'
import { headerBytes, readHeader, type Header, type Section } from './header.ts'
import { unpacked } from './unpacking.ts'

/** What is known of the map, or the one German sentence that says why not. */
export type ReadMap = { ok: true; map: BaseMap } | { ok: false; sentence: string }

/** A root directory has at most 16 KB by the standard; makers that do not care have somewhat more. */
const mostPart = 1024 * 1024
const mostUnpacked = 8 * 1024 * 1024

/** Reads a stretch of the file; what a device cannot read is told as its fault, not the file's. */
async function bytesOf(file: Blob, { offset, length }: Section): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(offset, offset + length).arrayBuffer())
}

async function partOf(file: Blob, section: Section, isPacked: boolean): Promise<Uint8Array> {
  if (section.length > mostPart) throw new FileFault('ihr Verzeichnis ist viel zu groß')
  const bytes = await bytesOf(file, section)
  return isPacked ? unpacked(bytes, mostUnpacked) : bytes
}

/** Every tile or leaf of the root lies in the file. */
function checkDirectory(bytes: Uint8Array, { leaves, tileData }: Header): void {
  const entries = readDirectory(bytes)
  if (entries.length === 0) throw new FileFault('sie enthält keine Karte')
  for (const { offset, length, run } of entries) {
    const { length: most } = run === 0 ? leaves : tileData
    if (offset + length > most) throw new FileFault('ihr Verzeichnis ist beschädigt')
  }
}

interface Told {
  name: string
  attribution: string
  layers: string[]
}

/** What was written by people, as plain text in one line: it is shown, and never run. */
function line(value: unknown, most: number): string {
  if (typeof value !== 'string') return ''
  const plain = plainText(value.slice(0, 16 * most), new Entry(''))
  return cleanText(plain)
    .text.trim()
    .slice(0, most)
    .replace(/\p{Surrogate}$/u, '')
}

function readMetadata(bytes: Uint8Array): Told {
  let data: unknown
  try {
    data = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new FileFault('ihre Beschreibung ist beschädigt')
  }
  const told = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>
  const vectorLayers = (Array.isArray(told.vector_layers) ? told.vector_layers : []) as unknown[]
  const layers = vectorLayers.flatMap((layer) =>
    typeof layer === 'object' && layer !== null && 'id' in layer ? line(layer.id, 100) || [] : [],
  )
  return {
    name: line(told.name, 300),
    attribution: line(told.attribution, 1000),
    layers: layers.slice(0, 100),
  }
}

/**
 * Looks into a map file: its head, its first directory and its description, at most some 2 MB of it. The result holds
 * to `BaseMap`. Rejects only where the device cannot read the file any more, or with the reason of `signal`.
 */
export async function readMapFile(
  name: string,
  file: Blob,
  signal?: AbortSignal,
): Promise<ReadMap> {
  try {
    const header = readHeader(await bytesOf(file, { offset: 0, length: headerBytes }), file.size)
    signal?.throwIfAborted()
    checkDirectory(await partOf(file, header.root, header.isPacked), header)
    const isSilent = header.metadata.length === 0
    const told = isSilent
      ? { name: '', attribution: '', layers: [] }
      : readMetadata(await partOf(file, header.metadata, header.isPacked))
    signal?.throwIfAborted()
    const { format, bounds, leastZoom, mostZoom, tiles } = header
    const kind = format === 'mvt' ? 'vector' : 'raster'
    const map = {
      kind,
      format,
      ...told,
      bounds,
      leastZoom,
      mostZoom,
      tiles,
      size: file.size,
    } as const
    return { ok: true, map }
  } catch (error) {
    if (!(error instanceof FileFault)) throw error
    return { ok: false, sentence: refusal(name, error.reason) }
  }
}
