/** A camera that sees what a test holds in front of it: a picture of a QR code, drawn into a stream. */
import encodeQR from 'qr'

export class TestCamera {
  readonly #canvas = document.createElement('canvas')
  #timer: ReturnType<typeof setInterval> | undefined
  opened = 0
  /** Tracks that were given out and are not stopped. */
  readonly tracks = new Set<MediaStreamTrack>()
  /** What `getUserMedia` says instead of giving a picture. */
  refusal: string | undefined
  #text = ''

  constructor() {
    this.#canvas.width = 640
    this.#canvas.height = 480
  }

  readonly open = (): Promise<MediaStream> => {
    if (this.refusal) return Promise.reject(new DOMException('no', this.refusal))
    this.opened += 1
    const stream = this.#canvas.captureStream(15)
    for (const track of stream.getTracks()) {
      this.tracks.add(track)
      const stop = track.stop.bind(track)
      track.stop = () => {
        this.tracks.delete(track)
        stop()
      }
    }
    // A canvas that does not change gives no pictures.
    this.#timer ??= setInterval(() => this.#draw(), 60)
    return Promise.resolve(stream)
  }

  /** Holds a code in front of the camera; "" takes it away. */
  see(text: string): void {
    this.#text = text
  }

  close(): void {
    clearInterval(this.#timer)
  }

  #draw(): void {
    const context = this.#canvas.getContext('2d')
    if (!context) return
    context.fillStyle = `hsl(40 20% ${String(80 + Math.random() * 5)}%)`
    context.fillRect(0, 0, 640, 480)
    if (!this.#text) return
    const modules = encodeQR(this.#text, 'raw', { ecc: 'medium', border: 4 })
    const side = Math.floor(420 / modules.length)
    context.save()
    context.translate(320, 240)
    context.rotate(0.06)
    context.translate((-side * modules.length) / 2, (-side * modules.length) / 2)
    modules.forEach((row, y) => {
      row.forEach((isDark, x) => {
        context.fillStyle = isDark ? '#111' : '#eee'
        context.fillRect(x * side, y * side, side + 0.5, side + 0.5)
      })
    })
    context.restore()
  }
}
