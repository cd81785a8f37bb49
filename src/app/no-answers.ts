/** The box of a survey whose questions this device may edit: it holds no key of its answers, and keeps none. */
import type { AnswerBox } from '#documents/ports.ts'
import { ProblemError } from '#storage/problem.ts'

const none = { kept: 0, safe: 0, open: 0 }

export function noAnswers(survey: string): AnswerBox {
  const refuse = () => Promise.reject(new ProblemError('not-here', `answers.${survey}`))
  return {
    keep: refuse,
    open: refuse,
    letGo: refuse,
    askForExit: refuse,
    answerExit: () => Promise.resolve(undefined),
    test: () => Promise.resolve(false),
    observe: () => () => undefined,
    count: { ...none, own: none, gone: none },
    canOpen: false,
  }
}
