/** Zukunftswerkstatt after Jungk and Müllert: first criticism, then dreams, then plans. */
import type { Method } from '#schema/method.ts'

/** The method as data; minutes per variant: kompakt 180, tag 480, kinder 150. */
export const zukunftswerkstatt: Method = {
  id: 'zukunftswerkstatt',
  version: 1,
  title: { de: 'Zukunftswerkstatt', en: 'Future workshop', 'de-simple': 'Zukunfts-Werkstatt' },
  summary: {
    de: 'Erst Kritik sammeln, dann träumen, dann planen.',
    en: 'First collect criticism, then dream, then plan.',
    'de-simple': 'Zuerst sagen wir, was stört. Dann träumen wir. Dann planen wir.',
  },
  category: 'participation',
  level: 'co-design',
  suited: [
    {
      de: 'Das Ergebnis ist offen',
      en: 'The result is open',
      'de-simple': 'Das Ergebnis steht noch nicht fest.',
    },
    {
      de: 'Betroffene bringen Alltagserfahrung mit',
      en: 'People affected bring everyday experience',
      'de-simple': 'Die Menschen kennen das Thema aus ihrem Alltag.',
    },
    {
      de: 'Es gibt den Wunsch nach neuen Ideen',
      en: 'There is a wish for new ideas',
      'de-simple': 'Die Menschen wünschen sich neue Ideen.',
    },
  ],
  notSuited: [
    {
      de: 'Die Entscheidung steht schon fest',
      en: 'The decision has already been made',
      'de-simple': 'Alles ist schon entschieden.',
    },
    {
      de: 'Ein verhärteter Konflikt',
      en: 'A hardened conflict',
      'de-simple': 'Es gibt schon lange einen schweren Streit.',
    },
    {
      de: 'Eine reine Fachfrage',
      en: 'A purely technical question',
      'de-simple': 'Nur Fachleute können die Frage beantworten.',
    },
  ],
  visibility: 'participants',
  group: { min: 8, ideal: [12, 25], max: 50 },
  staff: { facilitators: 2, peoplePerTable: 8, scribes: 1 },
  materials: [
    { de: 'Pinnwände oder Papierrollen', en: 'Pin boards or paper rolls' },
    { de: 'Karten in drei Formen', en: 'Cards in three shapes' },
    { de: 'Dicke Stifte', en: 'Thick pens' },
    { de: 'Klebepunkte', en: 'Sticky dots' },
    { de: 'Plakate mit den Regeln jeder Phase', en: 'Posters with the rules of each phase' },
    { de: 'Material zum Malen und Bauen', en: 'Drawing and building material' },
    { de: 'Kamera', en: 'Camera' },
    { de: 'Gedruckte Projektskizzen', en: 'Printed project sketches' },
  ],
  variants: [
    {
      id: 'kompakt',
      title: { de: 'Kompakt, ein Abend', en: 'Compact, one evening', 'de-simple': 'Ein Abend' },
      minutes: 180,
    },
    {
      id: 'tag',
      title: { de: 'Ein ganzer Tag', en: 'A whole day', 'de-simple': 'Ein Tag' },
      minutes: 480,
    },
    {
      id: 'kinder',
      title: { de: 'Mit Kindern', en: 'With children', 'de-simple': 'Für Kinder' },
      minutes: 150,
    },
  ],
  phases: [
    {
      id: 'vorphase',
      title: { de: 'Ankommen', en: 'Arriving', 'de-simple': 'Ankommen' },
      goal: {
        de: 'Gruppe, Thema, Zeitplan und Regeln sind klar.',
        en: 'Group, topic, schedule and rules are clear.',
        'de-simple': 'Alle kennen das Thema, die Zeiten und die Regeln.',
      },
      rules: [
        {
          de: 'Alle sind gleich wichtig.',
          en: 'Everyone is equally important.',
          'de-simple': 'Alle sind gleich wichtig.',
        },
        {
          de: 'Wir arbeiten am Thema.',
          en: 'We work on the topic.',
          'de-simple': 'Wir bleiben beim Thema.',
        },
        {
          de: 'Ergebnisse bleiben sichtbar.',
          en: 'Results stay visible.',
          'de-simple': 'Alle können die Ergebnisse sehen.',
        },
      ],
      steps: [
        {
          id: 'vorphase-runde',
          block: 'talk',
          activity: 'round',
          title: { de: 'Vorstellungsrunde', en: 'Introductions', 'de-simple': 'Wer ist da?' },
          minutes: { kompakt: 7, tag: 15, kinder: 10 },
          question: {
            de: 'Wer bin ich? Was verbinde ich mit dem Thema?',
            en: 'Who am I? What connects me with the topic?',
            'de-simple': 'Wer bin ich? Was habe ich mit dem Thema zu tun?',
          },
          script: {
            de: 'Schön, dass Sie da sind. Bitte sagen Sie reihum einen Satz zu sich und einen zum Thema.',
            en: 'Good to have you here. Please say one sentence about yourself and one about the topic.',
            'de-simple':
              'Schön, dass Sie da sind. Bitte sagen Sie einen Satz über sich. Und einen Satz zum Thema.',
          },
          interventions: [
            {
              de: 'Sie müssen nichts sagen. „Weiter“ ist auch ein Beitrag.',
              en: 'You do not have to say anything. "Pass" is fine, too.',
            },
          ],
          settings: { notes: 'note', secondsPerPerson: 20 },
        },
        {
          id: 'vorphase-ablauf',
          block: 'talk',
          activity: 'intro',
          title: { de: 'Ablauf und Spielraum', en: 'Schedule and scope', 'de-simple': 'Der Plan' },
          minutes: { kompakt: 5, tag: 10, kinder: 5 },
          script: {
            de: 'Wir gehen in drei Schritten vor: erst schimpfen, dann träumen, dann planen. Was hier entsteht, geht an … . Entscheiden wird darüber … . Wir schreiben keine Namen zu den Beiträgen.',
            en: 'We take three steps: first complain, then dream, then plan. What we make here goes to … . The decision lies with … . We do not write names next to contributions.',
            'de-simple':
              'Wir machen drei Schritte. Zuerst schimpfen wir. Dann träumen wir. Dann planen wir. Die Ergebnisse bekommt … . Entscheiden wird … . Wir schreiben keine Namen auf.',
          },
        },
        {
          id: 'vorphase-frage',
          block: 'cards',
          activity: 'call-out',
          title: {
            de: 'Passt die Frage?',
            en: 'Is it the right question?',
            'de-simple': 'Die Frage',
          },
          minutes: { kompakt: 3, tag: 5, kinder: 5 },
          question: {
            de: 'Passt die Frage so?',
            en: 'Is this the right question?',
            'de-simple': 'Ist das die richtige Frage?',
          },
          script: {
            de: 'Ich lese unsere Frage vor. Passt sie so, oder fehlt ein Wort?',
            en: 'I will read our question aloud. Does it fit, or is a word missing?',
            'de-simple': 'Ich lese die Frage vor. Ist die Frage gut so? Oder fehlt etwas?',
          },
          settings: { kind: 'note' },
        },
      ],
    },
    {
      id: 'kritik',
      title: { de: 'Kritikphase', en: 'Critique phase', 'de-simple': 'Was stört uns?' },
      titles: {
        kinder: { de: 'Meckerphase', en: 'Grumbling phase', 'de-simple': 'Meckern' },
      },
      goal: {
        de: 'Alles, was stört, liegt auf dem Tisch und ist geordnet.',
        en: 'Everything that bothers us is on the table and in order.',
        'de-simple': 'Wir wissen, was stört. Wir haben alles geordnet.',
      },
      parking: 'collect',
      rules: [
        {
          de: 'Nur Kritik, noch keine Lösungen.',
          en: 'Only criticism, no solutions yet.',
          'de-simple': 'Wir sagen nur, was stört.',
        },
        {
          de: 'Ein Gedanke pro Karte.',
          en: 'One thought per card.',
          'de-simple': 'Auf jede Karte kommt nur ein Gedanke.',
        },
        {
          de: 'Nur Verständnisfragen.',
          en: 'Only questions to understand.',
          'de-simple': 'Fragen Sie nur, wenn Sie etwas nicht verstehen.',
        },
        {
          de: 'Niemand rechtfertigt sich.',
          en: 'Nobody has to justify themselves.',
          'de-simple': 'Niemand muss sich verteidigen.',
        },
        {
          de: 'Sache nennen, nicht Personen.',
          en: 'Name the matter, not people.',
          'de-simple': 'Wir reden über Sachen, nicht über Personen.',
        },
      ],
      steps: [
        {
          id: 'kritik-denkpause',
          block: 'talk',
          activity: 'silence',
          title: { de: 'Denkpause', en: 'Time to think', 'de-simple': 'Nachdenken' },
          minutes: { kompakt: 3, tag: 5, kinder: 0 },
          question: {
            de: 'Was stört, ärgert oder fehlt uns?',
            en: 'What bothers us, annoys us or is missing?',
            'de-simple': 'Was stört uns? Was fehlt uns?',
          },
          script: {
            de: 'Nehmen Sie sich einen Moment. Es ist jetzt still, das ist Absicht.',
            en: 'Take a moment. It is quiet now, and that is on purpose.',
            'de-simple': 'Denken Sie in Ruhe nach. Es ist jetzt still. Das ist gut so.',
          },
        },
        {
          id: 'kritik-karten',
          block: 'cards',
          activity: 'collect',
          title: { de: 'Kritik sammeln', en: 'Collect criticism', 'de-simple': 'Kritik sammeln' },
          minutes: { kompakt: 7, tag: 15, kinder: 12 },
          question: {
            de: 'Was stört, ärgert oder fehlt uns?',
            en: 'What bothers us, annoys us or is missing?',
            'de-simple': 'Was stört uns? Was fehlt uns?',
          },
          script: {
            de: 'Schreiben Sie so konkret wie möglich. Lieber „Bus fährt nach 18 Uhr nicht“ als „Verkehr schlecht“.',
            en: 'Be as concrete as you can. Rather "No bus after 6 p.m." than "Bad transport".',
            'de-simple':
              'Schreiben Sie ganz genau. Zum Beispiel: „Nach 18 Uhr fährt kein Bus.“ Das ist besser als: „Der Verkehr ist schlecht.“',
          },
          interventions: [
            {
              de: 'Das ist schon eine Idee. Die kommt gleich dran, ich merke sie vor.',
              en: 'That is already an idea. Its turn comes soon, I will keep it for you.',
              'de-simple': 'Das ist schon eine Idee. Ich merke sie mir für später.',
            },
            {
              de: 'Bitte die Sache, nicht den Namen.',
              en: 'The matter, please, not the name.',
              'de-simple': 'Bitte keine Namen nennen.',
            },
          ],
          alternatives: [
            {
              de: 'Die Moderation schreibt mit.',
              en: 'The facilitator writes for you.',
              'de-simple': 'Wir schreiben für Sie.',
            },
            { de: 'Symbolkarten', en: 'Picture cards', 'de-simple': 'Karten mit Bildern' },
            { de: 'Malen', en: 'Draw', 'de-simple': 'Malen' },
          ],
          settings: { kind: 'critique', maxPerPerson: 5 },
        },
        {
          id: 'kritik-vorlesen',
          block: 'talk',
          activity: 'read-aloud',
          title: { de: 'Karten vorlesen', en: 'Read the cards', 'de-simple': 'Vorlesen' },
          minutes: { kompakt: 12, tag: 25, kinder: 8 },
          from: ['kritik-karten'],
          script: {
            de: 'Ich lese jede Karte vor. Fragen Sie nur, wenn etwas unklar ist.',
            en: 'I will read every card aloud. Please ask only if something is unclear.',
            'de-simple': 'Ich lese jede Karte vor. Fragen Sie, wenn Sie etwas nicht verstehen.',
          },
          interventions: [
            {
              de: 'Möchte jemand sagen, was gemeint ist? Muss nicht.',
              en: 'Would somebody like to say what is meant? Nobody has to.',
            },
          ],
        },
        {
          id: 'kritik-clustern',
          block: 'cards',
          activity: 'cluster',
          title: { de: 'Karten ordnen', en: 'Sort the cards', 'de-simple': 'Karten ordnen' },
          minutes: { kompakt: 10, tag: 25, kinder: 4 },
          from: ['kritik-karten'],
          question: {
            de: 'Was gehört zusammen?',
            en: 'What belongs together?',
            'de-simple': 'Was passt zusammen?',
          },
          script: {
            de: 'Welche Karten könnten wir gemeinsam anpacken? Sie sagen es, ich schiebe.',
            en: 'Which cards could be tackled together? You tell me, I move them.',
            'de-simple': 'Welche Karten passen zusammen? Sie sagen es. Ich lege die Karten hin.',
          },
          interventions: [
            { de: 'Wir hängen die Karte doppelt.', en: 'We put the card in both places.' },
          ],
          settings: { maxClusters: 9 },
        },
        {
          id: 'kritik-benennen',
          block: 'cards',
          activity: 'name',
          title: { de: 'Stapel benennen', en: 'Name the piles', 'de-simple': 'Namen finden' },
          minutes: { kompakt: 3, tag: 10, kinder: 0 },
          from: ['kritik-clustern'],
          question: {
            de: 'Wie heißt dieser Stapel?',
            en: 'What is this pile called?',
            'de-simple': 'Wie heißt dieser Stapel?',
          },
          script: {
            de: 'Ein paar Wörter genügen. So, dass wir morgen noch wissen, was gemeint war.',
            en: 'A few words will do. So that tomorrow we still know what was meant.',
            'de-simple': 'Ein paar Wörter reichen. Morgen sollen wir sie noch verstehen.',
          },
        },
        {
          id: 'kritik-bepunkten',
          block: 'poll',
          activity: 'dots',
          title: { de: 'Punkte verteilen', en: 'Give dots', 'de-simple': 'Punkte kleben' },
          minutes: { kompakt: 5, tag: 10, kinder: 4 },
          from: ['kritik-clustern'],
          question: {
            de: 'Was drückt am meisten?',
            en: 'What weighs most?',
            'de-simple': 'Was stört am meisten?',
          },
          script: {
            de: 'Jede Person hat … Punkte. Kriterium ist: Was drückt am meisten? Überlegen Sie zuerst, dann punkten alle gleichzeitig.',
            en: 'Everyone has … dots. The criterion is: what weighs most? Think first, then all place their dots at once.',
            'de-simple':
              'Sie haben … Punkte. Die Frage ist: Was stört am meisten? Denken Sie erst nach. Dann kleben alle zugleich.',
          },
          interventions: [
            {
              de: 'Das ist ein Stimmungsbild, kein Beschluss. Warum liegt das oben?',
              en: 'This is a picture of the mood, not a decision. Why is this on top?',
            },
          ],
          settings: { options: 'clusters', mostPerOption: 2 },
        },
        {
          id: 'kritik-abschluss',
          block: 'talk',
          activity: 'intro',
          title: {
            de: 'Kritik ablegen',
            en: 'Leave criticism behind',
            'de-simple': 'Schluss damit',
          },
          minutes: { kompakt: 0, tag: 15, kinder: 2 },
          from: ['kritik-bepunkten'],
          script: {
            de: 'Das lassen wir jetzt liegen. Ab hier ist Schimpfen verboten.',
            en: 'We leave this behind now. From here on, complaining is forbidden.',
            'de-simple': 'Das lassen wir jetzt liegen. Ab jetzt schimpfen wir nicht mehr.',
          },
        },
      ],
    },
    {
      id: 'pause-1',
      title: { de: 'Pause', en: 'Break', 'de-simple': 'Pause' },
      rules: [],
      steps: [
        {
          id: 'pause-1-pause',
          block: 'talk',
          activity: 'break',
          title: { de: 'Pause', en: 'Break', 'de-simple': 'Pause' },
          minutes: { kompakt: 10, tag: 15, kinder: 15 },
          script: {
            de: 'Wir machen Pause. Um … geht es weiter, dann wird geträumt.',
            en: 'Time for a break. We go on at … , and then we dream.',
            'de-simple': 'Jetzt ist Pause. Um … geht es weiter. Dann träumen wir.',
          },
        },
      ],
    },
    {
      id: 'phantasie',
      title: { de: 'Phantasiephase', en: 'Fantasy phase', 'de-simple': 'Wir träumen' },
      titles: {
        kinder: {
          de: 'Wunsch- und Traumphase',
          en: 'Wishing and dreaming phase',
          'de-simple': 'Wünschen und Träumen',
        },
      },
      goal: {
        de: 'Wünsche und Utopien ohne Schere im Kopf.',
        en: 'Wishes and utopias without limits in the mind.',
        'de-simple': 'Wir sagen alle Wünsche. Alles ist erlaubt.',
      },
      parking: 'return',
      noBut: true,
      rules: [
        {
          de: 'Alles ist möglich: Geld, Zeit und Macht sind da.',
          en: 'Everything is possible: money, time and power are there.',
          'de-simple': 'Alles geht. Geld und Zeit sind da.',
        },
        {
          de: 'Kein Aber. Einwände warten bis zum Planen.',
          en: 'No buts. Objections wait until we plan.',
          'de-simple': 'Niemand sagt: „Das geht nicht.“',
        },
        {
          de: 'Viele Ideen sind besser als gute.',
          en: 'Many ideas are better than good ones.',
          'de-simple': 'Viele Ideen sind gut.',
        },
        {
          de: 'Ideen anderer weiterspinnen.',
          en: 'Build on the ideas of others.',
          'de-simple': 'Denken Sie die Ideen der anderen weiter.',
        },
        {
          de: 'Rollen und Zuständigkeiten gelten nicht.',
          en: 'Roles and responsibilities do not count.',
          'de-simple': 'Es ist egal, wer sonst bestimmt.',
        },
      ],
      steps: [
        {
          id: 'phantasie-einstieg',
          block: 'talk',
          activity: 'intro',
          title: { de: 'Reise ins Jahr 2040', en: 'Journey to 2040', 'de-simple': 'Das Jahr 2040' },
          minutes: { kompakt: 5, tag: 10, kinder: 8 },
          script: {
            de: 'Es ist das Jahr 2040. Alles ist gelungen. Sie gehen durch den Ort. Was sehen, hören, riechen Sie?',
            en: 'It is the year 2040. Everything has worked out. You walk through the town. What do you see, hear, smell?',
            'de-simple':
              'Es ist das Jahr 2040. Alles ist gut geworden. Sie gehen durch den Ort. Was sehen Sie? Was hören Sie? Was riechen Sie?',
          },
        },
        {
          id: 'phantasie-umkehren',
          block: 'cards',
          activity: 'reverse',
          title: { de: 'Kritik umkehren', en: 'Turn criticism around', 'de-simple': 'Umdrehen' },
          minutes: { kompakt: 8, tag: 20, kinder: 7 },
          from: ['kritik-bepunkten'],
          question: {
            de: 'Wie sieht das Gegenteil aus?',
            en: 'What would the opposite look like?',
            'de-simple': 'Wie wäre es gut?',
          },
          script: {
            de: 'Wir drehen jede Kritik um. Aus „Kein Treffpunkt“ wird „Es gibt einen Ort, wo alle hinkommen“.',
            en: 'We turn every criticism around. "No meeting place" becomes "There is a place where everyone goes".',
            'de-simple':
              'Wir drehen die Kritik um. Die Kritik heißt: „Es gibt keinen Treffpunkt.“ Der Wunsch heißt: „Es gibt einen Ort für alle.“',
          },
          interventions: [
            {
              de: 'Diese Karte darf offen bleiben. Wir nehmen die nächste.',
              en: 'This card may stay open. We take the next one.',
            },
          ],
          settings: { kind: 'wish' },
        },
        {
          id: 'phantasie-karten',
          block: 'cards',
          activity: 'collect',
          title: { de: 'Ideen sammeln', en: 'Collect ideas', 'de-simple': 'Ideen sammeln' },
          minutes: { kompakt: 8, tag: 20, kinder: 5 },
          question: {
            de: 'Es wäre schön, wenn …',
            en: 'It would be lovely if …',
            'de-simple': 'Es wäre schön, wenn …',
          },
          script: {
            de: 'Schreiben Sie alles auf, auch das Verrückte. Die geparkten Ideen sind jetzt wieder da.',
            en: 'Write down everything, the crazy things too. The parked ideas are back now.',
            'de-simple':
              'Schreiben Sie alles auf, auch verrückte Ideen. Die Ideen von vorhin sind wieder da.',
          },
          interventions: [
            { de: 'Rote Karte: Das war ein Aber.', en: 'Red card: that was a but.' },
            {
              de: 'Und was wäre noch verrückter?',
              en: 'And what would be even crazier?',
            },
          ],
          settings: { kind: 'idea', maxPerPerson: 10 },
        },
        {
          id: 'phantasie-gruppen',
          block: 'talk',
          activity: 'form-groups',
          title: { de: 'Gruppen bilden', en: 'Form groups', 'de-simple': 'Gruppen bilden' },
          minutes: { kompakt: 4, tag: 10, kinder: 0 },
          question: {
            de: 'Welcher Traum zieht mich an?',
            en: 'Which dream draws me in?',
            'de-simple': 'Welcher Traum gefällt mir?',
          },
          script: {
            de: 'Gehen Sie zu dem Thema, das Sie am meisten lockt. Vier bis sieben Personen sind eine gute Gruppe.',
            en: 'Go to the topic that attracts you most. Four to seven people make a good group.',
            'de-simple':
              'Gehen Sie zu dem Thema, das Sie am liebsten mögen. Eine Gruppe hat vier bis sieben Personen.',
          },
          settings: { groupSize: [4, 7] },
        },
        {
          id: 'phantasie-gruppenarbeit',
          block: 'talk',
          activity: 'group-work',
          title: {
            de: 'Utopien ausgestalten',
            en: 'Build the utopias',
            'de-simple': 'Traum zeigen',
          },
          minutes: { kompakt: 12, tag: 40, kinder: 17 },
          from: ['phantasie-umkehren', 'phantasie-karten'],
          question: {
            de: 'Malen, bauen, spielen oder beschreiben: Wie sieht unsere Utopie aus?',
            en: 'Draw, build, act or describe: what does our utopia look like?',
            'de-simple': 'Wie sieht unser Traum aus? Malen, bauen oder spielen Sie.',
          },
          script: {
            de: 'Nehmen Sie, was Sie brauchen: Papier, Kartons, Stimmen. Es muss nicht schön sein.',
            en: 'Take what you need: paper, boxes, voices. It does not have to be pretty.',
            'de-simple':
              'Nehmen Sie Papier, Kartons oder Ihre Stimme. Es muss nicht schön aussehen.',
          },
          alternatives: [
            { de: 'Modell bauen', en: 'Build a model', 'de-simple': 'Etwas bauen' },
            {
              de: 'Zeitungsbericht aus dem Jahr 2040',
              en: 'Newspaper report from 2040',
              'de-simple': 'Einen Bericht aus dem Jahr 2040 schreiben',
            },
            { de: 'Kleines Theater', en: 'A little play', 'de-simple': 'Theater spielen' },
          ],
          settings: { notes: 'wish' },
        },
        {
          id: 'phantasie-vorstellen',
          block: 'talk',
          activity: 'present',
          title: {
            de: 'Utopien vorstellen',
            en: 'Present the utopias',
            'de-simple': 'Träume zeigen',
          },
          minutes: { kompakt: 8, tag: 20, kinder: 8 },
          from: ['phantasie-gruppenarbeit'],
          script: {
            de: 'Jede Gruppe hat … Minuten Bühne. Wir staunen, fragen nicht nach dem Preis und klatschen.',
            en: 'Each group has the stage for … minutes. We marvel, do not ask for the price, and applaud.',
            'de-simple': 'Jede Gruppe zeigt ihren Traum. Wir hören zu und klatschen.',
          },
          interventions: [
            {
              de: 'Diesen Satz halte ich wörtlich fest.',
              en: 'I will write down this sentence word for word.',
            },
          ],
          settings: { notes: 'quote', minutesPerGroup: 4 },
        },
      ],
    },
    {
      id: 'mittag',
      title: { de: 'Mittagspause', en: 'Lunch break', 'de-simple': 'Mittag' },
      rules: [],
      steps: [
        {
          id: 'mittag-pause',
          block: 'talk',
          activity: 'break',
          title: { de: 'Mittagspause', en: 'Lunch break', 'de-simple': 'Mittag' },
          minutes: { kompakt: 0, tag: 60, kinder: 0 },
          script: {
            de: 'Guten Appetit. Um … geht es weiter mit dem Planen.',
            en: 'Enjoy your meal. We go on with planning at … .',
            'de-simple': 'Guten Appetit. Um … geht es weiter.',
          },
        },
      ],
    },
    {
      id: 'verwirklichung',
      title: { de: 'Verwirklichungsphase', en: 'Realisation phase', 'de-simple': 'Wir planen' },
      titles: {
        kinder: { de: 'Losleg-Phase', en: 'Getting started phase', 'de-simple': 'Loslegen' },
      },
      goal: {
        de: 'Aus Utopien werden Vorhaben mit erstem Schritt.',
        en: 'Utopias become projects with a first step.',
        'de-simple': 'Aus Träumen werden Pläne. Jeder Plan hat einen ersten Schritt.',
      },
      rules: [
        {
          de: 'Jetzt sind Einwände willkommen – als Frage.',
          en: 'Objections are welcome now – as a question.',
          'de-simple': 'Sie haben Zweifel? Stellen Sie eine Frage.',
        },
        { de: 'Klein anfangen.', en: 'Start small.', 'de-simple': 'Wir fangen klein an.' },
        {
          de: 'Wer etwas vorschlägt, sagt den ersten Schritt.',
          en: 'If you propose it, name the first step.',
          'de-simple': 'Sie haben einen Vorschlag? Nennen Sie den ersten Schritt.',
        },
        {
          de: 'Nichts ohne Name oder Stelle und Datum.',
          en: 'Nothing without a name or office and date.',
          'de-simple': 'Immer sagen: Wer macht es? Bis wann?',
        },
      ],
      steps: [
        {
          id: 'verwirklichung-kern',
          block: 'cards',
          activity: 'call-out',
          title: { de: 'Kern behalten', en: 'Keep the core', 'de-simple': 'Das Wichtigste' },
          minutes: { kompakt: 8, tag: 20, kinder: 5 },
          from: ['phantasie-gruppenarbeit'],
          question: {
            de: 'Was ist der Kern der Utopie, den wir behalten wollen?',
            en: 'What is the core of the utopia that we want to keep?',
            'de-simple': 'Was ist uns an dem Traum am wichtigsten?',
          },
          script: {
            de: 'Wir landen jetzt. Was soll von jeder Utopie unbedingt übrig bleiben?',
            en: 'We are landing now. What must remain of each utopia?',
            'de-simple': 'Der Traum ist vorbei. Was soll davon bleiben?',
          },
          settings: { kind: 'idea' },
        },
        {
          id: 'verwirklichung-bestand',
          block: 'sheet',
          activity: 'inventory',
          title: {
            de: 'Was gibt es schon?',
            en: 'What is there already?',
            'de-simple': 'Was ist da?',
          },
          minutes: { kompakt: 12, tag: 25, kinder: 7 },
          from: ['verwirklichung-kern'],
          question: {
            de: 'Was gibt es schon? Was fehlt? Wer hilft? Was hindert?',
            en: 'What is there? What is missing? Who helps? What stands in the way?',
            'de-simple': 'Was ist schon da? Was fehlt? Wer hilft? Was ist schwer?',
          },
          script: {
            de: 'Jede Gruppe nimmt einen Kern und vier Fragen. Einwände sind jetzt willkommen – als Frage.',
            en: 'Each group takes one core and four questions. Objections are welcome now – as a question.',
            'de-simple': 'Jede Gruppe beantwortet vier Fragen. Zweifel sind jetzt erlaubt.',
          },
          settings: { fields: ['existing', 'needs', 'partners', 'obstacles'] },
        },
        {
          id: 'verwirklichung-skizze',
          block: 'sheet',
          activity: 'sketch',
          title: { de: 'Projektskizzen', en: 'Project sketches', 'de-simple': 'Pläne schreiben' },
          minutes: { kompakt: 18, tag: 40, kinder: 8 },
          from: ['verwirklichung-bestand'],
          question: {
            de: 'Was ist der erste Schritt? Wer macht mit? Bis wann?',
            en: 'What is the first step? Who takes part? By when?',
            'de-simple': 'Was machen wir zuerst? Wer macht mit? Bis wann?',
          },
          script: {
            de: 'Eine Seite je Vorhaben. Titel, erster Schritt, wer und bis wann genügen heute, der Rest wird nachgetragen.',
            en: 'One page per project. Title, first step, who and by when are enough today, the rest can be added later.',
            'de-simple':
              'Jeder Plan hat eine Seite. Heute reichen vier Angaben: Name, erster Schritt, wer, bis wann.',
          },
          settings: {
            fields: ['forWhom', 'change', 'firstStep', 'partners', 'until'],
            required: ['firstStep', 'partners', 'until'],
          },
        },
        {
          id: 'verwirklichung-vorstellen',
          block: 'talk',
          activity: 'present',
          title: {
            de: 'Skizzen vorstellen',
            en: 'Present the sketches',
            'de-simple': 'Pläne zeigen',
          },
          minutes: { kompakt: 6, tag: 14, kinder: 3 },
          from: ['verwirklichung-skizze'],
          script: {
            de: 'Jede Gruppe stellt ihre Skizze kurz vor. Fragen schreibe ich mit.',
            en: 'Each group briefly presents its sketch. I take down the questions.',
            'de-simple': 'Jede Gruppe zeigt ihren Plan. Ich schreibe die Fragen auf.',
          },
          settings: { notes: 'question' },
        },
        {
          id: 'verwirklichung-bepunkten',
          block: 'poll',
          activity: 'dots',
          title: { de: 'Womit anfangen?', en: 'Where to start?', 'de-simple': 'Womit anfangen?' },
          minutes: { kompakt: 3, tag: 6, kinder: 2 },
          from: ['verwirklichung-skizze'],
          question: {
            de: 'Womit fangen wir an?',
            en: 'Where do we start?',
            'de-simple': 'Womit fangen wir an?',
          },
          script: {
            de: 'Jede Person hat … Punkte. Kriterium ist: Womit fangen wir an? Überlegen Sie zuerst, dann punkten alle gleichzeitig.',
            en: 'Everyone has … dots. The criterion is: where do we start? Think first, then all place their dots at once.',
            'de-simple':
              'Sie haben … Punkte. Die Frage ist: Womit fangen wir an? Denken Sie erst nach. Dann kleben alle zugleich.',
          },
          settings: { options: 'sheets', mostPerOption: 2 },
        },
        {
          id: 'verwirklichung-massnahmen',
          block: 'plan',
          activity: 'measures',
          title: {
            de: 'Maßnahmen vereinbaren',
            en: 'Agree measures',
            'de-simple': 'Wer macht was?',
          },
          minutes: { kompakt: 8, tag: 15, kinder: 5 },
          from: ['verwirklichung-skizze', 'verwirklichung-bepunkten'],
          question: {
            de: 'Wer macht was bis wann?',
            en: 'Who does what by when?',
            'de-simple': 'Wer macht was? Bis wann?',
          },
          script: {
            de: 'Wer kümmert sich? Was ist der erste Schritt? Bis wann?',
            en: 'Who takes care of it? What is the first step? By when?',
            'de-simple': 'Wer kümmert sich? Was ist der erste Schritt? Bis wann?',
          },
          interventions: [
            {
              de: 'Ohne Stelle und Datum bleibt es ein Vorschlag. Das ist auch in Ordnung.',
              en: 'Without an office and a date it stays a proposal. That is all right, too.',
            },
          ],
          settings: { atMost: 5 },
        },
      ],
    },
    {
      id: 'abschluss',
      title: { de: 'Verabredung', en: 'What we agree', 'de-simple': 'So geht es weiter' },
      goal: {
        de: 'Kerngruppe, nächster Termin und Rückmeldung stehen.',
        en: 'Core group, next date and feedback are settled.',
        'de-simple': 'Wir wissen, wie es weitergeht.',
      },
      rules: [],
      steps: [
        {
          id: 'abschluss-verabredung',
          block: 'plan',
          activity: 'arrangements',
          title: { de: 'Verabredung', en: 'Arrangements', 'de-simple': 'So geht es weiter' },
          minutes: { kompakt: 6, tag: 10, kinder: 4 },
          from: ['verwirklichung-massnahmen'],
          question: {
            de: 'Wer gehört zur Kerngruppe? Wann treffen wir uns wieder?',
            en: 'Who belongs to the core group? When do we meet again?',
            'de-simple': 'Wer macht weiter? Wann treffen wir uns wieder?',
          },
          script: {
            de: 'Ein paar Leute halten den Faden. Wer ist dabei, und wann sehen wir uns?',
            en: 'A few people keep hold of the thread. Who is in, and when do we meet?',
            'de-simple': 'Einige machen weiter. Wer macht mit? Wann treffen wir uns?',
          },
        },
        {
          id: 'abschluss-dank',
          block: 'talk',
          activity: 'intro',
          title: { de: 'Dank und Ausblick', en: 'Thanks and outlook', 'de-simple': 'Danke' },
          minutes: { kompakt: 3, tag: 5, kinder: 2 },
          script: {
            de: 'Das Protokoll kommt bis … . Bis … sagen wir Ihnen, was daraus wird.',
            en: 'You will get the minutes by … . By … we will tell you what becomes of it.',
            'de-simple':
              'Das Protokoll kommt bis … . Bis … sagen wir Ihnen, wie es weitergeht. Danke!',
          },
        },
        {
          id: 'abschluss-blitzlicht',
          block: 'poll',
          activity: 'reflection',
          title: { de: 'Blitzlicht', en: 'Flash round', 'de-simple': 'Ein Wort' },
          minutes: { kompakt: 6, tag: 15, kinder: 4 },
          question: {
            de: 'Ein Wort zum Tag',
            en: 'One word about today',
            'de-simple': 'Sagen Sie ein Wort zu diesem Tag.',
          },
          script: {
            de: 'Ein Wort, reihum, ohne Kommentar.',
            en: 'One word, in turn, without comments.',
            'de-simple': 'Alle sagen ein Wort. Niemand antwortet darauf.',
          },
          settings: { form: 'flash-round' },
        },
      ],
    },
  ],
  documents: ['minutes', 'photo-minutes', 'plan', 'sketches'],
  mistakes: [
    { de: 'Das Ergebnis steht schon fest.', en: 'The result has already been decided.' },
    {
      de: 'In der Kritikphase werden Lösungen besprochen.',
      en: 'Solutions are discussed during the critique phase.',
    },
    {
      de: 'Die Kritik dauert zu lange, danach fehlt die Kraft.',
      en: 'Critique takes too long, and no energy is left.',
    },
    {
      de: 'Die Phantasiephase ist zu kurz oder zu „realistisch“.',
      en: 'The fantasy phase is too short or too "realistic".',
    },
    {
      de: 'Ein Vorhaben hat niemanden, der sich kümmert.',
      en: 'A project has no responsible person.',
    },
    { de: 'Danach kommt keine Rückmeldung.', en: 'There is no feedback afterwards.' },
    {
      de: 'Die Lauten tippen, die Leisen schauen zu.',
      en: 'Loud people type, quiet people watch.',
    },
    {
      de: 'Fotos von Menschen ohne deren Einwilligung.',
      en: 'Photos of people without their consent.',
    },
    {
      de: 'Beim Abtippen wird der Kartentext „verbessert“.',
      en: 'The typist "corrects" the text of a card.',
    },
  ],
}
