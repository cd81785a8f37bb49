/** The door for questionnaires of other programs: SurveyJS, XLSForm, LimeSurvey. */
import { refusal } from '#imports/wording.ts'
import { Budget, type Watch } from './budget.ts'
import type { ImportedSurvey } from './draft.ts'
import { FileFault } from './fault.ts'
import { readLimeSurvey } from './limesurvey/read.ts'
import type { ImportReport } from './report.ts'
import { readSurveyJs } from './surveyjs/read.ts'
import { readXlsForm } from './xlsform/read.ts'

export type SurveyFormat = 'surveyjs' | 'xlsform' | 'limesurvey'

/** A questionnaire with its report, or the one German sentence that says why not. */
export type ReadSurvey =
  | { ok: true; format: SurveyFormat; survey: ImportedSurvey; report: ImportReport }
  | { ok: false; sentence: string }

const mostBytes = 8 * 1024 * 1024

const readers = {
  surveyjs: readSurveyJs,
  xlsform: readXlsForm,
  limesurvey: readLimeSurvey,
} as const

/** By what the file begins with; its name says too little. */
function formatOf(bytes: Uint8Array): SurveyFormat {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'xlsform'
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    throw new FileFault('sie ist eine alte oder geschützte Excel-Datei, bitte als .xlsx speichern')
  }
  const start = new TextDecoder()
    .decode(bytes.subarray(0, 400))
    .replace(/^\ufeff/, '')
    .trimStart()
  if (start.startsWith('<')) return 'limesurvey'
  if (start.startsWith('{') || start.startsWith('[')) return 'surveyjs'
  if (start === '') throw new FileFault('sie ist leer')
  throw new FileFault('sie ist weder SurveyJS (.json) noch XLSForm (.xlsx) noch LimeSurvey (.lss)')
}

/**
 * Reads a questionnaire of another program; the result holds to `ImportedSurvey`, and the report names
 * every question. Rejects only with the reason of `watch.signal`, once that was aborted.
 */
export async function readSurveyFile(
  name: string,
  bytes: Uint8Array,
  watch: Watch = {},
): Promise<ReadSurvey> {
  try {
    if (bytes.length > mostBytes) throw new FileFault('sie ist größer als 8 MB')
    const format = formatOf(bytes)
    const { survey, report } = await readers[format](bytes, new Budget(watch))
    return { ok: true, format, survey, report }
  } catch (error) {
    if (!(error instanceof FileFault)) throw error
    return { ok: false, sentence: refusal(name, error.reason) }
  }
}
