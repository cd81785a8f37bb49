/** English words for working at once on several devices. */
const list = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`

export const together = {
  light: {
    title: 'Where is this kept?',
    hereShort: 'saved',
    other: (name: string, when: string) => `Also on ${name}, ${when}`,
    many: (count: number, when: string) => `Also on ${String(count)} devices, ${when}`,
    several: (when: string) => `Also on other devices, ${when}`,
    hub: (when: string) => `Also on the hub, ${when}`,
    manyShort: (count: number) => `${String(count)} devices`,
    severalShort: 'other devices',
    hubShort: 'hub',
    nameless: 'A device without a name',
    namelessOn: 'a device without a name',
    theHub: 'The hub',
    parts: {
      workshop: 'cards',
      conduct: 'the course',
      initiative: 'the initiative with its measures',
    },
    here: 'Everything is saved on this device.',
    saving: 'Being saved right now.',
    whole: (name: string, when: string) => `${name} has everything (${when}).`,
    some: (name: string, parts: string, when: string) => `${name} has: ${parts} (${when}).`,
    behind: (name: string, when: string) => `${name} does not have everything yet (last ${when}).`,
    only: (parts: string) => `On this device alone: ${parts}.`,
    list,
    nobody: 'No other device has confirmed any of it yet.',
    next: 'What now?',
    advice: {
      alone: 'Connect a second device, or hand over a file.',
      some: 'Keep the devices connected. Hand over as a file what is only here.',
      done: 'There is nothing to do.',
      table: 'Keep this device switched on until there are two dots here.',
    },
    connect: 'Connect devices',
    key: '● on this device · ●● also on another · ●●● on the disk of the hub',
  },
  fresh: {
    word: 'new',
    count: (count: number) => `${String(count)} new`,
    jump: (count: number) =>
      count === 1 ? '1 new: go to the new card' : `${String(count)} new: go to the next new card`,
    seen: 'All seen',
    inHeap: (name: string, count: number) => `${name}, ${String(count)} new`,
  },
  late: {
    word: 'handed in late',
    title: 'Handed in after the end',
    hint: 'These cards came in after the end. The minutes say so, too.',
  },
  presence: {
    title: 'Here now',
    tables: (count: number) =>
      count === 1 ? '1 table is here' : `${String(count)} tables are here`,
    guests: (count: number) =>
      count === 1 ? '1 guest is here' : `${String(count)} guests are here`,
    both: (tables: number, guests: number) =>
      `${tables === 1 ? '1 table' : `${String(tables)} tables`} and ${guests === 1 ? '1 guest' : `${String(guests)} guests`} are here`,
    moves: (name: string) => (name ? `${name} is moving this` : 'is being moved'),
  },
  names: {
    earlier: 'Other names for this heap',
    use: 'Take this name',
  },
}
