/** Makes a small PNG of whatever picture somebody chose as Wappen. */

const sides = [256, 192, 128, 96]
const mostBytes = 60_000

/** A PNG data URL of at most 60 KB and 256 pixels; or why there is none. */
export async function makeCrest(
  file: Blob,
): Promise<{ crest: string } | { problem: CrestProblem }> {
  const picture = await readPicture(file)
  if (!picture) return { problem: 'unreadable' }
  for (const side of sides) {
    const crest = draw(picture, side)
    if (crest.length * 0.75 <= mostBytes) return { crest }
  }
  return { problem: 'tooLarge' }
}

export type CrestProblem = 'unreadable' | 'tooLarge'

/** An SVG is only ever drawn as a picture, so nothing inside it runs. */
async function readPicture(file: Blob): Promise<HTMLImageElement | undefined> {
  const url = URL.createObjectURL(file)
  const picture = new Image()
  picture.src = url
  try {
    await picture.decode()
    return picture
  } catch {
    return undefined
  } finally {
    URL.revokeObjectURL(url)
  }
}

function draw(picture: HTMLImageElement, most: number): string {
  const width = picture.naturalWidth || most
  const height = picture.naturalHeight || most
  const scale = Math.min(1, most / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/png')
}
