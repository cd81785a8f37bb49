/** What the hall reads about dots, sketches and measures; part of the words of the hall. */

const german = {
  poll: {
    each: (dots: number) => (dots === 1 ? 'Sie haben 1 Punkt.' : `Sie haben ${dots} Punkte.`),
    most: (dots: number) =>
      dots === 1 ? 'Höchstens 1 Punkt auf ein Thema.' : `Höchstens ${dots} Punkte auf ein Thema.`,
    think: 'Überlegen Sie zuerst. Dann punkten alle zugleich.',
    soon: 'Gleich verteilen wir Punkte.',
    word: 'Sagen Sie ein Wort. Reihum, ohne Kommentar.',
    hidden: 'Wir zählen noch. Das Ergebnis kommt gleich.',
    mood: 'Das ist ein Stimmungsbild, kein Beschluss.',
    level: 'gleichauf',
    goesOn: 'kommt mit',
    dots: (count: number) => (count === 1 ? '1 Punkt' : `${count} Punkte`),
    people: (count: number) => (count === 1 ? '1 Person' : `${count} Personen`),
    took: (people: string) => `${people} haben mitgemacht.`,
    unused: (dots: string) => `Übrig: ${dots}.`,
    heap: (number: number) => `Stapel ${number}`,
    ring: (ring: number) => (ring === 1 ? 'Ring 1, Mitte' : `Ring ${ring}`),
    axis: 'Thema',
    target: 'Je näher an der Mitte, desto besser.',
    axes: ['Ergebnis', 'Miteinander', 'Moderation', 'Ort und Zeit'],
    scale: ['gar nicht', 'eher nicht', 'teils, teils', 'eher ja', 'ganz'],
    consensus: {
      agree: 'Ich stimme zu',
      concern: 'Ich stimme zu, habe aber Bedenken',
      aside: 'Ich halte mich heraus',
      object: 'Ich habe einen schweren Einwand',
    },
    light: { green: 'Grün: weiter so', yellow: 'Gelb: mit Vorsicht', red: 'Rot: so nicht' },
  },
  sheet: {
    none: 'Hier stehen gleich unsere Skizzen.',
    first: 'Erster Schritt',
    until: 'bis',
  },
  plan: {
    title: 'Das haben wir verabredet',
    none: 'Hier steht gleich, wer was bis wann macht.',
    nothing: 'Heute gibt es keine feste Maßnahme.',
    who: 'Wer',
    until: 'bis',
    proposal: 'Vorschlag',
    first: 'Erster Schritt',
    next: 'So geht es weiter',
    core: 'Kerngruppe',
    meeting: 'Nächstes Treffen',
    minutes: 'Protokoll bis',
    reply: 'Rückmeldung bis',
    by: (name: string) => `von: ${name}`,
  },
}

/** These words, as every language must have them. */
type ResultWords = typeof german

const english: ResultWords = {
  poll: {
    each: (dots) => (dots === 1 ? 'You have 1 dot.' : `You have ${dots} dots.`),
    most: (dots) => (dots === 1 ? 'At most 1 dot on one topic.' : `At most ${dots} on one topic.`),
    think: 'Think first. Then all place their dots at once.',
    soon: 'We will give dots in a moment.',
    word: 'Say one word. In turn, without comments.',
    hidden: 'We are still counting. The result comes soon.',
    mood: 'This is a picture of the mood, not a decision.',
    level: 'tied',
    goesOn: 'goes on',
    dots: (count) => (count === 1 ? '1 dot' : `${count} dots`),
    people: (count) => (count === 1 ? '1 person' : `${count} people`),
    took: (people) => `${people} took part.`,
    unused: (dots) => `Left over: ${dots}.`,
    heap: (number) => `Pile ${number}`,
    ring: (ring) => (ring === 1 ? 'ring 1, middle' : `ring ${ring}`),
    axis: 'Topic',
    target: 'The closer to the middle, the better.',
    axes: ['Result', 'Working together', 'Facilitation', 'Place and time'],
    scale: ['not at all', 'rather not', 'partly', 'rather yes', 'fully'],
    consensus: {
      agree: 'I agree',
      concern: 'I agree, with concerns',
      aside: 'I stand aside',
      object: 'I have a serious objection',
    },
    light: { green: 'Green: go on', yellow: 'Yellow: with care', red: 'Red: not like this' },
  },
  sheet: {
    none: 'Our sketches will stand here soon.',
    first: 'First step',
    until: 'by',
  },
  plan: {
    title: 'This is what we agreed',
    none: 'Who does what by when will stand here soon.',
    nothing: 'There is no firm measure today.',
    who: 'Who',
    until: 'by',
    proposal: 'Proposal',
    first: 'First step',
    next: 'How it goes on',
    core: 'Core group',
    meeting: 'Next meeting',
    minutes: 'Minutes by',
    reply: 'Reply by',
    by: (name) => `from: ${name}`,
  },
}

const simple: ResultWords = {
  poll: {
    ...german.poll,
    most: (dots) => (dots === 1 ? 'Auf ein Thema darf 1 Punkt.' : `Auf ein Thema dürfen ${dots}.`),
    think: 'Denken Sie erst nach. Dann kleben alle zugleich.',
    soon: 'Gleich kleben wir Punkte.',
    word: 'Alle sagen ein Wort. Niemand antwortet darauf.',
    hidden: 'Wir zählen noch. Bitte warten Sie kurz.',
    mood: 'So ist die Stimmung. Entschieden ist noch nichts.',
    level: 'gleich viele',
    axes: ['Ergebnis', 'Gruppe', 'Leitung', 'Ort und Zeit'],
    scale: ['nein', 'eher nein', 'mittel', 'eher ja', 'ja'],
    consensus: {
      agree: 'Ja',
      concern: 'Ja, aber ich habe Sorgen',
      aside: 'Ich sage nichts dazu',
      object: 'Nein, ich bin dagegen',
    },
    light: { green: 'Grün: gut', yellow: 'Gelb: geht so', red: 'Rot: nicht gut' },
  },
  sheet: { ...german.sheet, none: 'Hier stehen gleich unsere Pläne.' },
  plan: {
    ...german.plan,
    title: 'Das machen wir',
    none: 'Hier steht gleich: Wer macht was?',
    nothing: 'Heute gibt es noch keinen festen Plan.',
    core: 'Diese Menschen machen weiter',
    reply: 'Antwort bis',
  },
}

/** Words about results per language of the hall. */
export const resultWords = { de: german, en: english, 'de-simple': simple } as const
