/** The sentences of the notice that Art. 13 DSGVO asks for, by language (methods, section 9.2). */
import type { Notice } from '#schema/survey.ts'

/** The fields of a notice, ready to be put into sentences: no empty ones, the day in words. */
export type NoticeParts = Record<keyof Notice, string>

/** Lines of a notice: one thought each; a sheet of paper is handed in, not sent, and knows no device. */
export interface NoticeWords {
  short: (notice: NoticeParts, isPaper: boolean) => string[]
  full: (notice: NoticeParts, isPaper: boolean) => string[]
}

const german: NoticeWords = {
  short: ({ controller, purpose, deletion }, isPaper) => [
    'Die Teilnahme ist freiwillig. Wir fragen nicht nach Ihrem Namen.',
    `Es fragt: ${controller}`,
    `Wozu: ${purpose}`,
    isPaper
      ? 'Ihr Bogen wird abgetippt, Ihre Antworten werden dabei verschlüsselt. Nur die Moderation der Befragung kann sie lesen.'
      : 'Ihre Antworten werden beim Absenden verschlüsselt. Nur die Moderation der Befragung kann sie lesen.',
    isPaper
      ? `Alle Bögen und Antworten werden spätestens am ${deletion} vernichtet.`
      : `Alle Antworten werden spätestens am ${deletion} gelöscht.`,
    'Bitte schreiben Sie keine Namen und nichts, woran man Sie oder andere erkennt.',
  ],
  full: (notice, isPaper) => [
    `Verantwortlich: ${notice.controller}`,
    `Kontakt: ${notice.contact}`,
    `Datenschutzbeauftragte Person: ${notice.officer}`,
    `Zweck: ${notice.purpose}`,
    `Rechtsgrundlage: ${notice.basis}`,
    `Wer die Antworten erhält: ${notice.recipients}`,
    'Weitergabe in Länder außerhalb der Europäischen Union: keine.',
    isPaper
      ? `Speicherdauer: Die Bögen und die einzelnen Antworten werden spätestens am ${notice.deletion} vernichtet. Veröffentlicht werden nur Zusammenfassungen; Gruppen mit weniger als fünf Antworten werden nicht gezeigt.`
      : `Speicherdauer: Die einzelnen Antworten werden spätestens am ${notice.deletion} gelöscht. Veröffentlicht werden nur Zusammenfassungen; Gruppen mit weniger als fünf Antworten werden nicht gezeigt.`,
    'Freiwilligkeit: Sie müssen nicht teilnehmen und können jede Frage auslassen. Ihnen entsteht dadurch kein Nachteil.',
    isPaper
      ? 'Sie können jederzeit aufhören; geben Sie den Bogen nicht ab, dann wird nichts gespeichert.'
      : 'Bis zum Absenden können Sie jederzeit abbrechen; dann wird nichts gespeichert.',
    isPaper
      ? 'Es wird kein Name und keine Uhrzeit gespeichert, nur der Tag der Eingabe. Wenn Sie den Bogen abgegeben haben, wissen wir nicht mehr, welcher von Ihnen ist.'
      : 'Es wird kein Name, keine Uhrzeit und keine Kennung Ihres Geräts gespeichert, nur der Tag. Nach dem Absenden wissen wir nicht mehr, welche Antwort von Ihnen ist.',
    'Ihre Rechte: Sie haben nach der DSGVO das Recht auf Auskunft, Berichtigung, Löschung und Einschränkung der Verarbeitung, das Recht auf Widerspruch und, wo es gilt, auf Datenübertragbarkeit. Wo die Verarbeitung auf Ihrer Einwilligung beruht, können Sie diese für die Zukunft widerrufen. Weil wir Antworten keiner Person zuordnen können, finden wir eine einzelne Antwort nur mit Angaben von Ihnen wieder (Art. 11 DSGVO).',
    `Beschwerde: Sie können sich beschweren bei: ${notice.authority}`,
    'Automatisierte Entscheidungen und Profile: keine.',
  ],
}

const plain: NoticeWords = {
  short: ({ controller, purpose, deletion }, isPaper) => [
    'Sie müssen nicht mitmachen. Wir freuen uns, wenn Sie mitmachen.',
    'Sie sagen uns nicht Ihren Namen.',
    `Wer fragt Sie? ${controller}`,
    `Warum fragen wir? ${purpose}`,
    isPaper
      ? 'Wir tippen Ihren Bogen ab. Dann sind Ihre Antworten verschlossen. Nur das Team der Befragung liest sie.'
      : 'Ihre Antworten sind verschlossen. Nur das Team der Befragung liest sie.',
    isPaper
      ? `Wir löschen alles, auch die Bögen. Das machen wir bis zum ${deletion}.`
      : `Wir löschen alles. Das machen wir bis zum ${deletion}.`,
    'Bitte schreiben Sie keine Namen.',
  ],
  full: (notice, isPaper) => [
    `Diese Stelle fragt Sie: ${notice.controller}`,
    `So erreichen Sie diese Stelle: ${notice.contact}`,
    `Diese Person achtet auf den Daten-Schutz: ${notice.officer}`,
    `Darum fragen wir: ${notice.purpose}`,
    `Dieses Gesetz erlaubt es: ${notice.basis}`,
    `Diese Menschen bekommen die Antworten: ${notice.recipients}`,
    'Kein Land außerhalb von Europa bekommt die Antworten.',
    isPaper
      ? `Wir löschen alle Antworten und vernichten die Bögen. Das machen wir bis zum ${notice.deletion}.`
      : `Wir löschen alle Antworten. Das machen wir bis zum ${notice.deletion}.`,
    'Wir zeigen nur, was viele gesagt haben. Weniger als fünf Antworten zeigen wir nicht.',
    'Sie müssen nicht mitmachen. Sie können jede Frage auslassen. Das schadet Ihnen nicht.',
    isPaper
      ? 'Sie können jederzeit aufhören. Geben Sie den Bogen dann nicht ab. Dann speichern wir nichts.'
      : 'Sie können jederzeit aufhören. Dann speichern wir nichts.',
    'Wir speichern keinen Namen. Wir speichern keine Uhrzeit. Wir speichern nur den Tag.',
    isPaper
      ? 'Sie geben den Bogen ab. Dann wissen wir nicht mehr, was Sie gesagt haben.'
      : 'Nach dem Absenden wissen wir nicht mehr, was Sie gesagt haben.',
    'Sie haben Rechte. Sie dürfen fragen: Was wissen Sie über mich? Sie dürfen sagen: Das ist falsch. Bitte ändern Sie es. Sie dürfen sagen: Bitte löschen Sie meine Daten. Sie dürfen sagen: Benutzen Sie meine Daten nicht mehr. Sie dürfen Ihre Daten auch mitnehmen. Haben Sie Ja gesagt? Dann dürfen Sie später Nein sagen.',
    'Wir kennen Ihren Namen nicht. Darum brauchen wir Ihre Hilfe beim Suchen.',
    `Hier können Sie sich beschweren: ${notice.authority}`,
    'Kein Computer entscheidet über Sie.',
  ],
}

const english: NoticeWords = {
  short: ({ controller, purpose, deletion }, isPaper) => [
    'Taking part is voluntary. We do not ask for your name.',
    `Who is asking: ${controller}`,
    `What for: ${purpose}`,
    isPaper
      ? 'Your sheet is typed in, and your answers are encrypted then. Only the team of this survey can read them.'
      : 'Your answers are encrypted when you send them. Only the team of this survey can read them.',
    isPaper
      ? `All sheets and answers are destroyed by ${deletion}.`
      : `All answers are deleted by ${deletion}.`,
    'Please write no names and nothing by which you or others can be recognised.',
  ],
  full: (notice, isPaper) => [
    `Controller: ${notice.controller}`,
    `Contact: ${notice.contact}`,
    `Data protection officer: ${notice.officer}`,
    `Purpose: ${notice.purpose}`,
    `Legal basis: ${notice.basis}`,
    `Who receives the answers: ${notice.recipients}`,
    'Transfer to countries outside the European Union: none.',
    isPaper
      ? `Storage: sheets and single answers are destroyed by ${notice.deletion}. Only summaries are published; groups of fewer than five answers are not shown.`
      : `Storage: single answers are deleted by ${notice.deletion}. Only summaries are published; groups of fewer than five answers are not shown.`,
    'Voluntary: you need not take part and may leave out any question. There is no disadvantage.',
    isPaper
      ? 'You may stop at any time; if you do not hand the sheet in, nothing is kept.'
      : 'You may stop at any time before sending; then nothing is kept.',
    isPaper
      ? 'No name and no time of day is kept, only the day of typing in. Once you have handed the sheet in, we no longer know which one is yours.'
      : 'No name, no time of day and no identifier of your device is kept, only the day. After sending, we no longer know which answer is yours.',
    'Your rights: under the GDPR you have the right of access, rectification, erasure and restriction of processing, the right to object and, where it applies, to data portability. Where processing rests on your consent, you may withdraw it for the future. As we cannot tell whose answer is whose, we find a single one only with details given by you (Art. 11 GDPR).',
    `Complaints: you may complain to: ${notice.authority}`,
    'Automated decisions and profiling: none.',
  ],
}

/** Languages in which a notice can be said. */
export const noticeWords: Record<string, NoticeWords> = {
  de: german,
  'de-simple': plain,
  en: english,
}
