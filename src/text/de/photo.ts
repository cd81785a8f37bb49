/** Words for photos: taking them, asking who is to be seen, covering, and describing. */

/** In which third of the picture something lies. */
type Third = 0 | 1 | 2
const rows = ['oben', 'in der Mitte', 'unten'] as const
const columns = ['links', 'mittig', 'rechts'] as const

export const photo = {
  take: {
    shutter: 'Foto aufnehmen',
    picture: 'Bild der Kamera',
    starting: 'Die Kamera startet …',
    denied:
      'Die Kamera ist für diese App gesperrt. Erlauben Sie sie in den Einstellungen des Browsers, oder wählen Sie ein Foto aus.',
    missing: 'Auf diesem Gerät lässt sich keine Kamera öffnen. Wählen Sie ein Foto aus.',
    busy: 'Eine andere App benutzt gerade die Kamera. Schließen Sie sie dort, oder wählen Sie ein Foto aus.',
    again: 'Kamera noch einmal öffnen',
    choose: 'Foto auswählen',
    notTaken: 'Das Foto ist nichts geworden. Versuchen Sie es noch einmal.',
    hint: 'Am besten ohne Menschen und Kennzeichen.',
    working: (done: number, all: number) =>
      all === 1
        ? 'Das Foto wird verkleinert …'
        : `Foto ${String(Math.min(done + 1, all))} von ${String(all)} wird verkleinert …`,
    kept: (count: number) =>
      count === 1 ? 'Das Foto ist gespeichert.' : `${String(count)} Fotos sind gespeichert.`,
    stop: 'Anhalten',
    dismiss: 'Verstanden',
    retry: 'Noch einmal speichern',
  },
  faults: {
    empty: 'Diese Datei ist leer.',
    'no-picture': 'Diese Datei ist kein Foto. Der Koffer liest JPEG, PNG und WebP.',
    heic: 'Dieses Gerät kann HEIC-Fotos nicht lesen. Stellen Sie die Kamera auf „Maximale Kompatibilität“ (JPEG), oder nehmen Sie das Foto hier auf.',
    animated: 'Das ist ein bewegtes Bild. Nehmen Sie bitte ein einzelnes Foto.',
    'too-large':
      'Dieses Bild ist zu groß: mehr als 64 Megapixel oder 64 MB. Stellen Sie die Kamera auf eine kleinere Bildgröße.',
    broken: 'Diese Datei ist beschädigt oder unvollständig. Kopieren Sie sie bitte noch einmal.',
    stuck: 'Das Bild ließ sich nicht in einer Minute lesen. Nehmen Sie bitte ein kleineres.',
    failing:
      'Dieses Gerät konnte das Bild nicht verkleinern. Schließen Sie andere Apps, und versuchen Sie es noch einmal.',
    unkept:
      'Das Foto ist noch nicht gespeichert. Schaffen Sie Platz auf dem Gerät; solange diese Seite offen ist, geht es nicht verloren.',
  },
  question: {
    title: 'Sind Gesichter oder Kennzeichen zu sehen?',
    none: 'Nein, niemand zu erkennen',
    cover: 'Ja. Jetzt abdecken',
    consented: 'Ja, alle haben zugestimmt',
    consentedHint: 'Gefragt für dieses Foto und diesen Zweck. Bei Kindern alle Sorgeberechtigten.',
    missing: 'Ja, Einwilligung fehlt',
    missingHint: 'Das Foto bleibt auf diesem Gerät und steht in keiner Datei.',
    states: {
      undecided: 'Noch nicht entschieden. Bis dahin bleibt das Foto auf diesem Gerät.',
      'none-visible': 'Niemand zu erkennen. Das Foto darf weitergegeben werden.',
      consented: 'Alle haben zugestimmt. Das Foto darf weitergegeben werden.',
      missing: 'Einwilligung fehlt. Das Foto verlässt dieses Gerät nicht.',
    },
    elsewhere: 'Dieses Foto ist noch nicht auf diesem Gerät.',
    alt: 'Was ist zu sehen?',
    altHint: 'Für alle, die das Bild nicht sehen. Zum Beispiel: „Hohe Stufe vor der Apotheke“.',
    altMissing: 'Foto ohne Beschreibung',
  },
  cover: {
    title: 'Abdecken',
    tool: 'Womit?',
    brush: 'Pinsel',
    frame: 'Rahmen',
    brushHint: 'Wischen Sie über Gesichter und Kennzeichen. Darunter bleibt nichts übrig.',
    frameHint: 'Ziehen Sie einen Rahmen auf, oder bewegen Sie ihn mit den Pfeiltasten.',
    picture: 'Foto zum Abdecken',
    thickness: 'Pinselgröße',
    frameLabel: (row: Third, column: Third, width: number, height: number) =>
      `Rahmen ${rows[row]} ${columns[column]}, ${String(width)} % breit, ${String(height)} % hoch`,
    frameKeys:
      'Pfeiltasten bewegen, mit Umschalttaste ändern sie die Größe. Eingabetaste deckt schwarz ab, P verpixelt.',
    smaller: 'Kleiner',
    larger: 'Größer',
    black: 'Schwarz abdecken',
    coarse: 'Verpixeln',
    coarseHint: 'Für Kennzeichen nehmen Sie besser Schwarz.',
    undo: 'Rückgängig',
    covered: (count: number) =>
      count === 1 ? '1 Stelle abgedeckt.' : `${String(count)} Stellen abgedeckt.`,
    done: 'Fertig',
    cancel: 'Abbrechen',
    confirm: 'Ist noch jemand zu erkennen?',
    confirmHint:
      'Das Foto ohne Abdeckung wird gelöscht, auf allen Geräten. Das lässt sich nicht zurücknehmen.',
    confirmed: 'Nein. So behalten',
    notYet: 'Ja. Weiter abdecken',
    working: 'Das Foto wird neu gezeichnet …',
    failed: 'Das Foto ließ sich nicht neu zeichnen. Es ist, wie es war.',
    elsewhere: 'Das Foto ist nicht auf diesem Gerät. Abdecken geht dort, wo es aufgenommen wurde.',
  },
}
