/** The ways in which a file leaves this device: straight to the disk, to the share sheet, or as a download. */
import { fileType } from '#schema/koffer-file.ts'

/** Where the chunks of a file go. */
export interface Sink {
  write(chunk: Uint8Array): Promise<void>
  /** The whole file is there; resolves to it where it is not on the disk already. */
  close(): Promise<Blob | undefined>
  /** Nothing stays. */
  abort(): Promise<void>
}

interface PickedFile {
  createWritable(): Promise<{
    write(chunk: Uint8Array): Promise<void>
    close(): Promise<void>
    abort(): Promise<void>
  }>
}

type SavePicker = (settings: object) => Promise<PickedFile>

function savePicker(): SavePicker | undefined {
  const { showSaveFilePicker } = globalThis as { showSaveFilePicker?: SavePicker }
  return showSaveFilePicker?.bind(globalThis)
}

/** Chunks are handed to the browser in parts of this size; it may put them on the disk. */
const partBytes = 4 * 1024 * 1024

/** Collects chunks as parts of a Blob, which need no room in the page's own memory. */
export function blobSink(): Sink {
  const parts: Blob[] = []
  let waiting: Uint8Array[] = []
  let bytes = 0
  const flush = () => {
    if (waiting.length) parts.push(new Blob(waiting as BlobPart[]))
    waiting = []
    bytes = 0
  }
  return {
    write: (chunk) => {
      waiting.push(chunk)
      bytes += chunk.length
      if (bytes >= partBytes) flush()
      return Promise.resolve()
    },
    close: () => {
      flush()
      return Promise.resolve(new Blob(parts, { type: fileType }))
    },
    abort: () => {
      parts.length = 0
      waiting = []
      return Promise.resolve()
    },
  }
}

/** Asks where to save; rejects with `AbortError` if the person changed their mind. To be called in a click. */
export async function openSink(name: string): Promise<Sink> {
  const pick = savePicker()
  if (!pick) return blobSink()
  const accept = { [fileType]: ['.koffer'] }
  const picked = await pick({ suggestedName: name, types: [{ accept }] })
  const file = await picked.createWritable()
  return {
    write: (chunk) => file.write(chunk),
    close: () => file.close().then(() => undefined),
    abort: () => file.abort(),
  }
}

/** Hands a finished file to the browser's downloads. */
export function download(name: string, file: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // The browser has read the address by the next turn of a minute at the latest.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** True if this device has a share sheet that says it takes such files. */
export function canShare(name: string): boolean {
  const probe = new File([new Uint8Array(1)], name, { type: fileType })
  return typeof navigator.canShare === 'function' && navigator.canShare({ files: [probe] })
}

/** Opens the share sheet; rejects with `AbortError` if it was closed, `NotAllowedError` if it may not open now. */
export async function share(name: string, file: Blob): Promise<void> {
  await navigator.share({ files: [new File([file], name, { type: fileType })] })
}
