/** Steps that the moderation can put in anywhere, while preparing or in the middle of an evening. */
import type { Step } from '#schema/method.ts'

/** A step to put in; `minutes` is the suggestion, the moderation may change it. */
export interface Insert {
  minutes: number
  definition: Step
}

/** Pause, Blitzlicht and Zurufliste, in the order of the menu. */
export const inserts: Insert[] = [
  {
    minutes: 10,
    definition: {
      id: 'pause',
      block: 'talk',
      activity: 'break',
      title: { de: 'Pause', en: 'Break', 'de-simple': 'Pause' },
      minutes: {},
      script: {
        de: 'Wir machen Pause. Um … geht es weiter.',
        en: 'Time for a break. We go on at … .',
        'de-simple': 'Jetzt ist Pause. Um … geht es weiter.',
      },
    },
  },
  {
    minutes: 5,
    definition: {
      id: 'blitzlicht',
      block: 'poll',
      activity: 'reflection',
      title: { de: 'Blitzlicht', en: 'Flash round', 'de-simple': 'Ein Wort' },
      minutes: {},
      question: {
        de: 'Wie geht es Ihnen gerade? Ein Wort genügt.',
        en: 'How are you right now? One word is enough.',
        'de-simple': 'Wie geht es Ihnen? Sagen Sie ein Wort.',
      },
      script: {
        de: 'Ein Wort, reihum, ohne Kommentar. Sie dürfen auch „weiter“ sagen.',
        en: 'One word, in turn, without comments. You may also say "pass".',
        'de-simple': 'Alle sagen ein Wort. Niemand antwortet darauf. Sie dürfen auch schweigen.',
      },
      settings: { form: 'flash-round' },
    },
  },
  {
    minutes: 5,
    definition: {
      id: 'zurufliste',
      block: 'cards',
      activity: 'call-out',
      title: { de: 'Zurufliste', en: 'Call-out list', 'de-simple': 'Zurufen' },
      minutes: {},
      question: {
        de: 'Was fällt Ihnen dazu ein?',
        en: 'What comes to your mind?',
        'de-simple': 'Was fällt Ihnen ein?',
      },
      script: {
        de: 'Rufen Sie einfach zu, ich schreibe mit. Wir sprechen danach darüber.',
        en: 'Just call out, I will write it down. We will talk about it afterwards.',
        'de-simple': 'Rufen Sie es einfach. Ich schreibe mit. Wir sprechen später darüber.',
      },
      settings: { kind: 'note' },
    },
  },
]
