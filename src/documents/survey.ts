/** The survey document: a questionnaire that many write at once, and its versions as they were frozen. */
import { digest } from 'lib0/hash/sha256'
import type { Doc } from 'yjs'
import { Questionnaire } from '#schema/survey.ts'
import {
  CodeRecord,
  QuestionRecord,
  SectionRecord,
  SurveySettings,
  VersionRecord,
} from '#schema/survey-records.ts'
import { canonical, hashOf, spell } from '#survey/canonical.ts'
import { change, edit, write } from './edit.ts'
import { Records, Single } from './records.ts'
import { type SurveyParts } from './survey-order.ts'
import { assemble, type Reading } from './survey-reading.ts'

/** The root maps that undo covers. Not versions: answers name them. */
export const surveyRoots = ['settings', 'sections', 'questions', 'codes'] as const

/** All records of one survey document. */
export interface SurveyRecords {
  settings: Single<SurveySettings>
  sections: Records<SectionRecord>
  questions: Records<QuestionRecord>
  codes: Records<CodeRecord>
  versions: Records<VersionRecord>
}

const known = new WeakMap<Doc, SurveyRecords>()

/** The records of this document; the same objects at every call. */
export function surveyRecords(doc: Doc): SurveyRecords {
  let records = known.get(doc)
  if (!records) {
    records = {
      settings: new Single(doc, 'settings', SurveySettings),
      sections: new Records(doc, 'sections', SectionRecord),
      questions: new Records(doc, 'questions', QuestionRecord),
      codes: new Records(doc, 'codes', CodeRecord),
      versions: new Records(doc, 'versions', VersionRecord),
    }
    known.set(doc, records)
  }
  return records
}

/** What a questionnaire is made of, as it stands now. */
export function surveyParts(doc: Doc): SurveyParts {
  const { settings, sections, questions, codes } = surveyRecords(doc)
  return {
    settings: settings.current,
    sections: sections.list(),
    questions: questions.list(),
    codes: codes.list(),
  }
}

/** A version as it was frozen, with the questionnaire that answers to it were given to. */
export interface Version {
  hash: string
  version: number
  pretest: boolean
  begun: string
  ended?: string
  questionnaire: Questionnaire
}

const parsed = new WeakMap<VersionRecord, Version>()
const spoilt = new WeakSet<VersionRecord>()

/** Once for each record: it stands under the hash of its own words, or nobody may be asked it. */
function isSpoilt(record: VersionRecord): boolean {
  if (parsed.has(record)) return false
  if (spoilt.has(record)) return true
  const bytes = digest(new TextEncoder().encode(record.questionnaire))
  const isOther = spell(bytes) !== record.id
  if (isOther) spoilt.add(record)
  return isOther
}

function versionOf(record: VersionRecord): Version[] {
  const done = parsed.get(record)
  if (done) return [done]
  if (isSpoilt(record)) return []
  const questionnaire = Questionnaire.safeParse(readJson(record.questionnaire))
  if (!questionnaire.success) return []
  const { id: hash, begun, ended } = record
  // What the hash covers counts, nothing beside it.
  const { version, pretest = false } = questionnaire.data
  const read = { hash, version, pretest, begun, questionnaire: questionnaire.data }
  const full: Version = ended ? { ...read, ended } : read
  parsed.set(record, full)
  return [full]
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** How many versions say something else than what was frozen under their hash; they are kept and never asked. */
export function countSpoilt(doc: Doc): number {
  return surveyRecords(doc).versions.list().filter(isSpoilt).length
}

/** Every version in the order of their numbers, the pre-tests first; what cannot be read or is spoilt is left out. */
export function versionsOf(doc: Doc): Version[] {
  const versions = surveyRecords(doc).versions.list().flatMap(versionOf)
  return versions.sort((one, other) => {
    if (one.pretest !== other.pretest) return one.pretest ? -1 : 1
    return one.version - other.version || (one.hash < other.hash ? -1 : 1)
  })
}

/** The version that answers are taken for now; undefined before the start and after the end. */
export function runningVersion(doc: Doc): Version | undefined {
  return versionsOf(doc).findLast(({ ended }) => !ended)
}

/** The questionnaire that answers are given to now, with its hash; a pre-test says so in it. */
export function runningQuestionnaire(
  doc: Doc,
): { questionnaire: Questionnaire; hash: string } | undefined {
  return runningVersion(doc)
}

/** What a survey is doing: nothing yet, tried out by a few, asked, or over. */
export type SurveyState = 'draft' | 'pretest' | 'running' | 'ended'

export function surveyState(doc: Doc): SurveyState {
  const running = runningVersion(doc)
  if (running) return running.pretest ? 'pretest' : 'running'
  return versionsOf(doc).some(({ pretest }) => !pretest) ? 'ended' : 'draft'
}

/** The questionnaire as it is written now, under the number that it would be frozen with. */
export function draftReading(doc: Doc, pretest = false): Reading {
  const before = versionsOf(doc).filter((one) => one.pretest === pretest)
  const last = Math.max(0, ...before.map(({ version }) => version))
  return assemble(surveyParts(doc), last + 1, pretest)
}

/** The questionnaire as it is written now. Questions that this app cannot read are not in it (`draftReading`). */
export function readQuestionnaire(doc: Doc, id: string): Questionnaire {
  return { ...draftReading(doc).questionnaire, survey: id }
}

/**
 * Freezes what is written now as a version that answers can name; a start ends every pre-test. `day` is
 * today. Throws if this app cannot read all of it: nobody may be asked half a questionnaire.
 */
export async function freeze(
  doc: Doc,
  id: string,
  { day, pretest = false }: { day: string; pretest?: boolean },
): Promise<Version> {
  const { questionnaire: read, unreadable } = draftReading(doc, pretest)
  if (unreadable.length > 0)
    throw new Error('A newer app wrote questions that cannot be read here.')
  const questionnaire = Questionnaire.parse({ ...read, survey: id })
  const hash = await hashOf(questionnaire)
  edit(doc, () => {
    endVersions(doc, day)
    const frozen = canonical(questionnaire)
    write(surveyRecords(doc).versions.map, hash, { id: hash, begun: day, questionnaire: frozen })
  })
  return { hash, version: questionnaire.version, pretest, begun: day, questionnaire }
}

/** Ends what runs: no more answers are taken, those that were given stay. */
export function endSurvey(doc: Doc, day: string): void {
  edit(doc, () => endVersions(doc, day))
}

function endVersions(doc: Doc, day: string): void {
  const { versions } = surveyRecords(doc)
  for (const { id, ended } of versions.list()) {
    const record = versions.map.get(id)
    if (record && !ended) change(record, { ended: day })
  }
}
