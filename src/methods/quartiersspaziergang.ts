/** Quartiersspaziergang: seeing a place with the eyes of those who use it, then sorting what was seen. */
import type { Method } from '#schema/method.ts'

/** The method as data; minutes per variant: standard 150, streifzug (with children) 150. */
export const quartiersspaziergang: Method = {
  id: 'quartiersspaziergang',
  version: 1,
  title: { de: 'Quartiersspaziergang', en: 'Neighbourhood walk', 'de-simple': 'Spaziergang' },
  summary: {
    de: 'Gemeinsam durch den Ort gehen und genau hinschauen.',
    en: 'Walk through the place together and look closely.',
    'de-simple': 'Wir gehen zusammen durch den Ort. Wir schauen genau hin.',
  },
  category: 'participation',
  level: 'consultation',
  suited: [
    {
      de: 'Es geht um Orte, Wege und Barrieren',
      en: 'It is about places, paths and barriers',
      'de-simple': 'Es geht um Orte und Wege.',
    },
    {
      de: 'Das Alltagswissen der Leute zählt',
      en: 'What people know from everyday life counts',
      'de-simple': 'Die Menschen kennen den Ort aus ihrem Alltag.',
    },
    {
      de: 'Verwaltung und Bewohner sollen sich begegnen',
      en: 'Administration and residents should meet',
      'de-simple': 'Die Verwaltung geht mit den Menschen.',
    },
  ],
  notSuited: [
    { de: 'Ein abstraktes Thema', en: 'An abstract topic', 'de-simple': 'Ein Thema ohne Ort.' },
    { de: 'Unwetter', en: 'Bad weather', 'de-simple': 'Schlechtes Wetter.' },
    {
      de: 'Wer nicht mitgehen kann, hätte kein anderes Angebot',
      en: 'Nothing is offered to those who cannot walk along',
      'de-simple': 'Manche können nicht mitgehen. Und es gibt nichts anderes für sie.',
    },
  ],
  visibility: 'participants',
  group: { min: 3, ideal: [6, 12], max: 25 },
  staff: { facilitators: 1, scribes: 1 },
  materials: [
    { de: 'Plan oder Karte mit nummerierten Stopps', en: 'Plan or map with numbered stops' },
    { de: 'Beobachtungsbögen und Klemmbretter', en: 'Observation forms and clipboards' },
    { de: 'Rollenkarten', en: 'Role cards' },
    { de: 'Klebepunkte und Nadeln', en: 'Sticky dots and pins' },
    { de: 'Warnwesten', en: 'High-visibility vests' },
    { de: 'Getränke, Erste-Hilfe-Tasche', en: 'Drinks, first-aid kit' },
    { de: 'Ein Raum für die Auswertung danach', en: 'A room for the evaluation afterwards' },
  ],
  variants: [
    {
      id: 'standard',
      title: { de: 'Mit Erwachsenen', en: 'With adults', 'de-simple': 'Mit Erwachsenen' },
      minutes: 150,
    },
    {
      id: 'streifzug',
      title: {
        de: 'Streifzug mit Kindern',
        en: 'Ramble with children',
        'de-simple': 'Mit Kindern',
      },
      minutes: 150,
    },
  ],
  phases: [
    {
      id: 'start',
      title: { de: 'Treffpunkt', en: 'Meeting point', 'de-simple': 'Treffpunkt' },
      goal: {
        de: 'Route, Rollen und Regeln sind klar.',
        en: 'Route, roles and rules are clear.',
        'de-simple': 'Alle kennen den Weg, die Aufgaben und die Regeln.',
      },
      rules: [
        {
          de: 'Alles, was Sie sagen, zählt.',
          en: 'Everything you say counts.',
          'de-simple': 'Alles, was Sie sagen, ist wichtig.',
        },
        {
          de: 'Die Begleitung hört zu und diskutiert nicht.',
          en: 'Those who accompany listen and do not argue.',
          'de-simple': 'Die Begleiter hören zu.',
        },
        {
          de: 'Das langsamste Tempo gilt.',
          en: 'The slowest pace counts.',
          'de-simple': 'Wir gehen langsam.',
        },
        {
          de: 'Fotos nur ohne Personen.',
          en: 'Photos only without people.',
          'de-simple': 'Bitte keine Menschen fotografieren.',
        },
      ],
      steps: [
        {
          id: 'start-anmoderation',
          block: 'talk',
          activity: 'intro',
          title: { de: 'Begrüßung', en: 'Welcome', 'de-simple': 'Begrüßung' },
          minutes: { standard: 8, streifzug: 10 },
          script: {
            de: 'Sie kennen den Ort, wir hören zu. An jedem Stopp fragen wir: Was ist gut? Was stört? Was wünschen Sie sich?',
            en: 'You know the place, we listen. At each stop we ask: what is good? What bothers you? What do you wish for?',
            'de-simple':
              'Sie kennen den Ort. Wir hören zu. Wir fragen: Was ist gut? Was stört? Was wünschen Sie sich?',
          },
          interventions: [
            {
              de: 'Bitte erst zuhören und nachfragen. Antworten können wir später.',
              en: 'Please listen and ask first. We can answer later.',
              'de-simple': 'Bitte erst zuhören.',
            },
          ],
        },
        {
          id: 'start-rollen',
          block: 'talk',
          activity: 'form-groups',
          title: { de: 'Rollen verteilen', en: 'Assign roles', 'de-simple': 'Wer macht was?' },
          minutes: { standard: 7, streifzug: 10 },
          question: {
            de: 'Wer führt, schreibt, fotografiert, achtet auf Zeit, Barrieren und Sicherheit?',
            en: 'Who leads, writes, takes photos, minds time, barriers and safety?',
            'de-simple': 'Wer macht was?',
          },
          script: {
            de: 'Wir brauchen Leitung, Protokoll, Foto, Zeit, Barriere-Scout und Sicherheit. Am nächsten Abschnitt wird getauscht.',
            en: 'We need somebody for leading, notes, photos, time, barriers and safety. We swap at the next section.',
            'de-simple':
              'Wir verteilen Aufgaben: führen, schreiben, fotografieren, auf die Zeit achten, Hindernisse suchen, aufpassen.',
          },
        },
      ],
    },
    {
      id: 'gang',
      title: { de: 'Unterwegs', en: 'On the way', 'de-simple': 'Unterwegs' },
      goal: {
        de: 'Beobachtungen mit Ort, Wertung und Originalton.',
        en: 'Observations with place, valuation and original words.',
        'de-simple': 'Wir schreiben auf, was wir sehen und hören.',
      },
      rules: [
        {
          de: 'Zuhören. Nachfragen. Aufschreiben.',
          en: 'Listen. Ask. Write down.',
          'de-simple': 'Zuhören. Fragen. Aufschreiben.',
        },
        {
          de: 'Auf den Verkehr achten.',
          en: 'Mind the traffic.',
          'de-simple': 'Auf Autos achten.',
        },
      ],
      steps: [
        {
          id: 'gang-begehung',
          block: 'walk',
          activity: 'tour',
          title: { de: 'Begehung', en: 'Walk', 'de-simple': 'Gehen und schauen' },
          minutes: { standard: 75, streifzug: 75 },
          question: {
            de: 'Was ist hier gut? Was stört? Wer fehlt hier? Was würden Sie ändern?',
            en: 'What is good here? What bothers you? Who is missing here? What would you change?',
            'de-simple': 'Was ist hier gut? Was stört Sie? Was wünschen Sie sich?',
          },
          script: {
            de: 'Schauen Sie sich um. Wie ist es hier abends, im Winter, mit Rollator oder als Kind?',
            en: 'Look around. What is it like here in the evening, in winter, with a walking frame, or as a child?',
            'de-simple': 'Schauen Sie sich um. Wie ist es am Abend? Wie ist es im Winter?',
          },
          interventions: [
            {
              de: 'Und was gefällt Ihnen hier?',
              en: 'And what do you like here?',
              'de-simple': 'Und was ist hier schön?',
            },
          ],
          alternatives: [
            {
              de: 'Rollstuhlroute: ohne Stufen, glatter Weg',
              en: 'Wheelchair route: no steps, even surface',
              'de-simple': 'Ein Weg ohne Stufen',
            },
            {
              de: 'Bank-Runde am Start für alle, die nicht mitgehen',
              en: 'Bench circle at the start for those who do not walk along',
              'de-simple': 'Eine Runde auf der Bank',
            },
            {
              de: 'Spaziergang mit Fotos im Saal',
              en: 'A walk with photos in the hall',
              'de-simple': 'Fotos im Saal anschauen',
            },
          ],
          settings: { minutesPerStop: 8 },
        },
      ],
    },
    {
      id: 'pause',
      title: { de: 'Pause', en: 'Break', 'de-simple': 'Pause' },
      rules: [],
      steps: [
        {
          id: 'pause-pause',
          block: 'talk',
          activity: 'break',
          title: { de: 'Pause', en: 'Break', 'de-simple': 'Pause' },
          minutes: { standard: 10, streifzug: 15 },
          script: {
            de: 'Wir machen Pause. Um … geht es am Tisch weiter.',
            en: 'Time for a break. At … we go on at the table.',
            'de-simple': 'Jetzt ist Pause. Um … geht es am Tisch weiter.',
          },
        },
      ],
    },
    {
      id: 'auswertung',
      title: { de: 'Auswertung am Tisch', en: 'Evaluation at the table', 'de-simple': 'Am Tisch' },
      goal: {
        de: 'Orte sind sortiert, Wichtiges ist gewichtet.',
        en: 'Places are sorted, and what matters has its weight.',
        'de-simple': 'Wir ordnen, was wir gesehen haben.',
      },
      rules: [
        {
          de: 'Erst sammeln, dann gewichten.',
          en: 'First collect, then weigh.',
          'de-simple': 'Erst sammeln. Dann auswählen.',
        },
      ],
      steps: [
        {
          id: 'auswertung-nadeln',
          block: 'walk',
          activity: 'pins',
          title: { de: 'Nadeln setzen', en: 'Set pins', 'de-simple': 'Nadeln setzen' },
          minutes: { standard: 15, streifzug: 15 },
          from: ['gang-begehung'],
          question: {
            de: 'Wo ist es schön? Wo ist es schwierig?',
            en: 'Where is it nice? Where is it difficult?',
            'de-simple': 'Wo ist es schön? Wo ist es schwierig?',
          },
          script: {
            de: 'Ihre Beobachtungen liegen schon auf der Karte. Was fehlt noch?',
            en: 'Your observations are already on the map. What is still missing?',
            'de-simple': 'Hier sind alle Orte. Was fehlt noch?',
          },
          settings: {
            categories: [
              {
                id: 'schoen',
                title: { de: 'Hier ist es schön', en: 'Nice here', 'de-simple': 'Schön' },
                shape: 'circle',
              },
              {
                id: 'schwierig',
                title: {
                  de: 'Hier ist es schwierig',
                  en: 'Difficult here',
                  'de-simple': 'Schwierig',
                },
                shape: 'triangle',
              },
            ],
          },
        },
        {
          id: 'auswertung-ordnen',
          block: 'cards',
          activity: 'cluster',
          title: { de: 'Ordnen', en: 'Sort', 'de-simple': 'Ordnen' },
          minutes: { standard: 10, streifzug: 5 },
          from: ['gang-begehung'],
          question: {
            de: 'Was gehört zusammen?',
            en: 'What belongs together?',
            'de-simple': 'Was passt zusammen?',
          },
          script: {
            de: 'Welche Stellen könnten wir gemeinsam anpacken?',
            en: 'Which spots could be tackled together?',
            'de-simple': 'Welche Orte passen zusammen?',
          },
          settings: { maxClusters: 9 },
        },
        {
          id: 'auswertung-bepunkten',
          block: 'poll',
          activity: 'dots',
          title: { de: 'Gewichten', en: 'Weigh', 'de-simple': 'Punkte kleben' },
          minutes: { standard: 10, streifzug: 5 },
          from: ['auswertung-ordnen'],
          question: {
            de: 'Was zuerst?',
            en: 'What first?',
            'de-simple': 'Was ist am wichtigsten?',
          },
          script: {
            de: 'Jede Person hat … Punkte. Kriterium ist: Was zuerst? Überlegen Sie, dann punkten alle gleichzeitig.',
            en: 'Everyone has … dots. The criterion is: what first? Think, then all place their dots at once.',
            'de-simple':
              'Sie haben … Punkte. Die Frage ist: Was zuerst? Denken Sie erst nach. Dann kleben alle zugleich.',
          },
          settings: { options: 'clusters', mostPerOption: 2 },
        },
        {
          id: 'auswertung-massnahmen',
          block: 'plan',
          activity: 'measures',
          title: { de: 'Maßnahmen', en: 'Measures', 'de-simple': 'Wer macht was?' },
          minutes: { standard: 5, streifzug: 5 },
          from: ['auswertung-ordnen', 'auswertung-bepunkten'],
          question: {
            de: 'Was geht sofort? Wen müssen wir fragen?',
            en: 'What can be done at once? Whom do we have to ask?',
            'de-simple': 'Was geht sofort? Wen müssen wir fragen?',
          },
          script: {
            de: 'Wer kümmert sich? Bis wann? Was nur der Kreis oder das Land kann, schreiben wir dazu.',
            en: 'Who takes care of it? By when? What only the district or the state can do, we note.',
            'de-simple': 'Wer kümmert sich? Bis wann?',
          },
          settings: { atMost: 5 },
        },
      ],
    },
    {
      id: 'abschluss',
      title: { de: 'Verabredung', en: 'Arrangement', 'de-simple': 'Zum Schluss' },
      goal: {
        de: 'Die Rückmeldung ist zugesagt.',
        en: 'An answer has been promised.',
        'de-simple': 'Wir sagen, wann Sie von uns hören.',
      },
      rules: [],
      steps: [
        {
          id: 'abschluss-reflexion',
          block: 'poll',
          activity: 'reflection',
          title: { de: 'Blitzlicht', en: 'Flash round', 'de-simple': 'Ein Wort' },
          minutes: { standard: 5, streifzug: 5 },
          question: {
            de: 'Was hat Sie überrascht?',
            en: 'What surprised you?',
            'de-simple': 'Was war neu für Sie?',
          },
          script: {
            de: 'Ein Wort, reihum, ohne Kommentar. Sie dürfen auch „weiter“ sagen.',
            en: 'One word, in turn, without comments. You may also say "pass".',
            'de-simple': 'Alle sagen ein Wort. Sie dürfen auch schweigen.',
          },
          settings: { form: 'flash-round' },
        },
        {
          id: 'abschluss-verabredung',
          block: 'plan',
          activity: 'arrangements',
          title: { de: 'Verabredung', en: 'Arrangements', 'de-simple': 'So geht es weiter' },
          minutes: { standard: 5, streifzug: 5 },
          from: ['auswertung-massnahmen'],
          question: {
            de: 'Wer bringt die Liste zum Bauhof? Wann sagen wir Bescheid?',
            en: 'Who takes the list to the building yard? When do we report back?',
            'de-simple': 'Wer macht weiter? Wann sagen wir Bescheid?',
          },
          script: {
            de: 'Das Begehungsprotokoll kommt bis … . Bis … sagen wir Ihnen, was daraus wird.',
            en: 'You will get the minutes of the walk by … . By … we will tell you what becomes of it.',
            'de-simple': 'Bis … bekommen Sie unsere Liste. Bis … sagen wir, wie es weitergeht.',
          },
        },
      ],
    },
  ],
  documents: ['minutes', 'walk-minutes', 'plan'],
  mistakes: [
    { de: 'Keine Route, oder sie ist zu lang.', en: 'No route, or one that is too long.' },
    {
      de: 'Die Verwaltung erklärt, statt zuzuhören.',
      en: 'Officials explain instead of listening.',
    },
    { de: 'Nur Probleme werden notiert.', en: 'Only problems are noted.' },
    { de: 'Danach gibt es keinen Raum.', en: 'There is no room afterwards.' },
    {
      de: 'Fotos mit Gesichtern oder Kennzeichen.',
      en: 'Photos with faces or number plates.',
    },
    { de: 'Die Ergebnisse verschwinden.', en: 'The results disappear.' },
    { de: 'Nur wer gut zu Fuß ist, macht mit.', en: 'Only those who walk well take part.' },
  ],
}
