/** Words for whoever hands a tablet round: starting and leaving the kiosk, "Feldbereit", and how many have answered. */
export const kiosk = {
  title: 'Kiosk',
  setTitle: 'Dieses Gerät herumgeben',
  intro:
    'Eine Person nach der anderen antwortet auf diesem Gerät. Nach jeder ist der Bildschirm wieder leer.',
  notRunning: 'Diese Befragung läuft nicht. Starten Sie sie zuerst auf dem Gerät der Moderation.',
  waiting:
    'Die Fragen sind noch nicht auf diesem Gerät. Verbinden Sie es mit dem Gerät, von dem die Einladung kam.',
  pretest: 'Das ist ein Pre-Test. Seine Antworten zählen nicht.',
  connect: 'Geräte verbinden',
  ready: 'Feldbereit',
  again: 'Noch einmal prüfen',
  light: {
    looking: 'Einen Moment, es wird geprüft …',
    good: 'Bereit für die Runde',
    careful: 'Es geht, aber lesen Sie die Hinweise.',
    bad: 'Noch nicht bereit',
  },
  mark: { looking: 'wird geprüft', good: 'in Ordnung', careful: 'Hinweis', bad: 'offen' },
  app: {
    looking: 'Die App wird auf dieses Gerät geladen …',
    good: 'Die ganze App liegt auf diesem Gerät.',
    bad: 'Die App liegt nicht ganz auf diesem Gerät. Laden Sie die Seite mit Netz noch einmal.',
  },
  home: {
    good: 'Die App läuft vom Startbildschirm.',
    careful: 'Die App läuft im Browser. Vom Startbildschirm aus behält das Gerät alles sicherer.',
    bad: 'Die App läuft auf einem iPad im Browser. Dort können Antworten nach sieben Tagen verschwinden. Legen Sie die App auf den Startbildschirm, und treten Sie dort bei.',
  },
  storage: {
    looking: 'Der Speicher wird geprüft …',
    good: (free: string) => `Der Browser hat zugesagt, alles zu behalten. Frei sind ${free}.`,
    careful: (free: string) =>
      `Platz ist genug: ${free} frei. Fest zugesagt hat der Browser ihn nicht.`,
    bad: 'Der Platz reicht nicht, oder der Browser sagt nicht, wie viel frei ist.',
  },
  holder: {
    good: (name: string) => `Ein zweiter Ort ist bekannt: ${name}.`,
    careful: 'Noch kein zweites Gerät hat etwas von hier. Treffen Sie vorher das der Moderation.',
  },
  someHolder: 'ein anderes Gerät',
  keys: {
    looking: 'Die Schlüssel werden mit einer Probe geprüft …',
    good: 'Eine Probe-Antwort ließ sich versiegeln.',
    bad: 'Eine Probe-Antwort ließ sich nicht versiegeln. Laden Sie dieses Gerät neu ein.',
  },
  clock: {
    good: (day: string) => `Heute ist der ${day}. Stimmt das?`,
    bad: (day: string) => `Die Uhr sagt ${day}. Das kann nicht sein. Stellen Sie sie richtig.`,
  },
  backup: {
    good: 'Alles liegt auch auf einem anderen Gerät, heute bestätigt.',
    careful: 'Antworten liegen nur hier, oder die letzte Bestätigung ist älter als einen Tag.',
  },
  blocked: 'Der Kiosk startet hier nicht: Antworten gingen verloren.',
  pin: 'PIN zum Verlassen',
  pinHint:
    'Vier bis acht Ziffern. Schreiben Sie sie auf. Ist sie verloren, hilft nur ein Gerät der Moderation.',
  pinAgain: 'PIN noch einmal',
  pinWrong: 'Die PIN hat vier bis acht Ziffern.',
  pinDiffers: 'Das sind zwei verschiedene PINs.',
  start: 'Kiosk starten',
  starting: 'Einen Moment …',
  failed: 'Das hat nicht geklappt. Versuchen Sie es bitte noch einmal.',
  holding: 'So bleibt das Gerät in der App',
  holdingHint:
    'Der Kiosk hält die App geschlossen. Damit niemand das Gerät anders benutzt, sperren Sie es zusätzlich.',
  apple: 'iPad: Geführter Zugriff',
  appleSteps: [
    'Einstellungen, Bedienungshilfen, Geführter Zugriff: einschalten, Code festlegen.',
    'Die App öffnen und die obere Taste dreimal drücken.',
    'Auf „Starten“ tippen. Zum Beenden wieder dreimal drücken.',
  ],
  android: 'Android: App anheften',
  androidSteps: [
    'Einstellungen, Sicherheit, App anheften: einschalten, mit PIN.',
    'Die Übersicht der Apps öffnen, auf das Zeichen der App tippen.',
    '„Anheften“ wählen. Zum Lösen beide Tasten halten.',
  ],
  staff: 'Für die Aufsicht',
  leaveTitle: 'Kiosk verlassen',
  leave: 'Verlassen',
  wrong: 'Diese PIN stimmt nicht.',
  wait: (seconds: number) =>
    seconds === 1 ? 'Nächster Versuch in 1 Sekunde.' : `Nächster Versuch in ${seconds} Sekunden.`,
  checking: 'Wird geprüft …',
  lost: 'PIN verloren?',
  lostTitle: 'Ohne PIN hinaus',
  lostSteps: [
    'Öffnen Sie diese Befragung auf einem Gerät der Moderation.',
    'Wählen Sie dort „Kiosk-PIN verloren“.',
    'Halten Sie dessen Kamera auf dieses Bild.',
    'Schreiben Sie das Wort hierher, das dort erscheint.',
  ],
  lostCode: 'QR-Code für das Gerät der Moderation',
  lostWord: 'Wort der Moderation',
  lostWordOrKey: 'Wort der Moderation oder Papierschlüssel',
  lostKey: 'Ist dieses Gerät das einzige? Dann geht auch der Papierschlüssel des Vorhabens.',
  lostWrong: 'Das stimmt nicht.',
  lostSafe: 'Alle Antworten bleiben, wo sie sind.',
  counted: (kept: string, safe: string, open: string) =>
    `${kept} ausgefüllt · ${safe} auf 2 Geräten · ${open} offen`,
  countedHere: (kept: string, safe: string, open: string) =>
    `${kept} hier ausgefüllt · ${safe} auf 2 Geräten · ${open} offen`,
  keptForOthers: (kept: string) => `${kept} von anderen aufbewahrt`,
  openOfOthers: (open: string) => `${open} davon offen`,
  goneApart: 'Zurückgenommene und ersetzte Antworten sind nicht mitgezählt.',
  countHint: {
    none: 'Noch hat niemand geantwortet.',
    safe: 'Jede Antwort liegt auch auf einem anderen Gerät.',
    open: 'Offen heißt: liegt nur hier. Verbinden Sie die Geräte, oder geben Sie eine Datei mit.',
  },
}
