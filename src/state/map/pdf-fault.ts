/** Why a PDF gives no plan; each is one sentence for a person. */
export type PdfFault = 'encrypted' | 'broken' | 'blank' | 'too-large' | 'stuck'

export class PdfRefused extends Error {
  readonly fault: PdfFault
  constructor(fault: PdfFault, options?: ErrorOptions) {
    super(`The PDF is not taken in: ${fault}.`, options)
    this.fault = fault
  }
}

export const mostPdfBytes = 64 * 1024 * 1024

/** By its first bytes, whatever its name says: some programs write a line before them. */
export async function isPdf(file: Blob): Promise<boolean> {
  const start = new Uint8Array(await file.slice(0, 1024).arrayBuffer())
  return new TextDecoder('latin1').decode(start).includes('%PDF-')
}
