/** Shortcuts with the Alt key; they never fire while somebody writes. */

/** Keys with what they do, in the order in which they are explained. */
export const shortcutKeys = ['W', 'Z', 'P', '5', 'K'] as const
export type ShortcutKey = (typeof shortcutKeys)[number]

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input, textarea, select')
}

/** Does what belongs to Alt and this key, unless somebody writes or a dialog is open. */
export function shortcut(event: KeyboardEvent, acts: Record<ShortcutKey, () => void>): void {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.repeat) return
  if (isWriting(event.target) || document.querySelector('dialog[open]')) return
  // On a Mac, Alt makes another sign; then the place on the keyboard counts.
  const sign = event.key.toUpperCase()
  const key = shortcutKeys.find((one) => one === sign)
  const place = shortcutKeys.find(
    (one) => event.code === `Key${one}` || event.code === `Digit${one}`,
  )
  const found = key ?? (/^[A-Z0-9]$/.test(sign) ? undefined : place)
  if (!found) return
  event.preventDefault()
  acts[found]()
}
