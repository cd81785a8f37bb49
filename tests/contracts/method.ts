/** What every method of the library keeps, so that it runs, reads well and prints well. */
import { describe, expect, test } from 'vitest'
import type { Language, Localized } from '#schema/language.ts'
import { runnableKinds } from '#schema/blocks/kinds.ts'
import { Method, type Step } from '#schema/method.ts'

/** Longest sentence and rule in words (methods, sections 2.4 and 10). */
const sentenceWords = 12
const ruleWords = 10

function stepsOf(method: Method): Step[] {
  return method.phases.flatMap((phase) => phase.steps)
}

/** What the hall may read: it exists in every language. */
function hallTexts(method: Method): Localized[] {
  const ofPhases = method.phases.flatMap((phase) => [
    phase.title,
    ...Object.values(phase.titles ?? {}),
    ...(phase.goal ? [phase.goal] : []),
    ...phase.rules,
  ])
  const ofSteps = stepsOf(method).flatMap((step) => [
    step.title,
    ...(step.question ? [step.question] : []),
    ...(step.alternatives ?? []),
    ...(step.block === 'poll' ? (step.settings?.fixed ?? []) : []),
  ])
  const ofVariants = method.variants.map((variant) => variant.title)
  const ofMethod = [method.title, method.summary, ...method.suited, ...method.notSuited]
  return [...ofMethod, ...ofVariants, ...ofPhases, ...ofSteps]
}

/** What only the facilitator reads or says: German and English. */
function ownTexts(method: Method): Localized[] {
  const ofSteps = stepsOf(method).flatMap((step) => [
    ...(step.script ? [step.script] : []),
    ...(step.interventions ?? []),
  ])
  return [...method.materials, ...method.mistakes, ...ofSteps]
}

function missing(texts: Localized[], languages: Language[]): string[] {
  return texts.flatMap((text) =>
    languages.filter((language) => !text[language]?.trim()).map((one) => `${one}: ${text.de}`),
  )
}

/** Counts words; signs that stand alone, such as "…", are none. */
export function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

/** Splits at full stop, question mark, exclamation mark and colon, also inside quotation marks. */
export function sentencesIn(text: string): string[] {
  return text.split(/(?<=[.!?:]["“”]?)\s+/).filter((sentence) => sentence !== '')
}

/** Runs the whole contract for one method. */
export function runMethodContract(method: Method): void {
  describe(`the method ${method.id}`, () => {
    test('fits the schema and survives being written as JSON', () => {
      const parsed = Method.parse(JSON.parse(JSON.stringify(method)))
      expect(parsed).toEqual(method)
    })

    test('has every text of the hall in German, English and simple German', () => {
      expect(missing(hallTexts(method), ['de', 'en', 'de-simple'])).toEqual([])
    })

    test('has every text of the facilitator in German and English', () => {
      expect(missing(ownTexts(method), ['de', 'en'])).toEqual([])
    })

    test('gives every phase, step and variant its own id', () => {
      const ids = [...method.phases, ...stepsOf(method)].map(({ id }) => id)
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
      const variants = method.variants.map(({ id }) => id)
      expect(new Set(variants).size).toBe(variants.length)
    })

    test('names only blocks that this version can run', () => {
      const blocks = new Set(stepsOf(method).map((step) => step.block))
      expect([...blocks].filter((block) => !runnableKinds.includes(block))).toEqual([])
    })

    test.each(method.variants)('adds up to the minutes of the variant $id', ({ id, minutes }) => {
      expect(stepsOf(method).reduce((sum, step) => sum + (step.minutes[id] ?? 0), 0)).toBe(minutes)
    })

    test('gives minutes for exactly its variants, and names phases only for them', () => {
      const variants = method.variants.map(({ id }) => id).sort()
      for (const step of stepsOf(method)) {
        expect([step.id, Object.keys(step.minutes).sort()]).toEqual([step.id, variants])
      }
      for (const phase of method.phases) {
        for (const variant of Object.keys(phase.titles ?? {})) expect(variants).toContain(variant)
      }
    })

    test.each(method.variants)('takes only from earlier steps that $id has, too', ({ id }) => {
      const before = new Set<string>()
      for (const step of stepsOf(method)) {
        if (step.minutes[id] === 0) continue
        expect((step.from ?? []).filter((earlier) => !before.has(earlier))).toEqual([])
        before.add(step.id)
      }
    })

    test(`keeps every simple German sentence within ${sentenceWords} words`, () => {
      const simple = [...hallTexts(method), ...ownTexts(method)].map(
        (one) => one['de-simple'] ?? '',
      )
      const long = simple.flatMap(sentencesIn).filter((one) => wordsIn(one) > sentenceWords)
      expect(long).toEqual([])
    })

    test(`keeps every rule within ${ruleWords} words in every language`, () => {
      const rules = method.phases
        .flatMap((phase) => phase.rules)
        .flatMap((rule) => {
          return [rule.de, rule.en ?? '', rule['de-simple'] ?? '']
        })
      expect(rules.filter((rule) => wordsIn(rule) > ruleWords)).toEqual([])
    })

    test('keeps every step title short enough for the schedule strip', () => {
      const titles = stepsOf(method).flatMap(({ title }) => [
        title.de,
        title.en ?? '',
        title['de-simple'] ?? '',
      ])
      expect(titles.filter((title) => title.length > 32)).toEqual([])
    })
  })
}
