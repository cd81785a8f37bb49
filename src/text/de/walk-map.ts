/** Words for maps: bringing one along, looking at it, and laying a plan on the earth. */
const rounded = (value: number) =>
  value.toLocaleString('de-DE', { maximumFractionDigits: value < 10 ? 1 : 0 })

const sized = (bytes: number) =>
  bytes < 1_000_000 ? `${rounded(bytes / 1000)} kB` : `${rounded(bytes / 1_000_000)} MB`

const metres = (value: number) =>
  value >= 1000
    ? `${(value / 1000).toLocaleString('de-DE', { maximumFractionDigits: 1 })} km`
    : `${value.toLocaleString('de-DE', { maximumFractionDigits: value < 10 ? 1 : 0 })} m`

export const walkMap = {
  view: {
    keys: 'Pfeiltasten bewegen die Karte, Plus und Minus ändern die Größe. Mit der Tabulatortaste kommen Sie zu den Nadeln, dort mit den Pfeiltasten von Nadel zu Nadel.',
    placeKeys: 'Eingabetaste setzt die Nadel in die Mitte.',
    closer: 'Näher heran',
    farther: 'Weiter weg',
    here: 'Hier',
    hereLong: 'Hier: Nadel in die Mitte setzen',
    besides: 'Das liegt neben dem Plan.',
    placed: 'Der Ort ist gesetzt.',
    valences: { good: 'gut', bad: 'stört', idea: 'Idee', barrier: 'Barriere' },
    done: 'behoben',
    pin: (label: string, words: string) => [label, words].filter(Boolean).join(': '),
    many: (count: number, labels: string) => `${String(count)} Nadeln: ${labels}`,
    andMore: (count: number) => `und ${String(count)} weitere`,
    stop: (number: number, name: string) => `Stopp ${String(number)}${name && `: ${name}`}`,
    own: 'Mein Standort',
    ownWithin: (radius: number) => `Mein Standort, auf etwa ${metres(radius)} genau`,
    scale: (length: number) => `Maßstab: Der Balken ist ${metres(length)} lang.`,
    metres,
    north: 'Norden',
    listTitle: (count: number) => `${String(count)} Nadeln an dieser Stelle`,
    hidden: (labels: string) => `Nicht auf dieser Karte: ${labels}`,
    hiddenMany: (count: number) => `${String(count)} Nadeln haben auf dieser Karte keinen Ort.`,
    attribution: (text: string) => `Karte: ${text}`,
    coming: (here: number, total: number) =>
      total === 1
        ? 'Die Karte kommt noch von einem anderen Gerät.'
        : `Die Karte kommt noch: ${String(here)} von ${String(total)} Teilen sind da.`,
    failing: 'Diese Karte lässt sich hier nicht zeigen. Alle Nadeln stehen in der Liste.',
  },
  bases: {
    title: 'Karte oder Plan',
    lead: 'Beides ist möglich, auch keins: Dann gilt die Liste der Stopps.',
    none: 'Noch keine Karte. Der Spaziergang geht auch so: mit der Liste der Stopps.',
    addMap: 'Kartendatei holen',
    addMapHint: 'Eine Datei mit der Endung .pmtiles, höchstens 200 MB. Das Bauamt hilft weiter.',
    addPlan: 'Plan als Bild oder PDF holen',
    addPlanHint: 'Ein Foto, ein Scan oder eine Seite aus einem PDF.',
    without: 'ohne Karte',
    kinds: { map: 'Kartendatei', plan: 'Plan' },
    size: (bytes: number) => sized(bytes),
    chosen: 'Damit geht es los',
    choose: 'Damit beginnen',
    change: 'Bearbeiten',
    remove: 'Weglegen',
    name: 'Name',
    attribution: 'Wer ist zu nennen?',
    attributionHint: 'Steht auf jeder Karte, auch auf Papier.',
    attributionMissing: 'Herkunft fehlt noch',
    alt: 'Was ist auf dem Plan zu sehen?',
    altHint:
      'Für alle, die ihn nicht sehen. Zum Beispiel: „Ortskern mit Markt, Kirche und Schule“.',
    altMissing: 'Beschreibung fehlt noch',
    look: 'Ansehen',
    keeping: (name: string) => `„${name}“ wird auf dieses Gerät geholt.`,
    kept: (name: string) => `„${name}“ ist jetzt auf diesem Gerät.`,
    stopped: 'Angehalten. Es ist nichts davon geblieben.',
    elsewhere: (here: number, total: number) =>
      `Kommt noch: ${String(here)} von ${String(total)} Teilen sind da.`,
    rehearsal: 'Im Probelauf werden keine Karten geholt.',
    faults: {
      'too-large':
        'Diese Datei hat mehr als 200 MB. Nehmen Sie einen kleineren Ausschnitt oder weniger Zoomstufen.',
      unreadable: 'Die Datei ließ sich nicht zu Ende lesen. Es ist nichts davon geblieben.',
      full: 'Auf diesem Gerät ist zu wenig Platz für die Karte. Es ist nichts davon geblieben.',
      failing: 'Das ist nicht gelungen. Es ist nichts davon geblieben.',
    },
    trash: (count: number) => `Papierkorb (${String(count)})`,
    trashTitle: 'Weggelegte Karten',
    trashHint: 'Was hier liegt, lässt sich zurückholen.',
    takenAway: (title: string) => `„${title}“ liegt im Papierkorb.`,
  },
  pdf: {
    title: 'Welche Seite?',
    opening: 'Das PDF wird geöffnet …',
    page: (number: number, all: number) => `Seite ${String(number)} von ${String(all)}`,
    before: 'Zurück',
    next: 'Weiter',
    take: 'Diese Seite nehmen',
    drawing: 'Die Seite wird gezeichnet …',
    faults: {
      encrypted:
        'Dieses PDF ist mit einem Kennwort geschützt. Speichern Sie es ohne Kennwort, oder fotografieren Sie den Plan.',
      broken: 'Dieses PDF ist beschädigt oder unvollständig. Kopieren Sie es bitte noch einmal.',
      blank:
        'Diese Seite ist leer, oder ihr Bild ist auf eine Art gepackt, die hier nicht gelesen wird. Nehmen Sie ein Foto des Plans.',
      'too-large': 'Dieses PDF hat mehr als 64 MB. Speichern Sie nur die Seite mit dem Plan.',
      stuck: 'Die Seite ließ sich nicht in einer Minute zeichnen. Nehmen Sie ein Foto des Plans.',
    },
  },
  points: {
    title: 'Passpunkte',
    lead: 'Zwei bis vier Orte, die Sie auf dem Plan und auf der Karte kennen. Dann zeigt der Plan auch Nadeln mit GPS.',
    place: 'Wo auf dem Plan?',
    placeHint: 'Tippen Sie auf den Ort, oder schieben Sie ihn unter das Kreuz.',
    placed: 'Auf dem Plan gesetzt.',
    notPlaced: 'Auf dem Plan noch nicht gesetzt.',
    where: 'Wo auf der Erde?',
    coordinates: 'Breite und Länge',
    coordinatesHint: 'Zum Beispiel: 51,2853; 11,8891',
    fromStop: 'Von einem Stopp',
    fromMap: 'Auf der Karte wählen',
    add: 'Passpunkt dazu',
    point: (number: number) => `Passpunkt ${String(number)}`,
    remove: (number: number) => `Passpunkt ${String(number)} löschen`,
    most: 'Vier Passpunkte genügen.',
    notRead: 'Schreiben Sie zwei Zahlen, zum Beispiel: 51,2853; 11,8891',
    exact: 'Der Plan liegt jetzt auf der Erde.',
    residual: (length: number) =>
      `Der Plan liegt jetzt auf der Erde. Die Passpunkte weichen im Mittel ${metres(length)} ab.`,
    off: (length: number) => `weicht ${metres(length)} ab`,
    scale: (denominator: number) =>
      `Maßstab auf A4 quer etwa 1:${denominator.toLocaleString('de-DE')}`,
    width: (length: number) => `Der Plan ist ${metres(length)} breit.`,
    faults: {
      'too-few': 'Noch ein Passpunkt, dann liegt der Plan auf der Erde.',
      'outside-world': 'Ein Passpunkt liegt nicht auf der Erde. Prüfen Sie Breite und Länge.',
      'same-place':
        'Zwei Passpunkte sind derselbe Ort. Nehmen Sie Orte, die weit auseinander liegen.',
      'on-one-line':
        'Die Passpunkte liegen auf einer Linie. Nehmen Sie einen dazu, der seitlich davon liegt.',
      mirrored: 'Der Plan stünde spiegelverkehrt. Vermutlich sind zwei Passpunkte vertauscht.',
      distorted: 'Der Plan würde stark verzerrt. Vermutlich stimmt ein Passpunkt nicht.',
    },
  },
}
