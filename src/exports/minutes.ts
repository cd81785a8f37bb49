/** The Ergebnisprotokoll of a workshop (methods, section 8.1): results and agreements, not the course of talk. */
import type { WorkshopSnapshot } from '#schema/snapshot.ts'
import { documents as words } from '#text/de/documents.ts'
import { cleanLine } from './clean.ts'
import type { ExportContext } from './context.ts'
import { Evening } from './evening.ts'
import { germanDay } from './german.ts'
import { glanceSection, headFacts, introSection } from './minutes-head.ts'
import { measureSections } from './minutes-measures.ts'
import { arrangementSection, openSections, outlookSection } from './minutes-outlook.ts'
import { phaseSections } from './minutes-phases.ts'
import { surveySection } from './minutes-survey.ts'
import type { PrintedDocument } from './printed-document.ts'

/** The minutes as they stand now. Everything that exists is in it; an open poll is not. */
export function minutesOf(snapshot: WorkshopSnapshot, context: ExportContext): PrintedDocument {
  const evening = new Evening(snapshot, context)
  const municipality =
    cleanLine(context.municipality.name) || cleanLine(snapshot.initiative.municipality)
  const today = germanDay(context.today)
  return {
    kind: words.minutes,
    title: titleOf(snapshot),
    municipality,
    crest: context.municipality.crest,
    crestText: words.crest(municipality),
    language: 'de-DE',
    head: headFacts(evening),
    sections: [
      introSection(evening),
      ...glanceSection(evening),
      ...surveySection(evening),
      ...phaseSections(evening),
      ...measureSections(evening),
      arrangementSection(evening),
      ...openSections(evening),
      outlookSection(evening),
    ],
    foot: [
      [words.foot.state, today && words.foot.madeOn(today)].filter(Boolean).join(' '),
      words.foot.counts,
      words.foot.privacy,
    ],
    state: today ? words.draftOf(today) : words.draft,
  }
}

/** The name of the workshop, as documents and files carry it. */
export function titleOf({ heading, initiative }: WorkshopSnapshot): string {
  return cleanLine(heading.title) || cleanLine(initiative.title) || words.untitled
}
