/** Makes a picture of one page of a PDF. It is heavy, and loaded only where somebody has chosen one. */
import { getDocument, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { mostPdfBytes, PdfRefused } from './pdf-fault.ts'
import { planLimits } from './plan-reading.ts'

/** Milliseconds for opening a document, and for drawing a page. */
const patience = 60_000
/** PDFs count in points; drawn at this scale a plan of A4 has 144 dots an inch. */
const smallSide = 480

export class Pdf {
  readonly #document: PDFDocumentProxy
  readonly #thread: Worker

  private constructor(document: PDFDocumentProxy, thread: Worker) {
    this.#document = document
    this.#thread = thread
  }

  /** Rejects with `PdfRefused`. */
  static async open(file: Blob): Promise<Pdf> {
    if (file.size > mostPdfBytes) throw new PdfRefused('too-large')
    const data = new Uint8Array(await file.arrayBuffer().catch(refuse))
    const thread = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' })
    const worker = PDFWorker.create({ port: thread })
    // Nothing of a PDF is run, and nothing is fetched: neither programs in it nor what it names.
    const safe = { isEvalSupported: false, useWasm: false, enableXfa: false, stopAtErrors: false }
    const task = getDocument({ data, worker, ...safe, useWorkerFetch: false, verbosity: 0 })
    try {
      return new Pdf(await inTime(task.promise), thread)
    } catch (error) {
      // A thread that is stuck answers nothing: it is ended, not asked.
      void task.destroy().catch(() => undefined)
      thread.terminate()
      throw error instanceof PdfRefused ? error : new PdfRefused(faultOf(error), { cause: error })
    }
  }

  get pages(): number {
    return this.#document.numPages
  }

  /** For choosing among pages: small and quickly there. */
  small(page: number): Promise<Blob> {
    return this.#draw(page, smallSide, false)
  }

  /** As large as plans are kept. Rejects with `PdfRefused`, also where nothing is to be seen on the page. */
  large(page: number): Promise<Blob> {
    return this.#draw(page, planLimits.side, true)
  }

  close(): void {
    void this.#document.loadingTask.destroy().catch(() => undefined)
    this.#thread.terminate()
  }

  async #draw(number: number, side: number, refusesBlank: boolean): Promise<Blob> {
    try {
      const page = await inTime(this.#document.getPage(number))
      const whole = page.getViewport({ scale: 1 })
      const viewport = page.getViewport({ scale: side / Math.max(whole.width, whole.height) })
      const canvas = document.createElement('canvas')
      canvas.width = Math.max(1, Math.round(viewport.width))
      canvas.height = Math.max(1, Math.round(viewport.height))
      const drawing = page.render({ canvas, viewport, background: '#ffffff' })
      await inTime(drawing.promise, () => drawing.cancel())
      if (refusesBlank && isBlank(canvas)) throw new PdfRefused('blank')
      return await blobOf(canvas)
    } catch (error) {
      throw error instanceof PdfRefused ? error : new PdfRefused('broken', { cause: error })
    }
  }
}

/** Small as a stamp, a page with anything on it is not all of one white. */
function isBlank(canvas: HTMLCanvasElement): boolean {
  const stamp = document.createElement('canvas')
  stamp.width = stamp.height = 256
  const context = stamp.getContext('2d', { willReadFrequently: true })
  if (!context) return false
  context.drawImage(canvas, 0, 0, 256, 256)
  const { data } = context.getImageData(0, 0, 256, 256)
  return data.every((value) => value > 250)
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    // Without loss: it is made a JPEG once, when it is kept.
    canvas.toBlob((blob) => {
      canvas.width = canvas.height = 0
      if (blob) resolve(blob)
      else reject(new PdfRefused('broken'))
    }, 'image/png')
  })
}

const refuse = (cause: unknown): never => {
  throw new PdfRefused('broken', { cause })
}

function faultOf(error: unknown): 'encrypted' | 'broken' {
  // Errors of the thread keep their name, not their class.
  return error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'broken'
}

/** Some PDFs are made to be never finished. */
async function inTime<T>(work: Promise<T>, stop: () => void = () => {}): Promise<T> {
  let late: ReturnType<typeof setTimeout> | undefined
  const waiting = new Promise<never>((_resolve, reject) => {
    late = setTimeout(() => {
      stop()
      reject(new PdfRefused('stuck'))
    }, patience)
  })
  try {
    return await Promise.race([work, waiting])
  } finally {
    clearTimeout(late)
  }
}
