/** The built app in memory: what is not on this list cannot be asked for, whatever a path looks like. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { cachingOf, typeOf } from './headers.ts'

/** A file as it is sent; `packed` is there when gzip makes it smaller. */
export interface ServedFile {
  bytes: Buffer
  packed: Buffer | undefined
  etag: string
  type: string
  caching: string
}

const PACKABLE = /^(text|application\/(json|manifest)|image\/svg)/

/** Reads every file below a folder; keys are paths as a browser asks for them. Throws when there is no app. */
export function readFiles(folder: string): Map<string, ServedFile> {
  const files = new Map<string, ServedFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const place = join(entry.parentPath, entry.name)
    const path = `/${relative(folder, place).split(sep).join('/')}`
    files.set(path, serve(path, readFileSync(place)))
  }
  if (!files.has('/index.html')) throw new Error(`There is no app in ${folder}.`)
  return files
}

function serve(path: string, bytes: Buffer): ServedFile {
  const type = typeOf(path)
  const packed = PACKABLE.test(type) ? gzipSync(bytes, { level: 9 }) : undefined
  return {
    bytes,
    packed: packed && packed.length < bytes.length ? packed : undefined,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    type,
    caching: cachingOf(path),
  }
}
