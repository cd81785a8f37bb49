/** Random questionnaires whose conditions lead nowhere back, and random answers to them. */
import type { Answer } from '#schema/answer.ts'
import type { Expression } from '#schema/expression.ts'
import { Questionnaire, type Option, type Question, type Section } from '#schema/survey.ts'
import { texts } from './questionnaire.ts'
import type { Random } from './random.ts'

/** A condition that reads only names which were given out before. */
function condition(random: Random, names: readonly string[]): Expression {
  const name = () => ({ var: random.pick(names) })
  const make: (() => Expression)[] = [
    () => ({ '==': [name(), random.pick([true, 1, 2, 'a', 'b'])] }),
    () => ({ in: [random.pick(['a', 'b', 'other']), name()] }),
    () => ({ '>': [name(), random.below(4)] }),
    () => ({ answered: name() }),
    () => ({ '!': { answered: name() } }),
    () => ({ or: [condition(random, names), condition(random, names)] }),
    () => ({ and: [condition(random, names), { '!=': [name(), 'b'] }] }),
  ]
  return random.pick(make)()
}

function question(random: Random, name: string, before: readonly string[]): Question {
  const canAsk = before.length > 0
  const show = canAsk && random.chance(0.4) ? { show: condition(random, before) } : {}
  const common = { id: name, name, text: texts(name), ...show }
  const options = ['a', 'b', 'c'].map((code): Option => {
    const filter = canAsk && random.chance(0.15) ? { show: condition(random, before) } : {}
    return { code, text: texts(code), ...filter }
  })
  const kinds: (() => Question)[] = [
    () => ({ ...common, kind: 'yes-no' }),
    () => ({ ...common, kind: 'number' }),
    () => ({ ...common, kind: 'choice', many: false, options, other: random.chance(0.5) }),
    () => ({ ...common, kind: 'choice', many: true, options, other: random.chance(0.3) }),
    () => ({ ...common, kind: 'matrix', rows: options, options: options.slice(0, 2) }),
  ]
  if (canAsk) {
    const value = { '+': [{ count: { var: random.pick(before) } }, { var: random.pick(before) }] }
    kinds.push(() => ({ ...common, kind: 'calculation', value }))
  }
  return random.pick(kinds)()
}

/** Under which names a question is answered. */
export const namesOf = (one: Question): string[] => {
  if (one.kind === 'matrix') return one.rows.map(({ code }) => `${one.name}_${code}`)
  return one.kind === 'choice' && one.other ? [one.name, `${one.name}_other`] : [one.name]
}

/** Questions are thought of in one order and asked in another: sums may stand before what they add. */
export function randomQuestionnaire(random: Random): Questionnaire {
  const before: string[] = []
  const questions = Array.from({ length: 3 + random.below(9) }, (_, at) => {
    const one = question(random, `q${String(at)}`, before)
    before.push(...namesOf(one))
    return one
  })
  const lots = questions.map((one) => ({ one, place: random.next() }))
  const isMixed = random.chance(0.5)
  if (isMixed) lots.sort((one, other) => one.place - other.place)
  const half = Math.ceil(lots.length / 2)
  const section = (id: string, own: typeof lots): Section => ({
    id,
    title: {},
    questions: own.map(({ one }) => one),
  })
  const rounds: Section = {
    id: 'rounds',
    title: {},
    repeat: { name: random.pick(before), most: 3 },
    questions: [
      { id: 'each', name: 'each', text: {}, kind: 'number' },
      {
        id: 'deep',
        name: 'deep',
        text: {},
        kind: 'yes-no',
        show: { '>': [{ var: 'each' }, { var: random.pick(before) }] },
      },
    ],
  }
  const sections = [section('one', lots.slice(0, half)), section('two', lots.slice(half))]
  const last = sections[1]
  if (last && !isMixed && random.chance(0.3))
    last.show = { answered: { var: lots[0]?.one.name ?? 'q0' } }
  const empty = { controller: '', contact: '', officer: '', purpose: '', basis: '' }
  return Questionnaire.parse({
    format: 1,
    survey: 'village',
    version: 1,
    title: {},
    intro: {},
    thanks: {},
    notice: { ...empty, recipients: '', deletion: '', authority: '' },
    languages: ['de'],
    paging: 'section',
    idleSeconds: 60,
    photos: true,
    sections: [...sections, rounds],
  })
}

/** Any answer to a question under one of its names, without its round. */
export function randomAnswer(random: Random, { kind, ...one }: Question, name: string): Answer {
  if (random.chance(0.1)) return { missing: 'declined' }
  if (kind === 'yes-no') return { value: random.chance(0.5) }
  if (kind === 'number') return { value: random.below(5) }
  if (name.endsWith('_other')) return { value: random.pick(['', 'Zoo']) }
  const codes = ['a', 'b', 'c', 'other']
  if ('many' in one && one.many) return { value: codes.filter(() => random.chance(0.4)) }
  return { value: random.pick(codes) }
}

/** Every name that is answered, with its question. */
export function answerable(questionnaire: Questionnaire): { one: Question; name: string }[] {
  return questionnaire.sections.flatMap(({ repeat, questions }) =>
    questions
      .filter(({ kind }) => kind !== 'calculation')
      .flatMap((one) =>
        namesOf(one).flatMap((name) =>
          (repeat ? ['.1', '.2', '.3'] : ['']).map((round) => ({ one, name: name + round })),
        ),
      ),
  )
}
