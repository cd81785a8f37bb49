/** What the hall reads about a walk; part of the words of the hall. */

const german = {
  valences: { good: 'Gut', bad: 'Stört', idea: 'Idee', barrier: 'Barriere' },
  instead: { photo: '(Foto)', nothing: '(ohne Worte)' },
  observations: (count: number) =>
    count === 1 ? '1 Beobachtung' : `${String(count)} Beobachtungen`,
  pins: (count: number) => (count === 1 ? '1 Nadel' : `${String(count)} Nadeln`),
  soon: 'Hier steht gleich, was Sie sehen.',
  soonPins: 'Hier steht gleich, wo die Nadeln stecken.',
  fromWalk: 'Vom Spaziergang',
  stops: (count: number) => (count === 1 ? 'an 1 Stopp' : `an ${String(count)} Stopps`),
}

/** These words, as every language must have them. */
type WalkWords = typeof german

const english: WalkWords = {
  valences: { good: 'Good', bad: 'Bothers', idea: 'Idea', barrier: 'Barrier' },
  instead: { photo: '(photo)', nothing: '(no words)' },
  observations: (count) => (count === 1 ? '1 observation' : `${String(count)} observations`),
  pins: (count) => (count === 1 ? '1 pin' : `${String(count)} pins`),
  soon: 'What you see will stand here soon.',
  soonPins: 'Where the pins are will stand here soon.',
  fromWalk: 'From the walk',
  stops: (count) => (count === 1 ? 'at 1 stop' : `at ${String(count)} stops`),
}

const simple: WalkWords = {
  ...german,
  valences: { good: 'Gut', bad: 'Schlecht', idea: 'Idee', barrier: 'Hindernis' },
  soon: 'Hier steht gleich, was Sie gesehen haben.',
  soonPins: 'Hier sehen Sie gleich die Nadeln.',
}

/** Words about walks per language of the hall. */
export const walkWords = { de: german, en: english, 'de-simple': simple } as const
