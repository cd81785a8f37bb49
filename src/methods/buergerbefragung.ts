/** Bürgerbefragung: many people answer the same questions, on paper and on tablets, over days and weeks. */
import type { Method } from '#schema/method.ts'

/** The method as data, in days: papier-und-tablet 70, veranstaltung 14. */
export const buergerbefragung: Method = {
  id: 'buergerbefragung',
  version: 1,
  title: { de: 'Bürgerbefragung', en: 'Citizen survey', 'de-simple': 'Befragung' },
  summary: {
    de: 'Viele Menschen beantworten die gleichen Fragen.',
    en: 'Many people answer the same questions.',
    'de-simple': 'Viele Menschen beantworten die gleichen Fragen.',
  },
  category: 'participation',
  level: 'consultation',
  suited: [
    {
      de: 'Sie wollen ein Stimmungsbild',
      en: 'You want a picture of the mood',
      'de-simple': 'Sie wollen wissen, was die Menschen denken.',
    },
    {
      de: 'Sie wollen einen Bedarf abschätzen',
      en: 'You want to estimate a need',
      'de-simple': 'Sie wollen wissen, was gebraucht wird.',
    },
    {
      de: 'Sie wollen eine Maßnahme bewerten lassen',
      en: 'You want a measure to be rated',
      'de-simple': 'Sie wollen wissen, ob etwas gut war.',
    },
  ],
  notSuited: [
    {
      de: 'Ein Konflikt soll gelöst werden',
      en: 'A conflict is to be solved',
      'de-simple': 'Es gibt einen Streit.',
    },
    {
      de: 'Es ist eine sehr kleine Gruppe: dann lieber ein Gespräch',
      en: 'It is a very small group: rather talk to each other',
      'de-simple': 'Es sind nur wenige Menschen. Dann ist ein Gespräch besser.',
    },
  ],
  visibility: 'public',
  group: { min: 5, ideal: [50, 400], max: 20000 },
  staff: { facilitators: 1, scribes: 2 },
  materials: [
    { de: 'Gedruckte Fragebögen, auch in großer Schrift', en: 'Printed forms, also in large type' },
    { de: 'Tablets für den Kiosk', en: 'Tablets for the kiosk' },
    { de: 'Urne oder Umschläge für die Bögen', en: 'A box or envelopes for the forms' },
    { de: 'Stifte', en: 'Pens' },
    { de: 'Aushang mit Link und QR-Code', en: 'A notice with link and QR code' },
    { de: 'Datenschutz-Hinweis zum Mitnehmen', en: 'The privacy notice to take home' },
  ],
  unit: 'days',
  variants: [
    {
      id: 'papier-und-tablet',
      title: {
        de: 'Papier und Tablet, das ganze Dorf',
        en: 'Paper and tablet, the whole village',
        'de-simple': 'Auf Papier und am Tablet',
      },
      minutes: 70,
    },
    {
      id: 'veranstaltung',
      title: {
        de: 'Bei einer Veranstaltung',
        en: 'At an event',
        'de-simple': 'Bei einem Fest oder einem Treffen',
      },
      minutes: 14,
    },
  ],
  phases: [
    {
      id: 'vorbereiten',
      title: { de: 'Vorbereiten', en: 'Preparing', 'de-simple': 'Vorbereiten' },
      goal: {
        de: 'Fragen sind verständlich, Datenschutz ist geklärt.',
        en: 'Questions are clear, data protection is settled.',
        'de-simple': 'Alle verstehen die Fragen. Der Datenschutz ist klar.',
      },
      rules: [
        {
          de: 'Nur fragen, was wir für die Entscheidung brauchen.',
          en: 'Only ask what we need for the decision.',
          'de-simple': 'Wir fragen nur, was wir wirklich brauchen.',
        },
      ],
      steps: [
        {
          id: 'vorbereiten-fragen',
          block: 'survey',
          activity: 'edit',
          title: { de: 'Fragen schreiben', en: 'Write the questions', 'de-simple': 'Fragen' },
          minutes: { 'papier-und-tablet': 14, veranstaltung: 5 },
          question: {
            de: 'Welche Entscheidung sollen die Antworten vorbereiten?',
            en: 'Which decision are the answers to prepare?',
            'de-simple': 'Wozu brauchen wir die Antworten?',
          },
          script: {
            de: 'Zuerst der Zweck, dann die Fragen: kurz, ein Thema je Frage, ohne Meinung darin. Was niemand für die Entscheidung braucht, fällt weg.',
            en: 'First the purpose, then the questions: short, one topic each, without an opinion in them. What nobody needs for the decision is left out.',
          },
          interventions: [
            {
              de: 'Das sind zwei Fragen in einer. Welche brauchen wir?',
              en: 'These are two questions in one. Which one do we need?',
            },
            {
              de: 'Lassen Sie es jemanden ausfüllen, der ungern liest.',
              en: 'Let somebody fill it in who does not like reading.',
            },
          ],
          settings: { mostQuestions: 15, pretestPeople: 6 },
        },
        {
          id: 'vorbereiten-datenschutz',
          block: 'talk',
          activity: 'round',
          title: { de: 'Datenschutz klären', en: 'Settle privacy', 'de-simple': 'Datenschutz' },
          minutes: { 'papier-und-tablet': 7, veranstaltung: 2 },
          question: {
            de: 'Datenschutz-Hinweis, Verantwortliche, Löschdatum: Was gilt?',
            en: 'Privacy notice, who is responsible, date of deletion: what holds?',
            'de-simple': 'Wer ist verantwortlich? Wann löschen wir alles?',
          },
          script: {
            de: 'Wir halten fest, wer verantwortlich ist, wozu wir fragen und wann gelöscht wird. Das Gleiche steht im Hinweis, den alle vor der ersten Frage lesen.',
            en: 'We write down who is responsible, what we ask for and when it is deleted. The same stands in the notice that everybody reads before the first question.',
          },
          interventions: [
            {
              de: 'Wir sagen „ohne Namen“. „Anonym“ nur, wenn die Prüfung es hergibt.',
              en: 'We say "without names". "Anonymous" only if the check allows it.',
            },
          ],
          settings: { notes: 'note' },
        },
      ],
    },
    {
      id: 'feld',
      title: { de: 'Befragen', en: 'Asking', 'de-simple': 'Fragen' },
      goal: {
        de: 'Antworten aus allen Gruppen.',
        en: 'Answers from all groups.',
        'de-simple': 'Viele verschiedene Menschen antworten.',
      },
      rules: [
        { de: 'Freiwillig.', en: 'Voluntary.', 'de-simple': 'Niemand muss antworten.' },
        { de: 'Ohne Namen.', en: 'Without names.', 'de-simple': 'Wir fragen nicht nach Namen.' },
        {
          de: 'Hilfe beim Ausfüllen ist erlaubt.',
          en: 'Help with filling in is allowed.',
          'de-simple': 'Sie dürfen sich helfen lassen.',
        },
        { de: 'Niemand schaut mit.', en: 'Nobody looks on.', 'de-simple': 'Niemand schaut zu.' },
      ],
      steps: [
        {
          id: 'feld-befragen',
          block: 'survey',
          activity: 'field',
          title: { de: 'Antworten sammeln', en: 'Collect answers', 'de-simple': 'Antworten' },
          minutes: { 'papier-und-tablet': 28, veranstaltung: 1 },
          from: ['vorbereiten-fragen'],
          question: {
            de: 'Wen haben wir noch nicht erreicht?',
            en: 'Whom have we not reached yet?',
            'de-simple': 'Wer hat noch nicht geantwortet?',
          },
          script: {
            de: 'Das Mitmachen ist freiwillig und ohne Namen. Wir helfen gern beim Ausfüllen, und niemand schaut mit.',
            en: 'Taking part is voluntary and without names. We are glad to help with filling in, and nobody looks on.',
            'de-simple':
              'Sie müssen nicht antworten. Wir fragen nicht nach Ihrem Namen. Wir helfen Ihnen gern.',
          },
          interventions: [
            {
              de: 'Kommt wenig zurück: einmal erinnern, und dorthin gehen, wo die Leute sind.',
              en: 'If little comes back: remind once, and go where people are.',
            },
          ],
          alternatives: [
            {
              de: 'Am Telefon oder im Gespräch ausfüllen',
              en: 'Fill it in by phone or in a conversation',
              'de-simple': 'Wir fragen Sie am Telefon.',
            },
            {
              de: 'Vorlesen lassen',
              en: 'Have it read aloud',
              'de-simple': 'Wir lesen Ihnen vor.',
            },
            {
              de: 'Auf Papier in großer Schrift',
              en: 'On paper in large type',
              'de-simple': 'Auf Papier mit großer Schrift',
            },
          ],
          settings: { reminderAfterDays: 10 },
        },
      ],
    },
    {
      id: 'erfassen',
      title: { de: 'Bögen eingeben', en: 'Typing in forms', 'de-simple': 'Bögen eintippen' },
      goal: {
        de: 'Papier ist fehlerarm übertragen.',
        en: 'Paper is carried over with few mistakes.',
        'de-simple': 'Alle Bögen sind richtig eingetippt.',
      },
      rules: [
        {
          de: 'Wörtlich übertragen.',
          en: 'Word for word.',
          'de-simple': 'Wir schreiben alles genau ab.',
        },
        {
          de: 'Unleserlich = „unleserlich“.',
          en: 'Illegible = "illegible".',
          'de-simple': 'Nicht lesbar heißt: unleserlich.',
        },
        {
          de: 'Doppelt angekreuzt = „ungültig“.',
          en: 'Ticked twice = "invalid".',
          'de-simple': 'Zwei Kreuze statt einem heißt: ungültig.',
        },
      ],
      steps: [
        {
          id: 'erfassen-boegen',
          block: 'survey',
          activity: 'entry',
          title: { de: 'Bögen eingeben', en: 'Type in the forms', 'de-simple': 'Bögen' },
          minutes: { 'papier-und-tablet': 7, veranstaltung: 2 },
          from: ['feld-befragen'],
          question: {
            de: 'Welche Bögen fehlen noch?',
            en: 'Which forms are still missing?',
            'de-simple': 'Welche Bögen fehlen noch?',
          },
          script: {
            de: 'Wir übertragen Wort für Wort. Jeden zehnten Bogen gibt eine zweite Person noch einmal ein, dann sehen wir, wie viele Fehler wir machen.',
            en: 'We carry over word for word. A second person types in every tenth form once more, so that we see how many mistakes we make.',
          },
          interventions: [
            {
              de: 'Nichts verbessern und nichts erraten: „unleserlich“ ist auch ein Ergebnis.',
              en: 'Correct nothing and guess nothing: "illegible" is a result, too.',
            },
          ],
          settings: { doublePercent: 10 },
        },
      ],
    },
    {
      id: 'auswerten',
      title: {
        de: 'Auswerten und deuten',
        en: 'Counting and interpreting',
        'de-simple': 'Auswerten',
      },
      goal: {
        de: 'Ergebnis ist verstanden und veröffentlicht.',
        en: 'The result is understood and published.',
        'de-simple': 'Alle verstehen das Ergebnis. Alle können es lesen.',
      },
      rules: [
        {
          de: 'Erst Zahlen lesen, dann deuten.',
          en: 'First read the numbers, then interpret.',
          'de-simple': 'Zuerst lesen wir die Zahlen.',
        },
        {
          de: 'Kleine Gruppen nicht zeigen.',
          en: 'Do not show small groups.',
          'de-simple': 'Kleine Gruppen zeigen wir nicht.',
        },
      ],
      steps: [
        {
          id: 'auswerten-zahlen',
          block: 'survey',
          activity: 'results',
          title: { de: 'Ergebnis auswerten', en: 'Count the result', 'de-simple': 'Ergebnis' },
          minutes: { 'papier-und-tablet': 7, veranstaltung: 2 },
          from: ['feld-befragen', 'erfassen-boegen'],
          question: {
            de: 'Was sagen die Zahlen, und was sagen sie nicht?',
            en: 'What do the numbers say, and what do they not say?',
            'de-simple': 'Was sagen die Zahlen?',
          },
          script: {
            de: 'Wir nennen immer, wie viele gefragt wurden und wie viele geantwortet haben. Das Ergebnis gilt für die, die geantwortet haben.',
            en: 'We always say how many were asked and how many answered. The result holds for those who answered.',
          },
          interventions: [
            {
              de: 'Wer von sich aus mitmacht, steht nicht für alle: Das gehört in den Bericht.',
              en: 'Those who choose to take part do not stand for all: that belongs in the report.',
            },
          ],
        },
        {
          id: 'auswerten-deuten',
          block: 'talk',
          activity: 'round',
          title: { de: 'Gemeinsam deuten', en: 'Interpret together', 'de-simple': 'Darüber reden' },
          minutes: { 'papier-und-tablet': 7, veranstaltung: 2 },
          from: ['auswerten-zahlen'],
          question: {
            de: 'Was überrascht? Was erklärt das? Was wissen wir nicht?',
            en: 'What surprises us? What explains it? What do we not know?',
            'de-simple': 'Was überrascht uns? Woran liegt das? Was wissen wir nicht?',
          },
          script: {
            de: 'Zuerst liest jede Person in Ruhe. Dann reden wir: Was überrascht, was erklärt es, was wissen wir nicht? Was wir brauchen, halten wir als Bedarf fest.',
            en: 'First everybody reads in peace. Then we talk: what surprises us, what explains it, what do we not know? What we need is written down as a need.',
            'de-simple':
              'Lesen Sie zuerst in Ruhe. Dann reden wir. Was wir brauchen, schreiben wir auf.',
          },
          interventions: [
            {
              de: 'Das ist schon eine Lösung. Welcher Bedarf steckt dahinter?',
              en: 'That is already a solution. Which need is behind it?',
            },
          ],
          settings: { notes: 'note' },
        },
      ],
    },
  ],
  documents: ['questionnaire', 'survey-report', 'minutes'],
  mistakes: [
    {
      de: 'Es wird gefragt, was niemand für die Entscheidung braucht.',
      en: 'Things are asked that nobody needs for the decision.',
    },
    {
      de: 'Der Pre-Test fällt aus.',
      en: 'The pretest is left out.',
    },
    {
      de: 'Die Befragung heißt „anonym“, obwohl Merkmale zusammen eine Person erkennen lassen.',
      en: 'The survey is called "anonymous" although features together show who a person is.',
    },
    {
      de: 'Eine offene Befragung wird „repräsentativ“ genannt.',
      en: 'An open survey is called "representative".',
    },
    {
      de: 'Antworten werden mit der Anwesenheitsliste verbunden.',
      en: 'Answers are linked to the list of those present.',
    },
    {
      de: 'Beim Eingeben wird verbessert oder geraten.',
      en: 'Texts are corrected or guessed while typing in.',
    },
    {
      de: 'Danach hört niemand, was daraus wird.',
      en: 'Afterwards nobody hears what becomes of it.',
    },
  ],
}
