/** Words for working at once on several devices: where things are kept, what is new, who is there. */
const list = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} und ${items.at(-1) ?? ''}`

export const together = {
  light: {
    title: 'Wo liegt das?',
    hereShort: 'gespeichert',
    other: (name: string, when: string) => `Auch auf ${name}, ${when}`,
    many: (count: number, when: string) => `Auch auf ${String(count)} Geräten, ${when}`,
    several: (when: string) => `Auch auf anderen Geräten, ${when}`,
    hub: (when: string) => `Auch beim Hub, ${when}`,
    manyShort: (count: number) => `${String(count)} Geräten`,
    severalShort: 'anderen Geräten',
    hubShort: 'Hub',
    nameless: 'Ein Gerät ohne Namen',
    namelessOn: 'einem Gerät ohne Namen',
    theHub: 'Der Hub',
    parts: {
      workshop: 'Karten',
      conduct: 'Ablauf',
      initiative: 'Vorhaben mit Maßnahmen',
    },
    here: 'Alles ist auf diesem Gerät gespeichert.',
    saving: 'Wird gerade gespeichert.',
    whole: (name: string, when: string) => `${name} hat alles (${when}).`,
    some: (name: string, parts: string, when: string) => `${name} hat: ${parts} (${when}).`,
    behind: (name: string, when: string) => `${name} hat noch nicht alles (zuletzt ${when}).`,
    only: (parts: string) => `Nur auf diesem Gerät: ${parts}.`,
    list,
    nobody: 'Noch kein anderes Gerät hat etwas davon bestätigt.',
    next: 'Was jetzt?',
    advice: {
      alone: 'Verbinden Sie ein zweites Gerät, oder geben Sie eine Datei mit.',
      some: 'Lassen Sie die Geräte noch verbunden. Was nur hier liegt, geben Sie als Datei mit.',
      done: 'Sie müssen nichts tun.',
      table: 'Lassen Sie dieses Gerät an, bis hier zwei Punkte stehen.',
    },
    connect: 'Geräte verbinden',
    key: '● auf diesem Gerät · ●● auch auf einem anderen · ●●● auf der Festplatte des Hubs',
  },
  fresh: {
    word: 'neu',
    count: (count: number) => `${String(count)} neu`,
    jump: (count: number) =>
      count === 1 ? '1 neu: zur neuen Karte' : `${String(count)} neu: zur nächsten neuen Karte`,
    seen: 'Alle gesehen',
    inHeap: (name: string, count: number) => `${name}, ${String(count)} neu`,
  },
  late: {
    word: 'nachgereicht',
    title: 'Nach dem Ende nachgereicht',
    hint: 'Diese Karten kamen nach dem Ende an. Sie stehen so auch im Protokoll.',
  },
  presence: {
    title: 'Jetzt dabei',
    tables: (count: number) => (count === 1 ? '1 Tisch dabei' : `${String(count)} Tische dabei`),
    guests: (count: number) => (count === 1 ? '1 Gast dabei' : `${String(count)} Gäste dabei`),
    both: (tables: number, guests: number) =>
      `${tables === 1 ? '1 Tisch' : `${String(tables)} Tische`} und ${guests === 1 ? '1 Gast' : `${String(guests)} Gäste`} dabei`,
    moves: (name: string) => (name ? `${name} verschiebt` : 'wird gerade verschoben'),
  },
  names: {
    earlier: 'Andere Namen für diesen Stapel',
    use: 'Diesen Namen nehmen',
  },
}
