/** Where journeys lay down what they exported, for the programs that read it. */
import { join } from 'node:path'

export const exportFolder = join(import.meta.dirname, '../../reports/evening')
