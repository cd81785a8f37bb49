/** Words of the Papierkorb: what lies in it, and how it comes back. */
const quoted = (thing: string) => (name: string) => (name ? `${thing} „${name}“` : thing)

export const trash = {
  title: 'Papierkorb',
  empty: 'Der Papierkorb ist leer. Was Sie wegnehmen, liegt hier, bis Sie es zurückholen.',
  restore: 'Zurückholen',
  restoreNamed: (named: string) => `${named} zurückholen`,
  restored: (named: string[]) =>
    `${named.join(' und ')} ${named.length === 1 ? 'ist' : 'sind'} wieder da.`,
  lies: (named: string) => `${named} liegt im Papierkorb.`,
  kinds: {
    card: 'Karten',
    cluster: 'Stapel',
    sheet: 'Skizzen',
    measure: 'Maßnahmen',
    task: 'Aufgaben',
  },
  named: {
    card: (label: string) => `Karte ${label}`,
    cluster: quoted('Stapel'),
    sheet: quoted('Skizze'),
    measure: quoted('Maßnahme'),
    task: quoted('Aufgabe'),
  },
  nameless: 'ohne Namen',
  ofMeasure: (title: string) => `zu „${title}“`,
  elsewhere:
    'Das liegt jetzt im Papierkorb: Es wurde in einem anderen Fenster weggenommen. Was Sie hier schreiben, bleibt erhalten.',
}
