/** The height that is really visible: an on-screen keyboard covers the rest without telling the layout. */
import { Live } from './live.ts'

/** As a CSS length; `100dvh` where the browser cannot tell. */
export const visibleHeight = new Live<string>(
  (changed) => {
    const viewport = globalThis.visualViewport
    viewport?.addEventListener('resize', changed)
    return () => viewport?.removeEventListener('resize', changed)
  },
  () => {
    const viewport = globalThis.visualViewport
    // Zoomed by two fingers, the layout stays as it is.
    return viewport && viewport.scale === 1 ? `${viewport.height}px` : '100dvh'
  },
)
