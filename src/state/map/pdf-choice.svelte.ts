/** Choosing one page of a PDF: what reads it is loaded now, each page is shown small. */
import { PdfRefused, type PdfFault } from './pdf-fault.ts'
import type { Pdf } from './pdf.ts'

export class PdfChoice {
  readonly file: File
  #pdf: Pdf | undefined
  #isClosed = false
  #pages = $state(0)
  #page = $state(1)
  #url = $state<string>()
  #isDrawing = $state(false)
  fault = $state<PdfFault>()

  constructor(file: File) {
    this.file = file
  }

  /** 0 while it is being opened. */
  get pages(): number {
    return this.#pages
  }
  get page(): number {
    return this.#page
  }
  /** The page as a picture; undefined while it is drawn. */
  get url(): string | undefined {
    return this.#url
  }
  get isDrawing(): boolean {
    return this.#isDrawing
  }

  async open(): Promise<void> {
    await this.#try(async () => {
      const { Pdf } = await import('./pdf.ts')
      const pdf = await Pdf.open(this.file)
      if (this.#isClosed) return pdf.close()
      this.#pdf = pdf
      this.#pages = pdf.pages
    })
    await this.show(1)
  }

  async show(page: number): Promise<void> {
    const pdf = this.#pdf
    if (!pdf || page < 1 || page > this.#pages) return
    this.#page = page
    this.#put(undefined)
    this.fault = undefined
    await this.#try(async () => {
      const picture = await pdf.small(page)
      // Somebody has gone on meanwhile.
      if (this.#page === page && !this.#isClosed) this.#put(URL.createObjectURL(picture))
    })
  }

  /** The page as large as plans are kept; undefined if nothing came of it, `fault` says why. */
  async take(): Promise<Blob | undefined> {
    const pdf = this.#pdf
    if (!pdf || this.#isDrawing) return undefined
    this.#isDrawing = true
    const picture = await this.#try(() => pdf.large(this.#page))
    this.#isDrawing = false
    return this.#isClosed ? undefined : picture
  }

  close(): void {
    this.#isClosed = true
    this.#put(undefined)
    this.#pdf?.close()
  }

  async #try<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work()
    } catch (error) {
      if (!this.#isClosed) this.fault = error instanceof PdfRefused ? error.fault : 'broken'
      return undefined
    }
  }

  #put(url: string | undefined): void {
    if (this.#url) URL.revokeObjectURL(this.#url)
    this.#url = url
  }
}
