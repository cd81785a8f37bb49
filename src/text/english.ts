/** The English interface, in the same shape as the German one; loaded only when somebody wants it. */
import { cards } from './en/cards.ts'
import { common } from './en/common.ts'
import { days } from './en/days.ts'
import { devices } from './en/devices.ts'
import { evaluation } from './en/evaluation.ts'
import { exchange } from './en/exchange.ts'
import { exports } from './en/exports.ts'
import { findings } from './en/findings.ts'
import { initiative } from './en/initiative.ts'
import { kiosk } from './en/kiosk.ts'
import { lineage } from './en/lineage.ts'
import { inviting } from './en/inviting.ts'
import { joining } from './en/joining.ts'
import { minutes } from './en/minutes.ts'
import { pairing } from './en/pairing.ts'
import { plan } from './en/plan.ts'
import { poll } from './en/poll.ts'
import { needs } from './en/needs.ts'
import { paper } from './en/paper.ts'
import { photo } from './en/photo.ts'
import { prepare } from './en/prepare.ts'
import { problems } from './en/problems.ts'
import { run } from './en/run.ts'
import { sheet } from './en/sheet.ts'
import { shell } from './en/shell.ts'
import { start } from './en/start.ts'
import { survey } from './en/survey.ts'
import { surveyBlock } from './en/survey-block.ts'
import { surveyExports } from './en/survey-exports.ts'
import { surveyImport } from './en/survey-import.ts'
import { surveyImportAnswers } from './en/survey-import-answers.ts'
import { tablets } from './en/tablets.ts'
import { talk } from './en/talk.ts'
import { together } from './en/together.ts'
import { trash } from './en/trash.ts'
import { walk } from './en/walk.ts'
import { walkMap } from './en/walk-map.ts'
import { walkEvaluation } from './en/walk-evaluation.ts'
import { walkReport } from './en/walk-report.ts'
import { walkPrepare } from './en/walk-prepare.ts'
import type { Messages } from './german.ts'

export const english: Messages = {
  days,
  devices,
  evaluation,
  exchange,
  exports,
  cards,
  common,
  problems,
  initiative,
  inviting,
  joining,
  minutes,
  needs,
  paper,
  pairing,
  photo,
  prepare,
  shell,
  start,
  run,
  tablets,
  talk,
  poll,
  sheet,
  plan,
  lineage,
  together,
  trash,
  walkPrepare,
  kiosk,
  survey,
  surveyBlock,
  surveyExports,
  surveyImport,
  surveyImportAnswers,
  findings,
  walk,
  walkMap,
  walkEvaluation,
  walkReport,
}
