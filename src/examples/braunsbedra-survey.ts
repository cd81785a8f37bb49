/** The example survey: twelve questions of Braunsbedra about the way from Kita to school (handbook, lines 690–870). */
import type { Id } from '#schema/id.ts'
import type { Questionnaire } from '#schema/survey.ts'
import { agreement, noNames, offered, said, threeFaces } from '#survey/library-words.ts'
import { braunsbedraPerson } from './braunsbedra-person.ts'

/** Usual time to keep single answers: half a year (methods, section 9.2). */
const daysKept = 183

function daysAfter(day: string, days: number): string {
  const time = Date.parse(`${day}T00:00:00Z`) + days * 86_400_000
  return new Date(time).toISOString().slice(0, 10)
}

/**
 * The questionnaire in German and plain German, which nobody has checked yet. `today` as `JJJJ-MM-TT`: what is
 * answered is deleted half a year later. Addresses end in "example": nobody is written to by mistake.
 */
export function braunsbedraSurvey(survey: Id, today: string): Questionnaire {
  return {
    format: 1,
    survey,
    version: 1,
    title: said('Guter Start in die Schule', 'Gut in die Schule kommen'),
    intro: said(
      'Die Stadt Braunsbedra fragt: Wie gelingt der Weg von der Kita in die Grundschule? 12 kurze Fragen, etwa 5 Minuten.',
      'Die Stadt Braunsbedra fragt Sie. Es geht um Kita und Schule. Es sind 12 kurze Fragen.',
    ),
    thanks: said(
      'Vielen Dank! Die Ergebnisse stehen im Amtsblatt. Wir sprechen darüber beim Bildungsforum.',
      'Vielen Dank! Das Ergebnis steht im Amtsblatt. Wir sprechen auch darüber. Kommen Sie zum Bildungsforum.',
    ),
    notice: {
      controller: 'Stadt Braunsbedra, Bildungsmanagement',
      contact: 'bildung@braunsbedra.example',
      officer: 'Datenschutz der Stadt, datenschutz@braunsbedra.example',
      purpose: 'Wir planen, was Familien beim Wechsel von der Kita in die Schule hilft.',
      basis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 4 DSAG LSA',
      recipients: 'Bildungsmanagement und AG Übergang Kita–Grundschule',
      deletion: daysAfter(today, daysKept),
      authority: 'Landesbeauftragte für den Datenschutz Sachsen-Anhalt',
    },
    languages: ['de', 'de-simple'],
    paging: 'question',
    idleSeconds: 60,
    photos: false,
    sections: [
      {
        id: 'start',
        title: said('Kita und Grundschule', 'Kita und Schule'),
        questions: [
          {
            id: 'kontakt',
            name: 'kontakt',
            kind: 'choice',
            many: true,
            text: said(
              'Was haben Sie zurzeit mit Kita oder Grundschule zu tun?',
              'Haben Sie mit Kita oder Schule zu tun?',
            ),
            options: offered({
              kita: ['Mein Kind geht in die Kita', 'Mein Kind ist in der Kita.'],
              schule: ['Mein Kind geht in die Grundschule', 'Mein Kind ist in der Schule.'],
              enkel: ['Meine Enkel gehen dorthin', 'Meine Enkel sind dort.'],
              arbeit: ['Ich arbeite oder helfe dort', 'Ich arbeite dort.'],
            }).concat([
              { code: 'nichts', text: said('Nichts davon', 'Nein, nichts.'), alone: true },
            ]),
          },
          {
            id: 'wissen',
            name: 'wissen',
            kind: 'scale',
            steps: 5,
            text: said(
              'Ich weiß, wie der Weg von der Kita in die Schule abläuft.',
              'Wissen Sie, wie ein Kind in die Schule kommt?',
            ),
            words: agreement,
          },
          {
            id: 'quelle',
            name: 'quelle',
            kind: 'choice',
            many: true,
            most: 3,
            other: true,
            shuffled: true,
            text: said(
              'Wo möchten Sie erfahren, was Familien in Braunsbedra hilft?',
              'Wo möchten Sie etwas über Hilfe für Familien lesen oder hören?',
            ),
            hint: said(
              'Bitte wählen Sie höchstens drei. Bitte schreiben Sie keine Namen.',
              'Wählen Sie drei oder weniger. Bitte schreiben Sie keine Namen.',
            ),
            options: offered({
              amtsblatt: ['Amtsblatt', 'In der Zeitung der Stadt'],
              kita: ['Gespräch in Kita oder Schule', 'Ich spreche in der Kita oder Schule.'],
              elternabend: ['Elternabend', 'Beim Eltern-Abend'],
              netz: ['Internetseite der Stadt', 'Im Internet'],
              aushang: ['Aushang beim Bäcker oder Arzt', 'Auf Zetteln beim Bäcker oder Arzt'],
            }),
          },
          {
            id: 'absprache',
            name: 'absprache',
            kind: 'scale',
            steps: 3,
            text: said(
              'Wie gut arbeiten Kita und Grundschule zusammen?',
              'Arbeiten Kita und Schule gut zusammen?',
            ),
            words: threeFaces,
          },
          {
            id: 'pass',
            name: 'pass',
            kind: 'yes-no',
            text: said('Kennen Sie den Schulkindpass?', 'Kennen Sie den Schulkind-Pass?'),
          },
          {
            id: 'passhilfe',
            name: 'passhilfe',
            kind: 'scale',
            steps: 3,
            show: { '==': [{ var: 'pass' }, true] },
            text: said(
              'Wie gut hilft der Schulkindpass beim Start in die Schule?',
              'Hilft der Schulkind-Pass den Kindern?',
            ),
            words: threeFaces,
          },
        ],
      },
      {
        id: 'alltag',
        title: said('Alltag in Braunsbedra', 'Leben in Braunsbedra'),
        questions: [
          {
            id: 'schulweg',
            name: 'schulweg',
            kind: 'scale',
            steps: 3,
            text: said(
              'Wie sicher ist der Schulweg in Ihrem Ort?',
              'Ist der Weg zur Schule sicher?',
            ),
            words: [said('unsicher'), said('mittel'), said('sicher')],
          },
          {
            id: 'netzkarte',
            name: 'netzkarte',
            kind: 'choice',
            many: false,
            text: said(
              'Kennen Sie die Netzwerkkarte „Sport- und Freizeitangebote für Kinder“?',
              'Es gibt eine Karte für Sport und Freizeit. Kennen Sie die Karte?',
            ),
            options: offered({
              genutzt: ['Ja, ich habe sie schon benutzt', 'Ja. Ich habe sie benutzt.'],
              gesehen: ['Ja, ich habe sie gesehen', 'Ja. Ich habe sie gesehen.'],
              nein: 'Nein',
            }),
          },
          {
            id: 'vorhaben',
            name: 'vorhaben',
            kind: 'ranking',
            text: said('Was soll die Stadt zuerst tun?', 'Was soll die Stadt zuerst machen?'),
            options: offered({
              team: ['Ein festes Team aus Kita und Schule', 'Kita und Schule sind ein Team.'],
              pass: ['Gespräch über den Schulkindpass', 'Wir lesen den Pass zusammen.'],
              wegweiser: ['Elternwegweiser „Bald Schulkind“', 'Ein Heft für Eltern'],
              sommer: ['Seesommer für Schulanfänger', 'Ein Sommer am See für neue Schul-Kinder'],
            }),
          },
          {
            id: 'fehlt',
            name: 'fehlt',
            kind: 'text',
            long: true,
            most: 1000,
            text: said(
              'Was fehlt Familien in Braunsbedra am meisten?',
              'Was brauchen Familien in Braunsbedra?',
            ),
            hint: noNames,
          },
        ],
      },
      braunsbedraPerson,
    ],
  }
}
