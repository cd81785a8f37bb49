/** A page with a device in it: an office that asks, or a kiosk that many answer on. */
import { createDevice } from '#app/device.ts'
import type { OpenSurvey } from '#documents/ports.ts'
import { newId } from '#schema/id.ts'
import { fromLink } from '#vault/invitation.ts'

/** What the test calls from outside. */
export interface Probe {
  /** Makes a survey; resolves to the link of a kiosk. */
  ask: () => Promise<string>
  /** Joins by the link and opens the survey. */
  join: (link: string) => Promise<void>
  /** Writes a draft and hands in one answer with this in it, in several places. */
  answer: (text: string) => Promise<number>
  draft: (text: string) => Promise<void>
  /** Milliseconds that each of these answers takes from the button until it is kept. */
  pace: (count: number) => Promise<number[]>
  canOpen: () => boolean
  open: () => Promise<string>
}

const device = await createDevice()
let open: OpenSurvey | undefined

function opened(): OpenSurvey {
  if (!open) throw new Error('No survey is open.')
  return open
}

async function keep(text: string): Promise<void> {
  const { id, answers } = opened()
  await answers.keep({
    format: 1,
    id: newId(),
    survey: id,
    questionnaire: `${'Q'.repeat(42)}E`,
    channel: 'kiosk',
    day: '2026-03-02',
    language: 'de',
    answers: { wish: { value: text }, reasons: { value: [text.slice(0, 60), 'bus'] } },
  })
}

const probe: Probe = {
  ask: async () => {
    const initiative = await device.createInitiative('Ortskern')
    const id = newId()
    await device.createSurvey(initiative, id, ({ survey }) => survey.getMap('settings').set('a', 1))
    return device.invite({ invited: 'kiosk', id, title: 'Befragung', name: 'Kiosk', hub: '' })
  },
  join: async (link) => {
    const invitation = await fromLink(link)
    if (typeof invitation === 'string') throw new Error(invitation)
    await device.join(invitation)
    open = await device.openSurvey(invitation.id)
  },
  draft: (text) => opened().drafts.write('answering', text),
  answer: async (text) => {
    await opened().drafts.write('answering', text)
    await keep(text)
    await opened().drafts.write('answering', '')
    return opened().answers.count.kept
  },
  pace: async (count) => {
    const times: number[] = []
    for (let at = 0; at < count; at += 1) {
      const begun = performance.now()
      await keep(`Antwort ${at} `.repeat(40))
      times.push(performance.now() - begun)
    }
    return times.toSorted((one, other) => one - other)
  },
  canOpen: () => opened().answers.canOpen,
  open: () =>
    opened()
      .answers.open()
      .then(
        ({ responses }) => JSON.stringify(responses),
        (error: unknown) => String((error as { code?: string }).code),
      ),
}

Object.assign(globalThis, { probe })
