/** PDFs written here: pages of one colour each, empty ones, and one that asks for a password. */

interface PdfWish {
  /** Says that it is encrypted, in a way that no empty password opens. */
  isEncrypted?: boolean
}

/** One page of A4 landscape ratio (800 by 600 points) for each colour; an empty text for a page with nothing on it. */
export function makePdf(
  colours: readonly string[],
  { isEncrypted = false }: PdfWish = {},
): Uint8Array<ArrayBuffer> {
  const pages = colours.map((_, at) => 3 + 2 * at)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${String(colours.length)} /Kids [${pages.map((one) => `${String(one)} 0 R`).join(' ')}] >>`,
    ...colours.flatMap((colour, at) => {
      const drawing = colour && `${colour} rg 100 100 600 400 re f`
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 800 600] /Contents ${String(4 + 2 * at)} 0 R >>`,
        `<< /Length ${String(drawing.length)} >>\nstream\n${drawing}\nendstream`,
      ]
    }),
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = text.length
    text += `${String(at + 1)} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = text.length
  const secret = '0123456789abcdef'.repeat(4)
  const locked = isEncrypted
    ? ` /Encrypt << /Filter /Standard /V 1 /R 2 /O <${secret}> /U <${secret}> /P -44 >> /ID [<00> <00>]`
    : ''
  text += `xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n`
  for (const place of places) text += `${String(place).padStart(10, '0')} 00000 n \n`
  text += `trailer\n<< /Size ${String(objects.length + 1)} /Root 1 0 R${locked} >>\nstartxref\n${String(table)}\n%%EOF\n`
  return new TextEncoder().encode(text)
}
