/** Words for methods that count in days: no clock, but dates. */
const count = (days: number) => (days === 1 ? '1 Tag' : `${String(days)} Tage`)

export const days = {
  count,
  unit: 'Tage',
  until: (day: string) => `Bis ${day}`,
  span: (from: string, to: string) => (from === to ? from : `${from} bis ${to}`),
  stepDays: (title: string) => `Tage für „${title}“`,
  less: (title: string) => `Ein Tag weniger für „${title}“`,
  more: (title: string) => `Ein Tag mehr für „${title}“`,
  firstDay: 'Erster Tag',
  checks: {
    date: (day: string) => `Erster Tag: ${day}`,
    dateOpen: 'Der erste Tag fehlt noch',
    over: (text: string, more: number) =>
      `Dauer: ${text}, ${count(more)} mehr als für diese Fassung gedacht`,
  },
  wouldEnd: (day: string) => `Wenn Sie heute beginnen, dauert es bis ${day}.`,
  dayOf: (day: number, all: number) => `Tag ${String(day)} von ${String(all)}`,
  over: (more: number) => `${count(more)} länger als geplant`,
  overHint: 'Nichts endet von selbst. Gehen Sie weiter, wenn dieser Teil fertig ist.',
  stepUntil: (day: string) => `geplant bis ${day}`,
  extend: '+1 Tag',
  later: (more: number) => `${count(more)} später`,
  laterThanAgreed: (more: number, day: string) => `${count(more)} später als geplant (${day})`,
  shortenTo: (now: number, before: number) => `${String(now)} statt ${count(before)}`,
}
