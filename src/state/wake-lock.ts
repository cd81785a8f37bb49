/** Keeps the screen awake while a workshop runs, as far as the device allows it. */

/** The part of the browser that is needed; tests hand in their own. */
export interface Wakeful {
  readonly wakeLock?: { request(kind: 'screen'): Promise<{ release(): Promise<void> }> }
}

/**
 * Holds the screen awake until the returned function is called. The browser takes the lock away whenever
 * the window is hidden, so it is asked for again when the window is seen.
 */
export function keepAwake(device: Wakeful = navigator): () => void {
  let held: { release(): Promise<void> } | undefined
  let wanted = true

  const ask = async (): Promise<void> => {
    if (document.visibilityState !== 'visible') return
    try {
      const lock = await device.wakeLock?.request('screen')
      if (wanted) held = lock
      else await lock?.release()
    } catch {
      // A device that saves its battery refuses; the workshop goes on all the same.
    }
  }
  const seen = (): void => void ask()

  void ask()
  document.addEventListener('visibilitychange', seen)
  return () => {
    wanted = false
    document.removeEventListener('visibilitychange', seen)
    void held?.release().catch(() => undefined)
  }
}
