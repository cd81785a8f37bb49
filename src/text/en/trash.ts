/** Words of the trash: what lies in it, and how it comes back. */
import type { Messages } from '#text/german.ts'

const quoted = (thing: string) => (name: string) => (name ? `${thing} “${name}”` : thing)

const begin = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1)

export const trash: Messages['trash'] = {
  title: 'Trash',
  empty: 'The trash is empty. What you take away lies here until you restore it.',
  restore: 'Restore',
  restoreNamed: (named) => `Restore ${named}`,
  restored: (named) => begin(`${named.join(' and ')} ${named.length === 1 ? 'is' : 'are'} back.`),
  lies: (named) => begin(`${named} is in the trash.`),
  kinds: {
    card: 'Cards',
    cluster: 'Clusters',
    sheet: 'Sketches',
    measure: 'Measures',
    task: 'Tasks',
  },
  named: {
    card: (label) => `card ${label}`,
    cluster: quoted('cluster'),
    sheet: quoted('sketch'),
    measure: quoted('measure'),
    task: quoted('task'),
  },
  nameless: 'without a name',
  ofMeasure: (title) => `for “${title}”`,
  elsewhere:
    'This is in the trash now: it was taken away in another window. What you write here is kept.',
}
