/** Files of a survey that are packed in a thread of their own. */
import type { Questionnaire } from '#schema/survey.ts'
import type { Watch } from '#exports/turns.ts'
import type { DataSet } from './dataset.ts'

/** Plain data only: a job travels to another thread. */
export type SurveyJob =
  | { kind: 'survey-sav' | 'survey-csv'; data: DataSet }
  | { kind: 'survey-xlsx'; data: DataSet; written: DataSet }
  | { kind: 'survey-xlsform'; questionnaire: Questionnaire }

/** The file as bytes. Rejects with the signal's reason when aborted. */
export async function runSurveyJob(job: SurveyJob, watch: Watch): Promise<Uint8Array<ArrayBuffer>> {
  switch (job.kind) {
    case 'survey-sav':
      return (await import('./sav.ts')).makeSav(job.data, watch)
    case 'survey-csv':
      return (await import('./data-csv.ts')).makeDataCsv(job.data, watch)
    case 'survey-xlsx': {
      const [{ dataSheets }, { makeXlsx }] = await Promise.all([
        import('./data-xlsx.ts'),
        import('./xlsx.ts'),
      ])
      return makeXlsx(dataSheets(job.data, job.written), watch)
    }
    case 'survey-xlsform': {
      const [{ xlsformSheets }, { makeXlsx }] = await Promise.all([
        import('./xlsform.ts'),
        import('./xlsx.ts'),
      ])
      return makeXlsx(xlsformSheets(job.questionnaire), watch)
    }
  }
}
