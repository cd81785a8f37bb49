/** The camera of a walk in a browser with a real or made camera: photos are taken on its screen and kept in memory. */
import { createDevice } from '#app/device.ts'
import { House } from '#state/house.svelte.ts'
import { Intake } from '#state/photo/intake.ts'
import { PhotoQueue } from '#state/photo/queue.svelte.ts'
import { german } from '#text/german.ts'
import PhotoTake from '#views/photo/PhotoTake.svelte'
import { mount, unmount, type Component } from 'svelte'
import AtPhoto from '../../client/AtPhoto.svelte'

const taken: { width: number; height: number; bytes: number }[] = []
const streams: MediaStream[] = []
let leave = () => Promise.resolve()

/** Shows the camera, as a walk does; resolves when it is drawn. */
export async function showCamera(): Promise<void> {
  const updates = {
    waiting: false,
    observe: () => () => undefined,
    apply: () => Promise.resolve(false),
  }
  const house = new House(await createDevice('camera'), updates)
  house.words = german
  const queue = new PhotoQueue(new Intake(), ({ width, height, picture }) => {
    taken.push({ width, height, bytes: picture.length })
    return Promise.resolve()
  })
  const open = async (wanted: MediaStreamConstraints) => {
    const stream = await navigator.mediaDevices.getUserMedia(wanted)
    streams.push(stream)
    return stream
  }
  const view = PhotoTake as unknown as Component
  const screen = mount(AtPhoto, {
    target: document.body,
    props: { house, view, given: { queue, open } },
  })
  leave = () => unmount(screen)
}

/** What was taken until now. */
export function takenPhotos() {
  return Promise.resolve(taken)
}

/** Leaves the camera; how many were on before, and how many still are. */
export async function leaveCamera() {
  const live = () => streams.flatMap((stream) => stream.getTracks()).filter(isLive).length
  const before = live()
  await leave()
  return { before, after: live() }
}

function isLive({ readyState }: MediaStreamTrack): boolean {
  return readyState === 'live'
}
