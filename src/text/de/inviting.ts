/** Words for inviting: who gets which link, the paper key, and new keys. */
export const inviting = {
  title: 'Einladen',
  who: 'Wen laden Sie ein?',
  invited: {
    table: 'Einen Tisch',
    guest: 'Gast mit eigenem Telefon',
    reader: 'Jemanden, der nur mitliest',
    member: 'Mitglied der AG',
    moderation: 'Zweite Moderation',
  },
  may: {
    table:
      'Darf in dieser Veranstaltung Karten schreiben. Sieht nichts vom übrigen Vorhaben und kann den Ablauf nicht ändern.',
    guest:
      'Darf in dieser Veranstaltung Karten schreiben. Sieht nichts vom übrigen Vorhaben und kann den Ablauf nicht ändern.',
    reader: 'Sieht diese Veranstaltung wie auf dem Beamer. Kann nichts ändern.',
    member: 'Liest das Vorhaben und pflegt Maßnahmen und Aufgaben. Sieht keine einzelnen Karten.',
    moderation:
      'Darf alles, was Sie dürfen. Geben Sie diesen Link nur persönlich weiter, nie an die Wand.',
  },
  name: 'Name des Tisches (freiwillig)',
  nameHint: 'Zum Beispiel: Tisch 3',
  scan: 'Halten Sie die Kamera des anderen Geräts auf dieses Bild:',
  codeOf: (title: string) => `QR-Code zum Beitreten: ${title}`,
  copy: 'Link kopieren',
  copied: 'Der Link ist kopiert.',
  copyFailed: 'Der Link ließ sich nicht kopieren. Markieren Sie ihn bitte von Hand.',
  link: 'Der Link',
  poster: 'Plakat drucken',
  closed: 'Diese Veranstaltung ist beendet. Sie nimmt niemanden mehr auf.',
  failed: 'Der Link ließ sich nicht machen. Alles andere ist unverändert.',
  tooLong: 'Dieser Name ist zu lang.',
  back: 'Zurück',
  posterTitle: 'Machen Sie mit!',
  posterSteps: [
    'Öffnen Sie die Kamera an Ihrem Telefon.',
    'Halten Sie die Kamera auf das Bild.',
    'Tippen Sie auf den Link.',
  ],
  posterPromise: 'Ohne Anmeldung und ohne Namen.',
  newKeys: {
    title: 'Neue Schlüssel',
    intro:
      'Ist ein Link in falsche Hände geraten? Mit neuen Schlüsseln geht das ganze Vorhaben in neuen Räumen weiter. Nichts geht verloren, aber alle bisherigen Links führen ins Leere.',
    must: 'Danach laden Sie neu ein:',
    tables: 'alle Tische und Gäste der laufenden Veranstaltung',
    members: 'alle Mitglieder der AG',
    moderation: 'die zweite Moderation',
    paper: 'Auch der Papierschlüssel gilt nicht mehr: Drucken Sie einen neuen.',
    confirm: 'Neue Schlüssel machen',
    working: 'Die neuen Schlüssel werden gemacht …',
    done: 'Die neuen Schlüssel gelten.',
    doneFor: (names: string) => `Diese Geräte hatten die alten Schlüssel: ${names}.`,
    failed: 'Die Schlüssel ließen sich nicht wechseln. Die bisherigen gelten weiter.',
  },
  paper: {
    title: 'Papierschlüssel',
    intro:
      'Mit diesem Schlüssel öffnen Sie das Vorhaben wieder, wenn dieses Gerät verloren geht. Die Inhalte holen Sie dann von einem anderen Gerät, aus einer Datei oder vom Hub.',
    warning: 'Wer diesen Zettel hat, darf alles. Legen Sie ihn in einen verschlossenen Schrank.',
    lines: 'Der Schlüssel in Zeichen',
    line: (number: number) => `Zeile ${String(number)}`,
    alphabet: 'Es gibt darin kein I, L, O und U.',
    codeOf: (title: string) => `QR-Code des Papierschlüssels von ${title}`,
    print: 'Papierschlüssel drucken',
    printedOn: (day: string) => `Gedruckt am ${day}`,
    kept: 'Ich habe ihn sicher abgelegt',
    remind:
      'Für dieses Vorhaben gibt es noch keinen Papierschlüssel. Ohne ihn kommt niemand mehr hinein, wenn dieses Gerät verloren geht.',
    remindShow: 'Papierschlüssel ansehen',
  },
}
