/** Stands in for Vitest where devices made for tests are measured outside of it: they only wait for conditions. */
export const vi = {
  async waitUntil(
    isTrue: () => unknown,
    { timeout = 5000, interval = 50 }: { timeout?: number; interval?: number } = {},
  ): Promise<void> {
    const end = performance.now() + timeout
    while (!(await isTrue())) {
      if (performance.now() > end) throw new Error('It did not happen in time.')
      await new Promise((resolve) => setTimeout(resolve, interval))
    }
  },
}
