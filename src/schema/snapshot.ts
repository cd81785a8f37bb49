/** One workshop as plain data at one moment: what exports print and what the golden samples hold. */
import type {
  Arrangements,
  Course,
  Heading,
  LogEntry,
  PlannedPhase,
  PlannedStep,
} from './conduct.ts'
import type { Cluster, Contribution, Link, Membership } from './contribution.ts'
import type { InitiativeHeading, SurveyEntry } from './initiative.ts'
import type { Measure, Task } from './measure.ts'
import type { Need } from './need.ts'
import type { Observation, SpotChange, WalkGroup } from './observation.ts'
import type { Photo } from './photo.ts'
import type { Poll, Tally } from './poll.ts'
import type { Sheet } from './sheet.ts'
import type { Stop } from './walk.ts'
import type { WalkBase, WalkPlan } from './walk-base.ts'

/** A poll with what was counted. `closed` false: totals are not shown anywhere. */
export interface PollResult {
  poll: Poll
  closed: boolean
  /** Dots per option id, summed over all tallies; empty while open. */
  totals: Record<string, number>
  voters: number
  unused: number
  tallies: Tally[]
}

/** Where a measure comes from: every record on the way back, oldest first in each list. */
export interface Lineage {
  /** What a survey showed, if that is where it began. */
  needs: Need[]
  sheets: Sheet[]
  /** Clusters the sheet or measure leads back to, with the dots they got. */
  clusters: { cluster: Cluster; dots: number }[]
  /** Wish and idea cards, and critique cards that were turned around. */
  cards: Contribution[]
}

/** A measure with its tasks and its way back. */
export interface MeasureWithOrigin {
  measure: Measure
  tasks: Task[]
  origin: Lineage
}

/** What a survey showed, and the measures that follow from it, of whichever workshop. */
export interface NeedWithMeasures {
  need: Need
  measures: Measure[]
}

/** The survey that the steps of a workshop are about, as its initiative lists it. */
export interface SurveyInWorkshop {
  entry: SurveyEntry
  needs: NeedWithMeasures[]
}

/** What was seen on a walk; nothing that was shown in confidence. */
export interface WalkInWorkshop {
  plan: WalkPlan
  stops: Stop[]
  groups: WalkGroup[]
  /** Observations and pins with what map and table call them: A7. */
  observations: {
    observation: Observation
    label: string
    photos: Photo[]
    history: SpotChange[]
  }[]
  bases: WalkBase[]
  /** What people need as observations show it, with the way back to them. */
  needs: (NeedWithMeasures & { origin: Lineage })[]
}

/** Everything of one workshop. Lists are in display order and hold nothing withdrawn. */
export interface WorkshopSnapshot {
  initiative: InitiativeHeading
  heading: Heading
  course: Course
  phases: (PlannedPhase & { steps: PlannedStep[] })[]
  contributions: Contribution[]
  /** Ids of cards that were handed in after the end. */
  late: string[]
  clusters: Cluster[]
  memberships: Membership[]
  links: Link[]
  polls: PollResult[]
  sheets: Sheet[]
  measures: MeasureWithOrigin[]
  /** Tasks without a measure. */
  tasks: Task[]
  arrangements: Arrangements
  /** Missing where no step is about a survey, or none was chosen yet. */
  survey?: SurveyInWorkshop
  /** Missing where no step is a walk. */
  walk?: WalkInWorkshop
  log: LogEntry[]
}
