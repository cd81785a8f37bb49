/** A questionnaire: sections of questions, in several languages, with conditions (methods, section 4.4). */
import * as z from 'zod/mini'
import { Expression } from './expression.ts'
import { Id } from './id.ts'
import { Day } from './measure.ts'

/** A language of a questionnaire: BCP 47, or `de-simple` for German in short plain sentences. */
export const SurveyLanguage = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))
export type SurveyLanguage = z.infer<typeof SurveyLanguage>

/** A text by language; the first language of the questionnaire stands where another is missing. */
export const Texts = z.record(SurveyLanguage, z.string().check(z.maxLength(4000)))
export type Texts = z.infer<typeof Texts>

/** The name of an answer: in conditions, exports, and columns of tables. Unique in a questionnaire. */
export const VariableName = z.string().check(z.regex(/^[a-z][a-z0-9_]{0,31}$/))
export type VariableName = z.infer<typeof VariableName>

/** The code an option is kept under; never shown to who answers. */
export const Code = z.string().check(z.regex(/^[A-Za-z0-9_]{1,32}$/))

export const Option = z.strictObject({
  code: Code,
  text: Texts,
  /** "Nichts davon": takes all others away. */
  alone: z.optional(z.boolean()),
  /** Shown only where this holds (XLSForm `choice_filter`). */
  show: z.optional(Expression),
})
export type Option = z.infer<typeof Option>

const Options = z.array(Option).check(z.maxLength(500))

/** What a question asks of a person, where that may help to find out who it was. */
export const PersonFeature = z.enum([
  'age',
  'gender',
  'place',
  'household',
  'work',
  'origin',
  'other',
])
export type PersonFeature = z.infer<typeof PersonFeature>

const common = {
  id: Id,
  name: VariableName,
  text: Texts,
  hint: z.optional(Texts),
  /** Asked only where this holds. */
  show: z.optional(Expression),
  /** True, or where this holds. "Weiß nicht / möchte nicht sagen" is an answer too. */
  required: z.optional(Expression),
  /** Must hold of an answer that is given; `message` says what is wrong. */
  constraint: z.optional(z.strictObject({ holds: Expression, message: Texts })),
  /** Languages in which somebody who needs that language has checked the texts. */
  checked: z.optional(z.array(SurveyLanguage)),
  person: z.optional(PersonFeature),
  /** How many people of the target group live in the smallest place that can be named here, as the editor knows it. */
  people: z.optional(z.int().check(z.minimum(0), z.maximum(10_000_000))),
  /** Health, origin, religion, political opinion: nothing is shown below ten (methods, section 4.4). */
  special: z.optional(z.boolean()),
}

const Bound = z.optional(z.number())

/** One question, or a page to read. */
export const Question = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('choice'),
    many: z.boolean(),
    options: Options,
    /** "Anderes, nämlich …"; its text is kept under `name_other`. */
    other: z.optional(z.boolean()),
    shuffled: z.optional(z.boolean()),
    /** The most options that one person may choose. */
    most: z.optional(z.int().check(z.positive())),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('scale'),
    /** Three with faces and words, or five; from 1 (worst, not at all) up. */
    steps: z.union([z.literal(3), z.literal(5)]),
    /** The words of all steps, the lowest first. */
    words: z.array(Texts),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('rating'),
    most: z.int().check(z.minimum(3), z.maximum(10)),
  }),
  z.strictObject({ ...common, kind: z.literal('ranking'), options: Options }),
  z.strictObject({ ...common, kind: z.literal('yes-no') }),
  z.strictObject({
    ...common,
    kind: z.literal('number'),
    unit: z.optional(Texts),
    least: Bound,
    most: Bound,
    /** Digits after the comma. */
    decimals: z.optional(z.int().check(z.minimum(0), z.maximum(6))),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('date'),
    first: z.optional(Day),
    last: z.optional(Day),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('text'),
    long: z.boolean(),
    most: z.optional(z.int().check(z.positive(), z.maximum(4000))),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('place'),
    options: Options,
    /**
     * A plan image to put a pin on, by its address in the media store. A pin is kept as the middle of one of the
     * hundred fields of the plan, `x,y` in thousandths: `250,750` (`#survey/plan-grid.ts`).
     */
    plan: z.optional(z.string()),
  }),
  /** Off until a moderator allows it for the whole survey. */
  z.strictObject({ ...common, kind: z.literal('photo') }),
  z.strictObject({
    ...common,
    kind: z.literal('matrix'),
    /** Kept under `name_code` each. */
    rows: Options,
    options: Options,
  }),
  z.strictObject({ ...common, kind: z.literal('page') }),
  /** Never shown: computed, and kept like an answer. */
  z.strictObject({ ...common, kind: z.literal('calculation'), value: Expression }),
])
export type Question = z.infer<typeof Question>
export type QuestionKind = Question['kind']

export const Section = z.strictObject({
  id: Id,
  title: Texts,
  show: z.optional(Expression),
  /** Asked again for each, at most so many times: children of a household. `name` holds how many there are. */
  repeat: z.optional(
    z.strictObject({ name: VariableName, most: z.int().check(z.minimum(1), z.maximum(20)) }),
  ),
  questions: z.array(Question).check(z.maxLength(1000)),
})
export type Section = z.infer<typeof Section>

/** What Art. 13 DSGVO asks to be said before the first answer (methods, section 9.2). */
export const Notice = z.strictObject({
  controller: z.string(),
  contact: z.string(),
  officer: z.string(),
  purpose: z.string(),
  basis: z.string(),
  recipients: z.string(),
  deletion: Day,
  authority: z.string(),
})
export type Notice = z.infer<typeof Notice>

/** A whole questionnaire as it is asked. Frozen when a survey begins: answers name its hash. */
export const Questionnaire = z.strictObject({
  format: z.literal(1),
  survey: Id,
  /** 1, 2, …; a pre-test has versions of its own. */
  version: z.int().check(z.positive()),
  pretest: z.optional(z.boolean()),
  title: Texts,
  intro: Texts,
  thanks: Texts,
  notice: Notice,
  /** The first one is asked where nobody chooses. */
  languages: z.array(SurveyLanguage).check(z.minLength(1), z.maxLength(12)),
  /** One question at a time, or a section on a page. */
  paging: z.enum(['question', 'section']),
  idleSeconds: z.int().check(z.minimum(15), z.maximum(600)),
  photos: z.boolean(),
  /** Kept as `batch` on answers from paper, never a number of a form. */
  sections: z.array(Section).check(z.maxLength(200)),
})
export type Questionnaire = z.infer<typeof Questionnaire>

/** A text in one language; the questionnaire's first language where it is missing there. */
export function textIn(texts: Texts, language: string, first: string): string {
  return texts[language] || texts[first] || Object.values(texts).find((text) => text !== '') || ''
}
