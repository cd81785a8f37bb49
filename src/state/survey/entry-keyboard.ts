/** Keys of the whole window while sheets are typed in; none is lost while a sheet is being kept. */
import { hasBoxes, type EntrySheet } from './entry-sheet.svelte.ts'

/** What the keys are meant for. */
interface Typing {
  readonly sheet: EntrySheet | undefined
  readonly saving: 'no' | 'saving' | 'failed'
  keep(): Promise<boolean>
  touch(): void
}

export class EntryKeyboard {
  readonly #desk: Typing
  /** Hands are faster than the disk: keys for the next sheet. */
  #waiting: string[] = []

  constructor(desk: Typing) {
    this.#desk = desk
  }

  /** Takes a key of the window; what is meant for something else stays. */
  hear(event: KeyboardEvent): void {
    const { key, target } = event
    const { sheet, saving } = this.#desk
    if (!sheet || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const element = target instanceof Element ? target : undefined
    if (element?.closest('dialog, select, input[type=checkbox]')) return
    const written = element?.closest<HTMLTextAreaElement>('input, textarea')
    if (written && !isForSheet(event, written.value)) return
    // A button that has the focus does what it says.
    if (element?.closest('button, a') && ['Enter', ' '].includes(key)) return
    // A digit that is held down is still one digit.
    if (event.repeat && key !== 'Backspace') {
      if (key === 'Enter') event.preventDefault()
      return
    }
    if (saving === 'saving') this.#waiting.push(key)
    else if (!this.#press(sheet, key)) return
    event.preventDefault()
    this.#desk.touch()
  }

  #press(sheet: EntrySheet, key: string): boolean {
    if (key === 'Enter') {
      if (sheet.isDone) void this.#keep()
      else sheet.enter()
      return true
    }
    if (key === 'Backspace') {
      sheet.back()
      return true
    }
    return sheet.field !== undefined && hasBoxes(sheet.field) && sheet.press(key)
  }

  async #keep(): Promise<void> {
    const before = this.#desk.sheet
    const isKept = await this.#desk.keep()
    const waiting = this.#waiting
    this.#waiting = []
    const { sheet } = this.#desk
    if (!isKept || !sheet || sheet === before) return
    for (const key of waiting) this.#again(sheet, key)
    if (waiting.length > 0) this.#desk.touch()
  }

  /** A key that had to wait; in a field that is written it is a letter. */
  #again(sheet: EntrySheet, key: string): void {
    const isWritten = sheet.field !== undefined && !hasBoxes(sheet.field)
    if (isWritten && key.length === 1) sheet.text += key
    else if (isWritten && key === 'Backspace' && sheet.text) sheet.text = sheet.text.slice(0, -1)
    else this.#press(sheet, key)
  }
}

/** Everything that is written stays the field's own, but "on" and, where it is empty, "back". */
function isForSheet({ key, shiftKey, repeat }: KeyboardEvent, value: string): boolean {
  if (key === 'Enter') return !shiftKey
  return key === 'Backspace' && value === '' && !repeat
}
