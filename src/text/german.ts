/** The German interface: one area per file. Other languages have the same shape. */
import { cards } from './de/cards.ts'
import { common } from './de/common.ts'
import { days } from './de/days.ts'
import { devices } from './de/devices.ts'
import { evaluation } from './de/evaluation.ts'
import { exchange } from './de/exchange.ts'
import { exports } from './de/exports.ts'
import { findings } from './de/findings.ts'
import { initiative } from './de/initiative.ts'
import { inviting } from './de/inviting.ts'
import { joining } from './de/joining.ts'
import { minutes } from './de/minutes.ts'
import { pairing } from './de/pairing.ts'
import { needs } from './de/needs.ts'
import { paper } from './de/paper.ts'
import { photo } from './de/photo.ts'
import { prepare } from './de/prepare.ts'
import { shell } from './de/shell.ts'
import { start } from './de/start.ts'
import { poll } from './de/poll.ts'
import { sheet } from './de/sheet.ts'
import { plan } from './de/plan.ts'
import { kiosk } from './de/kiosk.ts'
import { lineage } from './de/lineage.ts'
import { problems } from './de/problems.ts'
import { run } from './de/run.ts'
import { survey } from './de/survey.ts'
import { surveyBlock } from './de/survey-block.ts'
import { surveyExports } from './de/survey-exports.ts'
import { surveyImport } from './de/survey-import.ts'
import { surveyImportAnswers } from './de/survey-import-answers.ts'
import { tablets } from './de/tablets.ts'
import { talk } from './de/talk.ts'
import { together } from './de/together.ts'
import { trash } from './de/trash.ts'
import { walk } from './de/walk.ts'
import { walkMap } from './de/walk-map.ts'
import { walkEvaluation } from './de/walk-evaluation.ts'
import { walkReport } from './de/walk-report.ts'
import { walkPrepare } from './de/walk-prepare.ts'

export const german = {
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

/** The words of the interface, as every language must have them. */
export type Messages = typeof german
