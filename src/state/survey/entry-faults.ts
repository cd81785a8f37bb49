/** What cannot stand in the data although it was typed; only "x" gets past it, because it may stand on the sheet. */
import type { Form } from '#survey/form.ts'
import type { PaperField } from '#survey/paper-sheet.ts'
import { otherCode } from '#survey/variables.ts'

export type EntryFault = 'most' | 'range' | 'decimals' | 'not-offered' | 'wrong'

/** Undefined for an answer that does. What must be answered may be left out on paper, and long texts stay whole. */
export function entryFault(form: Form, field: PaperField): EntryFault | undefined {
  const { name, question, round } = field
  const answer = form.answer(name)
  if (!answer || !('value' in answer)) return undefined
  if ('options' in question && question.kind !== 'matrix' && field.keys.length > 0) {
    const offered = new Set(form.optionsOf(question, round).map(({ code }) => code))
    const codes = Array.isArray(answer.value) ? answer.value : [String(answer.value)]
    const isGone = (code: string) => code !== otherCode && !offered.has(code) && !isPin(code)
    if (codes.some(isGone)) return 'not-offered'
  }
  const fault = form.fault(name)
  switch (fault?.kind) {
    case undefined:
    case 'required':
    case 'length':
      return undefined
    case 'most':
    case 'range':
    case 'decimals':
      return fault.kind
    default:
      return 'wrong'
  }
}

const isPin = (code: string) => code.includes(',')
