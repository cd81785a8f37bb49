/** One sentence for each thing that a check of a questionnaire finds. */
interface Said {
  count: string
  name: string
  language: string
  words: string
  option: string
  field: string
  circle: string
}

export const findings = {
  'no-questions': () => 'Es gibt noch keine Frage.',
  'no-text': () => 'Diese Frage hat noch keinen Text.',
  'no-options': () => 'Diese Frage braucht mindestens zwei Antworten.',
  'no-words': () => 'Den Stufen fehlen Wörter.',
  'double-name': ({ name }: Said) => `Zwei Fragen haben den Kurznamen „${name}“.`,
  'double-code': ({ option }: Said) => `Zwei Antworten haben denselben Code „${option}“.`,
  'unknown-place': ({ name }: Said) => `Im Text steht {${name}}, aber so heißt keine Frage.`,
  'unknown-name': ({ name }: Said) =>
    `Die Bedingung fragt nach „${name}“, aber diese Frage gibt es nicht.`,
  'later-name': ({ name }: Said) =>
    `Die Bedingung fragt nach „${name}“, aber das kommt erst später.`,
  'repeated-name': ({ name }: Said) =>
    `Die Bedingung fragt nach „${name}“, aber das wird mehrmals gefragt.`,
  'unknown-option': ({ option }: Said) =>
    `Die Bedingung nennt die Antwort „${option}“, aber die gibt es nicht.`,
  never: () => 'Diese Frage wird nie gestellt: Ihre Bedingung kann nicht zutreffen.',
  'never-right': () => 'Hier kann keine Antwort richtig sein: Die Grenzen passen nicht zusammen.',
  cycle: ({ circle }: Said) => `Diese Fragen hängen im Kreis voneinander ab: ${circle}.`,
  'too-many-features': ({ count }: Said) =>
    `${count} Fragen nach der Person. Mehr als 3 zusammen können zeigen, wer es war.`,
  'age-not-banded': () => 'Fragen Sie nach Altersgruppen, nicht nach dem genauen Alter.',
  'band-too-narrow': ({ words }: Said) =>
    `Eine Altersgruppe ist sehr eng${words && `: „${words}“`}. Nehmen Sie breitere Gruppen.`,
  'place-too-small': ({ count }: Said) =>
    count
      ? `Im kleinsten Ort leben nur ${count} Menschen der Zielgruppe. Fassen Sie Orte zusammen: 50 sollten es sein.`
      : 'Der Wohnort lässt sich zu genau angeben. Bieten Sie eine Liste an: je Ort mindestens 50 Menschen.',
  'place-size-unknown': () =>
    'Wie viele Menschen leben im kleinsten dieser Orte? Tragen Sie es bei der Frage ein.',
  'asks-street': () => 'Fragen Sie nicht nach der Straße: Das kann zeigen, wer es war.',
  'asks-birth-date': () => 'Fragen Sie nicht nach dem Geburtstag: Das kann zeigen, wer es war.',
  'asks-school-class': () => 'Fragen Sie nicht nach der Schulklasse: Das kann zeigen, wer es war.',
  'asks-name': () => 'Fragen Sie nicht nach dem Namen: Die Befragung ist ohne Namen.',
  'free-text': () => 'Bei freien Texten steht für alle: „Bitte keine Namen.“',
  pin: () =>
    'Eine Nadel auf dem Plan kann zeigen, wo jemand wohnt. Fragen Sie nach Orten, nicht nach der Wohnung.',
  photo: () => 'Auf Fotos können Menschen zu erkennen sein.',
  special: () =>
    'Gesundheit, Herkunft, Religion, Politik: Nur fragen, wenn es sein muss. Sprechen Sie mit dem Datenschutz.',
  'too-many-questions': ({ count }: Said) => `${count} Fragen. Gut sind höchstens 15.`,
  'too-many-minutes': ({ count }: Said) => `Etwa ${count} Minuten. Gut sind höchstens 10.`,
  'hard-to-read': () => 'Der Text ist schwer zu lesen. Nehmen Sie kürzere Wörter und Sätze.',
  'long-sentence': ({ count }: Said) => `Ein Satz hat ${count} Wörter. Kürzere liest man leichter.`,
  'missing-text': ({ language }: Said) => `Ein Text fehlt: ${language}.`,
  'not-checked': ({ language }: Said) => `Noch nicht geprüft: ${language}.`,
  'notice-missing': ({ field }: Said) => `Im Datenschutz-Hinweis fehlt: ${field}`,
  'notice-contact': () =>
    'Im Datenschutz-Hinweis fehlt, wie man die Verantwortlichen erreicht: Telefon oder E-Mail.',
  'notice-past': () => 'Der Tag der Löschung ist schon vorbei.',
  'notice-long': () => 'Bis zur Löschung sind es mehr als zwei Jahre. Üblich ist ein halbes.',
}
