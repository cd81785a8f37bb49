/** A camera in real browsers that sees what a test holds in front of it: the screen of another device. */
import type { Locator, Page } from 'playwright'

interface HeldCamera {
  /** Holds a picture in front of the camera until the next one. */
  hold: (png: string) => Promise<void>
  /** Takes the picture away. */
  lower: () => void
}

/** Runs in the page before the app: every camera it asks for shows what is held. */
export function installCamera(): void {
  const side = 640
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  let held: ImageBitmap | undefined
  function draw(): void {
    const context = canvas.getContext('2d')
    if (!context) return
    // A canvas that does not change gives no pictures.
    context.fillStyle = `hsl(40 20% ${String(70 + Math.random() * 5)}%)`
    context.fillRect(0, 0, side, side)
    if (!held) return
    // A hand does not hold straight.
    context.save()
    context.translate(side / 2, side / 2)
    context.rotate(0.05)
    const scale = (side * 0.8) / Math.max(held.width, held.height)
    context.scale(scale, scale)
    context.drawImage(held, -held.width / 2, -held.height / 2)
    context.restore()
  }
  if (!('mediaDevices' in navigator)) return
  navigator.mediaDevices.getUserMedia = () => {
    draw()
    const drawing = setInterval(draw, 60)
    const stream = canvas.captureStream(15)
    for (const track of stream.getTracks()) {
      const stop = track.stop.bind(track)
      track.stop = () => {
        clearInterval(drawing)
        stop()
      }
    }
    return Promise.resolve(stream)
  }
  const camera: HeldCamera = {
    hold: async (png) => {
      const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0))
      held = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    },
    lower: () => (held = undefined),
  }
  Object.assign(globalThis, { heldCamera: camera })
}

/** Holds what is seen of `shown` in front of the camera of another page. */
export async function holdUp(shown: Locator, to: Page): Promise<void> {
  const picture = await shown.screenshot({ type: 'png' })
  await to.evaluate(
    (png) => (Reflect.get(globalThis, 'heldCamera') as HeldCamera).hold(png),
    picture.toString('base64'),
  )
}

/** Takes away whatever is held in front of the camera of this page. */
export async function lower(to: Page): Promise<void> {
  await to.evaluate(() => (Reflect.get(globalThis, 'heldCamera') as HeldCamera).lower())
}
