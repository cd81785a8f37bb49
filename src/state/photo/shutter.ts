/** Takes one picture with a camera that is on: as sharp as the camera can, or what it shows just now. */

/** Some cameras promise a photo and never give one. */
const patience = 4000

/** Rejects only if the camera shows nothing. `video` plays the stream. */
export async function takeFrame(
  stream: MediaStream,
  video: HTMLVideoElement,
): Promise<Blob | ImageBitmap> {
  const [track] = stream.getVideoTracks()
  const sharp = track?.readyState === 'live' ? await sharpPhoto(track) : undefined
  return sharp ?? createImageBitmap(video)
}

async function sharpPhoto(track: MediaStreamTrack): Promise<Blob | undefined> {
  // Firefox and WebKit have none.
  if (!('ImageCapture' in globalThis)) return undefined
  let late: ReturnType<typeof setTimeout> | undefined
  try {
    const waiting = new Promise<undefined>((resolve) => {
      late = setTimeout(() => resolve(undefined), patience)
    })
    const photo = await Promise.race([new ImageCapture(track).takePhoto(), waiting])
    return photo && photo.size > 0 ? photo : undefined
  } catch {
    return undefined
  } finally {
    clearTimeout(late)
  }
}
