/** Where journeys lay down what they exported, for the programs that read it. */
import { join } from 'node:path'

export const exportFolder = join(import.meta.dirname, '../../reports/evening')

/** The data of the survey that 120 people answered, for SPSS. */
export const roundData = join(import.meta.dirname, '../../reports/survey/round.sav')
