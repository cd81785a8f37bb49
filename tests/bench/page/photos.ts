/** Photos of 12 megapixels on their way from the camera to the disk, in the measured browser. */
import { Intake } from '#state/photo/intake.ts'
import { sealPicture } from '#state/photo/sealed.ts'
import { noise } from '../../client/pictures.ts'

/** How long each took, the longest task of the page meanwhile, and how large the file was; milliseconds and bytes. */
export async function takePhotos(
  count: number,
): Promise<{ times: number[]; longest: number; bytes: number }> {
  const file = await noise(4000, 3000)
  const intake = new Intake()
  // The thread is loaded once for all photos of a walk.
  await intake.take(file.slice())
  const tasks: number[] = []
  const watching = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration)
  })
  watching.observe({ entryTypes: ['longtask'] })
  const times: number[] = []
  for (let photo = 0; photo < count; photo += 1) {
    const begin = performance.now()
    const { picture, small } = await intake.take(file.slice())
    await sealPicture('photo/1', picture, 'original')
    if (small) await sealPicture('photo/1', small, 'thumbnail')
    times.push(performance.now() - begin)
  }
  // What the last one did is told only with the next turn.
  await new Promise((resolve) => setTimeout(resolve, 200))
  watching.disconnect()
  intake.end()
  return { times, longest: Math.max(0, ...tasks), bytes: file.size }
}
