/** Words for giving and taking files: "Als Datei mitgeben" and "Datei öffnen". */

function many(count: number, one: string, more: string): string {
  return `${String(count)} ${count === 1 ? one : more}`
}

/** "34 Karten, 2 Fotos"; what did not come is not said. */
function listed(parts: [number, string, string][]): string {
  const there = parts.filter(([count]) => count > 0)
  return there.map(([count, one, more]) => many(count, one, more)).join(', ')
}

interface News {
  workshops: number
  cards: number
  clusters: number
  sheets: number
  counts: number
  measures: number
  tasks: number
  photos: number
  answers: number
  changed: number
}

export const exchange = {
  give: {
    title: 'Als Datei mitgeben',
    intro:
      'Passt auf jeden Stick und in jede Mail. Die Datei ist versiegelt: Lesen kann sie nur, wer den Link oder den Papierschlüssel hat.',
    what: 'Was geben Sie mit?',
    initiative: 'Das ganze Vorhaben',
    workshop: 'Nur diese Veranstaltung',
    workshopHint: 'Ohne Befragungen und ihre Antworten: Die gehen nur mit dem ganzen Vorhaben mit.',
    howMuch: 'Wie viel davon?',
    everything: 'Alles',
    lacking: (name: string) => `Nur was „${name || 'Gerät ohne Namen'}“ noch fehlt`,
    withTitle: 'Den Titel dazuschreiben',
    withTitleHint: (title: string) =>
      `„${title}“ kann dann jeder lesen, der die Datei hat. Alles andere bleibt versiegelt.`,
    measuring: 'Die Größe wird ermittelt …',
    size: (bytes: string, entries: number, photos: number) =>
      `Die Datei wird ${bytes} groß: ${listed([
        [entries, 'Eintrag', 'Einträge'],
        [photos, 'Foto', 'Fotos'],
      ])}.`,
    held: (photos: number) =>
      photos === 1
        ? '1 Foto bleibt auf diesem Gerät: Noch ist nicht geklärt, ob jemand zu erkennen ist, oder eine Einwilligung fehlt.'
        : `${String(photos)} Fotos bleiben auf diesem Gerät: Noch ist nicht geklärt, ob jemand zu erkennen ist, oder eine Einwilligung fehlt.`,
    nothing: 'Dieses Gerät hat schon alles. Eine Datei ist nicht nötig.',
    empty: 'Hier ist noch nichts, das Sie mitgeben könnten.',
    save: 'Datei speichern',
    share: 'Teilen',
    shareNow: 'Jetzt teilen',
    working: 'Die Datei wird geschrieben …',
    saved: 'Die Datei ist gespeichert.',
    downloaded: 'Die Datei liegt bei Ihren Downloads.',
    shared: 'Die Datei ist weitergegeben.',
    ready: 'Die Datei ist fertig.',
    notShared:
      'Dieses Gerät gibt die Datei nicht über „Teilen“ weiter. Sie liegt jetzt bei Ihren Downloads.',
    cancelled: 'Abgebrochen. Auf diesem Gerät ist alles wie vorher.',
    failed:
      'Die Datei ließ sich nicht schreiben. Auf diesem Gerät ist alles vollständig da. Versuchen Sie es noch einmal.',
  },
  take: {
    title: 'Datei öffnen',
    hint: 'Oder ziehen Sie eine Koffer-Datei auf diese Seite.',
    drop: 'Hier loslassen',
    looking: 'Die Datei wird angesehen …',
    untitled: 'Ohne Titel',
    initiative: 'Ein ganzes Vorhaben',
    workshop: 'Eine Veranstaltung',
    survey: 'Eine Befragung mit ihren Antworten',
    part: 'Nur ein Teil: was einem Gerät fehlte',
    holds: (workshops: number, entries: number, photos: number) =>
      listed([
        [workshops, 'Veranstaltung', 'Veranstaltungen'],
        [entries, 'Eintrag', 'Einträge'],
        [photos, 'Foto', 'Fotos'],
      ]) || 'Nichts',
    size: (bytes: string) => `${bytes} groß`,
    unknown: (count: number) =>
      `${many(count, 'Eintrag ist', 'Einträge sind')} auf diesem Gerät noch nicht da.`,
    known: 'Alle Einträge sind auf diesem Gerät schon da.',
    locked: (count: number) =>
      count === 1
        ? 'Für einen Teil der Datei hat dieses Gerät keinen Schlüssel. Er bleibt in der Datei.'
        : `Für ${String(count)} Teile der Datei hat dieses Gerät keinen Schlüssel. Sie bleiben in der Datei.`,
    accept: 'Übernehmen',
    again: 'Noch einmal prüfen',
    safe: 'Was auf diesem Gerät ist, bleibt. Es kommt nur etwas dazu.',
    working: 'Die Datei wird geprüft und übernommen …',
    news: (news: News) => {
      const come = listed([
        [news.workshops, 'Veranstaltung', 'Veranstaltungen'],
        [news.cards, 'Karte', 'Karten'],
        [news.clusters, 'Thema', 'Themen'],
        [news.sheets, 'Projektskizze', 'Projektskizzen'],
        [news.counts, 'Auszählung', 'Auszählungen'],
        [news.measures, 'Maßnahme', 'Maßnahmen'],
        [news.tasks, 'Aufgabe', 'Aufgaben'],
        [news.photos, 'Foto', 'Fotos'],
        [news.answers, 'Antwort', 'Antworten'],
      ])
      const changed = news.changed ? `${String(news.changed)} geändert` : ''
      const sentence = [come && `${come} neu`, changed].filter(Boolean).join(', ')
      return sentence ? `${sentence}.` : 'Nichts Neues.'
    },
    older: 'Ihr Stand ist neuer als die Datei. Er bleibt, wie er ist.',
    refused: (count: number) =>
      `${many(count, 'fremder Eintrag wurde', 'fremde Einträge wurden')} nicht übernommen.`,
    cancelled:
      'Abgebrochen. Was schon da ist, ist vollständig. Den Rest holen Sie, indem Sie die Datei noch einmal öffnen.',
    failed:
      'Das Übernehmen ist unterbrochen worden. Ihre Daten sind vollständig da. Öffnen Sie die Datei noch einmal.',
    other: 'Andere Datei öffnen',
    faults: {
      'not-a-koffer': 'Das ist keine Koffer-Datei. Es wurde nichts übernommen.',
      damaged:
        'Die Datei ist unvollständig oder beschädigt. Es wurde nichts übernommen. Lassen Sie sich die Datei bitte noch einmal geben.',
      newer:
        'Die Datei stammt aus einer neueren Fassung dieser App. Es wurde nichts übernommen. Bringen Sie die App bitte auf den neuen Stand.',
      foreign:
        'Die Datei ist anders gebaut, als dieser Koffer sie schreibt. Es wurde nichts übernommen.',
      'too-many':
        'Das ist zu viel für eine einzige Datei. Geben Sie bitte die Veranstaltungen einzeln mit.',
      unreadable:
        'Die Datei ließ sich nicht zu Ende lesen. Stecken Sie den Stick fest ein oder kopieren Sie die Datei auf dieses Gerät, und öffnen Sie sie noch einmal.',
    },
    noKey: (marks: string) =>
      `Dieses Vorhaben ist auf diesem Gerät noch nicht geöffnet. Öffnen Sie zuerst seinen Link oder seinen Papierschlüssel mit dem Kennzeichen ${marks}. Es wurde nichts übernommen.`,
    otherKey: (marks: string) =>
      `Die Datei gehört zu anderen Schlüsseln, als dieses Gerät hat. Sie brauchen den Link oder den Papierschlüssel mit dem Kennzeichen ${marks}. Es wurde nichts übernommen.`,
  },
}
