/** The last two questions of the example survey: about the person, in bands that tell nobody. */
import type { Section } from '#schema/survey.ts'
import { offered, said } from '#survey/library-words.ts'

/** The town has about 11,000 people and four more Ortsteile (handbook, line 700). */
export const braunsbedraPerson: Section = {
  id: 'person',
  title: said('Zu Ihnen', 'Über Sie'),
  questions: [
    {
      id: 'alter',
      name: 'alter',
      kind: 'choice',
      person: 'age',
      many: false,
      text: said('Wie alt sind Sie?'),
      options: offered({
        '1': ['unter 18 Jahre', 'unter 18 Jahre alt'],
        '2': '18 bis 29 Jahre',
        '3': '30 bis 44 Jahre',
        '4': '45 bis 64 Jahre',
        '5': ['65 Jahre und älter', '65 Jahre oder älter'],
      }),
    },
    {
      id: 'wohnort',
      name: 'wohnort',
      kind: 'choice',
      person: 'place',
      // About that many live in all four Ortsteile together.
      people: 900,
      many: false,
      text: said('Wo wohnen Sie?'),
      options: offered({
        stadt: ['in der Kernstadt Braunsbedra', 'in der Stadt Braunsbedra'],
        ortsteil: ['in einem der vier Ortsteile', 'in einem Orts-Teil'],
        anderswo: ['anderswo', 'an einem anderen Ort'],
      }),
    },
  ],
}
