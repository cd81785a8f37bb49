/** In which languages somebody who needs them has checked every question. */
import type { Question } from '#schema/survey.ts'

interface Sections {
  readonly sections: readonly { readonly questions: readonly Question[] }[]
}

/** True only where every question that is shown was checked in this language, and there is one. */
export function isCheckedIn({ sections }: Sections, language: string): boolean {
  const shown = sections.flatMap(({ questions }) =>
    questions.filter(({ kind }) => kind !== 'calculation'),
  )
  return shown.length > 0 && shown.every(({ checked }) => checked?.includes(language))
}
