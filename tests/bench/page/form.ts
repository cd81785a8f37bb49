/** One large form, asked by us and by survey-core: to open it, and to give one answer. */
import { flushSync, mount, unmount } from 'svelte'
import type { Value } from '#schema/answer.ts'
import { Questionnaire, type Question } from '#schema/survey.ts'
import { AnsweringForm } from '#state/survey/answering-form.svelte.ts'
import { Form } from '#survey/form.ts'
import Asking from './Asking.svelte'

/** Questions on a page. */
const onPage = 10
const kinds = ['yes-no', 'choice', 'scale', 'number', 'text'] as const
const names = (count: number) => Array.from({ length: count }, (_, at) => `q${String(at)}`)
const codes = ['a', 'b', 'c', 'd', 'e']
const kindOf = (at: number) => kinds[at % kinds.length] ?? 'text'

/** The yes-or-no question that every fourth one waits for: one of the page, before it. */
const decidedBy = (at: number) => at - (at % kinds.length)
const isConditional = (at: number) => at % 4 === 3

function question(name: string, at: number): Question {
  const text = { de: `Frage ${String(at + 1)}: Wie finden Sie das?` }
  const show = isConditional(at)
    ? { show: { '==': [{ var: `q${String(decidedBy(at))}` }, true] } }
    : {}
  const common = { id: name, name, text, ...show }
  switch (kindOf(at)) {
    case 'yes-no':
      return { ...common, kind: 'yes-no' }
    case 'choice': {
      const options = codes.map((code) => ({ code, text: { de: `Antwort ${code}` } }))
      return { ...common, kind: 'choice', many: false, options }
    }
    case 'scale': {
      const words = codes.map((code) => ({ de: `Stufe ${code}` }))
      return { ...common, kind: 'scale', steps: 5, words }
    }
    case 'number':
      return { ...common, kind: 'number', least: 0, most: 100 }
    default:
      return { ...common, kind: 'text', long: false }
  }
}

/** The form as it is stored: JSON. */
function ours(count: number): string {
  const questions = names(count).map(question)
  const sections = Array.from({ length: count / onPage }, (_, at) => ({
    id: `s${String(at)}`,
    title: { de: `Teil ${String(at + 1)}` },
    questions: questions.slice(at * onPage, (at + 1) * onPage),
  }))
  const empty = { controller: '', contact: '', officer: '', purpose: '', basis: '' }
  return JSON.stringify({
    format: 1,
    survey: 'bench',
    version: 1,
    title: { de: 'Messung' },
    intro: {},
    thanks: {},
    notice: { ...empty, recipients: '', deletion: '', authority: '' },
    languages: ['de'],
    paging: 'section',
    idleSeconds: 60,
    photos: false,
    sections,
  })
}

/** The same form in the words of SurveyJS. */
function theirs(count: number): string {
  const elements = names(count).map((name, at) => {
    const visibleIf = isConditional(at) ? { visibleIf: `{q${String(decidedBy(at))}} = true` } : {}
    const common = { name, title: `Frage ${String(at + 1)}: Wie finden Sie das?`, ...visibleIf }
    const choices = codes.map((value) => ({ value, text: `Antwort ${value}` }))
    switch (kindOf(at)) {
      case 'yes-no':
        return { ...common, type: 'boolean' }
      case 'choice':
        return { ...common, type: 'radiogroup', choices }
      case 'scale':
        return { ...common, type: 'rating', rateMax: 5 }
      case 'number':
        return { ...common, type: 'text', inputType: 'number', min: 0, max: 100 }
      default:
        return { ...common, type: 'text' }
    }
  })
  const pages = Array.from({ length: count / onPage }, (_, at) => ({
    name: `p${String(at)}`,
    elements: elements.slice(at * onPage, (at + 1) * onPage),
  }))
  return JSON.stringify({ pages })
}

/** Answers one by one, over the whole form; every fifth makes another question come or go. */
function answers(count: number, steps: number): [string, Value][] {
  return Array.from({ length: steps }, (_, step): [string, Value] => {
    const at = (step * 7) % count
    const values: Record<(typeof kinds)[number], Value> = {
      'yes-no': step % 2 === 0,
      choice: codes[step % codes.length] ?? 'a',
      scale: (step % 5) + 1,
      number: step % 100,
      text: `Wort ${String(step)}`,
    }
    return [`q${String(at)}`, values[kindOf(at)]]
  })
}

function median(values: number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}

/** After the next picture, so that no work of one answer is counted for another. */
const nextPicture = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
  })

async function repeat(times: number, act: () => number): Promise<number> {
  const taken: number[] = []
  for (let time = 0; time < times; time += 1) {
    await nextPicture()
    taken.push(act())
  }
  return median(taken)
}

/** Milliseconds from the stored form to its first page, laid out; the middle of so many times. */
export function openForm(count: number, times: number): Promise<number> {
  const stored = ours(count)
  return repeat(times, () => {
    const begin = performance.now()
    const form = new AnsweringForm(
      new Form(Questionnaire.parse(JSON.parse(stored)), { language: 'de', today: '2026-05-04' }),
    )
    const page = mount(Asking, { target: document.body, props: { form, at: 0 } })
    flushSync()
    if (document.body.offsetHeight === 0) throw new Error('nothing was drawn')
    const took = performance.now() - begin
    void unmount(page)
    return took
  })
}

/** Milliseconds from one answer to the page that is laid out anew. */
export async function answerForm(count: number, steps: number): Promise<number> {
  const questionnaire = Questionnaire.parse(JSON.parse(ours(count)))
  const form = new AnsweringForm(new Form(questionnaire, { language: 'de', today: '2026-05-04' }))
  const taken: number[] = []
  let shown = -1
  let page: Record<string, unknown> | undefined
  for (const [name, value] of answers(count, steps)) {
    const at = Math.floor(Number(name.slice(1)) / onPage)
    if (at !== shown) {
      if (page) await unmount(page)
      page = mount(Asking, { target: document.body, props: { form, at } })
      flushSync()
      shown = at
    }
    await nextPicture()
    const begin = performance.now()
    form.give(name, value)
    flushSync()
    if (document.body.offsetHeight === 0) throw new Error('nothing was drawn')
    taken.push(performance.now() - begin)
  }
  if (page) await unmount(page)
  return median(taken)
}

/** What survey-core takes for its model alone: it draws nothing. */
export async function openSurveyCore(count: number, times: number): Promise<number> {
  const { Model } = await import('survey-core')
  const stored = theirs(count)
  return repeat(times, () => {
    const begin = performance.now()
    const model = new Model(JSON.parse(stored))
    if (model.visiblePages.length !== count / onPage) throw new Error('pages are missing')
    const took = performance.now() - begin
    model.dispose()
    return took
  })
}

export async function answerSurveyCore(count: number, steps: number): Promise<number> {
  const { Model } = await import('survey-core')
  const model = new Model(JSON.parse(theirs(count)))
  const taken: number[] = []
  for (const [name, value] of answers(count, steps)) {
    model.currentPageNo = Math.floor(Number(name.slice(1)) / onPage)
    await nextPicture()
    const begin = performance.now()
    model.setValue(name, value)
    taken.push(performance.now() - begin)
  }
  return median(taken)
}
