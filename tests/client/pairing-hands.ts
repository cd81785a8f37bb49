/** Two people who link their devices by nothing but the codes on their screens, held up to the cameras. */
import { Evening } from './evening.ts'
import { Pointer } from './hands.ts'
import { holdUp, lower } from './held-camera.ts'
import type { Profile } from './profile.ts'

const handsOn = ({ page }: Profile) => new Evening(new Pointer(page))

/** Show, scan, show, scan: one device shows first, and each sees the screen of the other in its camera. */
export async function pair(shows: Profile, scans: Profile, begin = 'Code zeigen'): Promise<void> {
  const [one, two] = [handsOn(shows), handsOn(scans)]
  await one.press('button', begin)
  const code = one.find('img', 'Code für das andere Gerät')
  await code.waitFor()
  await two.press('button', 'Code scannen')
  await holdUp(code, scans.page)
  const answer = two.find('img', 'Code für das andere Gerät')
  await answer.waitFor()
  await lower(scans.page)
  await one.press('button', 'Ist gescannt, weiter')
  await holdUp(answer, shows.page)
  await shows.page.getByText(`Verbunden mit „${scans.name}“.`).waitFor()
  await scans.page.getByText(`Verbunden mit „${shows.name}“.`).waitFor()
  await lower(shows.page)
}

/** From the page of all devices to the first step; links that were there stay. */
export async function beginToPair(...devices: Profile[]): Promise<void> {
  for (const device of devices) {
    await device.page.goto('/geraete')
    await handsOn(device).press('link', 'Geräte verbinden')
    await handsOn(device).arrive('Geräte verbinden')
  }
}
