/** Keys of the whole window while a sheet is typed in; what is written into a field stays the field's own. */
import { hasBoxes, type EntrySheet } from './entry-sheet.svelte.ts'

/** True for a key that was meant for the sheet and has done something. */
export function keyOn(event: KeyboardEvent, sheet: EntrySheet, keep: () => void): boolean {
  const { key, target } = event
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
  const element = target instanceof Element ? target : undefined
  if (element?.closest('dialog, select, input[type=checkbox]')) return false
  const written = element?.closest<HTMLInputElement>('input, textarea')
  if (written) return keyInText(event, written, sheet)
  // A button that has the focus does what it says.
  if (element?.closest('button, a') && ['Enter', ' '].includes(key)) return false
  if (key === 'Enter') {
    if (event.repeat) return true
    if (sheet.isDone) keep()
    else sheet.enter()
    return true
  }
  if (key === 'Backspace') {
    sheet.back()
    return true
  }
  // A digit that is held down is still one digit.
  if (event.repeat) return false
  return sheet.field !== undefined && hasBoxes(sheet.field) && sheet.press(key)
}

function keyInText(event: KeyboardEvent, field: { value: string }, sheet: EntrySheet): boolean {
  if (event.key === 'Enter' && !event.shiftKey) {
    if (!event.repeat) sheet.enter()
    return true
  }
  if (event.key !== 'Backspace' || field.value !== '' || event.repeat) return false
  sheet.back()
  return true
}
