/** Words around every screen: ways home, problems, languages. */
import type { Messages } from '#text/german.ts'

export const shell: Messages['shell'] = {
  skip: 'Skip to content',
  home: 'To the start page',
  notFoundTitle: 'There is nothing here',
  notFound: 'This address does not exist here. All your data is there.',
  notHere:
    'This initiative is not on this device. Please open it on the device on which it was created.',
  failed: 'That could not be opened just now. Nothing is lost. Please try once more.',
  again: 'Try again',
  problems: 'Notices about the device',
  language: 'Language of the interface',
  languages: { de: 'Deutsch', en: 'English' },
  languageFailed: 'The other language could not be loaded. Everything stays as it is.',
  titles: {
    invite: 'Invite',
    members: 'Invite',
    table: 'Table',
    pack: 'Pack the kit',
    check: 'Check device',
    methods: 'Choose a method',
    initiative: 'Initiative',
    prepare: 'Prepare',
    run: 'Run',
    tour: 'On the way',
    beamer: 'Projector',
    minutes: 'Minutes',
    kit: 'Print kit',
    rehearsal: 'Rehearsal',
  },
}
