/** Files with which the system has started the app: a double click on a `.koffer` file where the app is installed. */

interface LaunchQueue {
  setConsumer(take: (launch: { files: { getFile(): Promise<File> }[] }) => void): void
}

/** Calls back with the first file of each start, also of the one that has just been. */
export function observeLaunches(opened: (file: File) => void): void {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue }
  launchQueue?.setConsumer(({ files }) => {
    void files[0]?.getFile().then(opened, () => undefined)
  })
}
