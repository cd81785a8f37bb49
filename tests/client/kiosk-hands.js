/** Hands that answer a survey in the page itself, as fast as it allows: for hundreds of people in a row. */

/**
 * Four questions as in many surveys. Typed loosely, so that a page can be given it as it is.
 * @type {import('#schema/survey.ts').Questionnaire}
 */
export const passedRound = {
  format: 1,
  survey: 'any',
  version: 1,
  title: { de: 'Familien in Braunsbedra' },
  intro: { de: 'Was fehlt Ihnen hier?' },
  thanks: { de: 'Das Ergebnis hängt im Rathaus aus.' },
  notice: {
    controller: 'Stadt Braunsbedra',
    contact: 'rathaus@braunsbedra.example',
    officer: 'datenschutz@braunsbedra.example',
    purpose: 'Wir planen Angebote.',
    basis: 'Art. 6 Abs. 1 e DSGVO',
    recipients: 'nur das Rathaus',
    deletion: '2027-06-30',
    authority: 'Landesbeauftragter',
  },
  languages: ['de'],
  paging: 'question',
  idleSeconds: 60,
  photos: false,
  sections: [
    {
      id: 'all',
      title: { de: 'Ihr Alltag' },
      questions: [
        { id: 'q1', name: 'kinder', kind: 'yes-no', text: { de: 'Haben Sie Kinder?' } },
        {
          id: 'q2',
          name: 'wege',
          kind: 'choice',
          many: true,
          text: { de: 'Wie kommen Sie zur Kita?' },
          options: [
            { code: 'fuss', text: { de: 'Zu Fuß' } },
            { code: 'rad', text: { de: 'Mit dem Rad' } },
          ],
        },
        { id: 'q3', name: 'zufrieden', kind: 'rating', most: 5, text: { de: 'Wie zufrieden?' } },
        { id: 'q4', name: 'worte', kind: 'text', long: true, text: { de: 'Was wünschen Sie?' } },
      ],
    },
  ],
}

/**
 * From now on the server answers, no service worker: the measuring page is no part of the app.
 * @param {import('playwright').Page} page
 */
export async function forgetWorkers(page) {
  await page.evaluate(async () => {
    const registrations = await navigator.serviceWorker.getRegistrations()
    await Promise.all(registrations.map((registration) => registration.unregister()))
  })
}

/**
 * Begins the kiosk with a PIN, and waits for the blank start.
 * @param {import('playwright').Page} page
 * @param {string} survey
 */
export async function enterKiosk(page, survey) {
  await page.goto(new URL(`/befragung/${survey}/kiosk`, page.url()).href)
  await page.getByLabel('PIN zum Verlassen').fill('2580')
  await page.getByLabel('PIN noch einmal').fill('2580')
  await page.getByRole('button', { name: 'Kiosk starten' }).click()
  await page.getByRole('button', { name: 'Beginnen' }).waitFor()
}

/**
 * People in a row, from the blank start to the blank start; each writes a wish of their own. Resolves to the
 * milliseconds from "Absenden" to "Danke!" of each.
 * @param {import('playwright').Page} page
 * @param {{ from: number, to: number, wish: string }} people
 * @returns {Promise<number[]>}
 */
export function people(page, { from, to, wish }) {
  return page.evaluate(
    async ({ from, to, wish }) => {
      /** @param {() => HTMLElement | undefined} find */
      const until = (find) =>
        new Promise((/** @type {(found: HTMLElement) => void} */ resolve) => {
          const look = () => {
            const found = find()
            if (!found) return false
            watch.disconnect()
            resolve(found)
            return true
          }
          const watch = new MutationObserver(look)
          if (look()) return
          watch.observe(document.body, { childList: true, subtree: true, characterData: true })
        })
      /** @param {string} selector @param {string} words */
      const named = (selector, words) => () =>
        [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))].find(
          (one) => one.textContent.trim() === words,
        )
      /** @param {string} words */
      const press = async (words) => (await until(named('button', words))).click()
      /** @param {string} words */
      const asked = (words) => until(named('legend', words))
      const times = []
      for (let person = from; person <= to; person += 1) {
        await press('Beginnen')
        await press('Gelesen. Weiter')
        await asked('Haben Sie Kinder?')
        await until(named('label', person % 2 ? 'Ja' : 'Nein')).then((label) => label.click())
        await press('Weiter')
        await asked('Wie kommen Sie zur Kita?')
        await until(named('label', 'Mit dem Rad')).then((label) => label.click())
        await press('Weiter')
        await asked('Wie zufrieden?')
        await press('Weiter')
        await asked('Was wünschen Sie?')
        const field = document.querySelector('textarea')
        if (!field) throw new Error('There is no field to write in.')
        field.value = `${wish} ${String(person)} und Ende`
        field.dispatchEvent(new InputEvent('input', { bubbles: true }))
        await press('Weiter')
        await until(named('h1', 'Ihre Antworten'))
        const begin = performance.now()
        await press('Absenden')
        await until(named('h1', 'Danke!'))
        times.push(performance.now() - begin)
        await press('Nächste Person')
        await until(named('button', 'Beginnen'))
      }
      return times
    },
    { from, to, wish },
  )
}

/**
 * Bytes on the heap of the page after everything that nobody needs was thrown away.
 * @param {import('playwright').CDPSession} session
 */
export async function heapOf(session) {
  // Once for what is left over, once for what that held.
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize
}

/**
 * Everything that is on the heap of the page, as one text.
 * @param {import('playwright').CDPSession} session
 */
export async function snapshotOf(session) {
  /** @type {string[]} */
  const chunks = []
  const take = (/** @type {{ chunk: string }} */ { chunk }) => chunks.push(chunk)
  session.on('HeapProfiler.addHeapSnapshotChunk', take)
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  session.off('HeapProfiler.addHeapSnapshotChunk', take)
  return chunks.join('')
}
