/** A method from a file: refused in one sentence, or shown and taken like a method of this version. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { zukunftswerkstatt } from '#methods/zukunftswerkstatt.ts'
import { lengthInWords } from '#state/days.ts'
import { openApp } from '../../client/app.ts'
import { faults, size } from '../../client/views.ts'

const button = (name: string) => page.getByRole('button', { name })
const heading = (name: string) => page.getByRole('heading', { name })
const chooser = page.getByLabelText('Methode aus einer Datei laden')
const alert = page.getByRole('alert')

const foreign = structuredClone(zukunftswerkstatt)
foreign.title = { de: 'Dorfgespräch am Abend', en: 'Village talk in the evening' }
const variant = foreign.variants[0]?.id ?? ''

function jsonFile(value: unknown, name = 'dorfgespraech.json'): File {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return new File([text], name, { type: 'application/json' })
}

async function openChooser() {
  const opened = await openApp()
  await button('Neues Vorhaben').click()
  await page.getByRole('textbox').fill('Unser neuer Dorfplatz')
  await userEvent.keyboard('{Enter}')
  await page.getByRole('link', { name: 'Neue Veranstaltung' }).click()
  await expect.element(heading('Welche Methode passt?')).toBeVisible()
  return opened
}

const workshops = async ({ device }: Awaited<ReturnType<typeof openChooser>>) =>
  (await device.initiatives()).flatMap((one) => one.workshops)

beforeEach(() => size(1180, 820))
afterEach(() => size(1180, 820))

test('acceptance 17: a faulty method file is refused in one sentence and changes nothing', async () => {
  const opened = await openChooser()
  // The place of the sentence is there before, so that it is read aloud.
  expect(alert.element().textContent.trim()).toBe('')
  const faulty = structuredClone(foreign)
  const step = faulty.phases[1]?.steps[0]
  if (step) step.minutes = { ...step.minutes, [variant]: -5 }
  await userEvent.upload(chooser, jsonFile(faulty))
  await expect.element(alert).toHaveTextContent('„dorfgespraech.json“ wurde nicht übernommen')
  await expect.element(alert).toHaveTextContent(step?.title.de ?? '?')
  expect(await faults()).toEqual([])

  await userEvent.upload(chooser, jsonFile('<script>alert(1)</' + 'script>', 'seite.html.json'))
  await expect.element(alert).toHaveTextContent('„seite.html.json“ wurde nicht übernommen')
  await userEvent.upload(chooser, jsonFile(' '.repeat(200 * 1024 + 1), 'riese.json'))
  await expect.element(alert).toHaveTextContent('größer als 200 KB')

  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  await expect.element(button('ansehen')).not.toBeInTheDocument()
  expect(await workshops(opened)).toEqual([])
})

test('a good method file is shown with its variants, and the workshop copies it', async () => {
  const opened = await openChooser()
  await userEvent.upload(chooser, jsonFile('{'))
  await expect.element(alert).toHaveTextContent('wurde nicht übernommen')
  await userEvent.upload(chooser, jsonFile(foreign))
  await expect.element(heading('Dorfgespräch am Abend')).toBeVisible()
  expect(page.getByRole('radio').elements()).toHaveLength(foreign.variants.length)
  expect(await faults()).toEqual([])

  // Closed by mistake: it is still at hand, and what was said of the faulty file is gone.
  await userEvent.keyboard('{Escape}')
  expect(alert.element().textContent.trim()).toBe('')
  await button('Dorfgespräch am Abend ansehen').click()
  await button('Diese Methode nehmen').click()
  await expect.element(page.getByRole('heading', { name: 'Dorfgespräch am Abend' })).toBeVisible()
  await expect.poll(() => workshops(opened)).toMatchObject([{ title: 'Dorfgespräch am Abend' }])
})

test('while preparing, the variants of the file are offered, not those of the method of the same name', async () => {
  await openChooser()
  const own = structuredClone(foreign)
  const steps = own.phases.flatMap((phase) => phase.steps)
  own.variants.forEach((one, at) => {
    one.title = { de: `${one.id} eigen` }
    one.minutes = (at + 1) * steps.length
    for (const { minutes } of steps) minutes[one.id] = at + 1
  })
  await userEvent.upload(chooser, jsonFile(own))
  await button('Diese Methode nehmen').click()
  await button('Angaben ändern').click()
  const variants = page.getByLabelText('Fassung')
  const names = [...variants.element().querySelectorAll('option')].map((one) => one.text.trim())
  expect(names.map((name) => name.replace(/ \(.*/, ''))).toEqual(
    own.variants.map(({ id }) => `${id} eigen`),
  )
  await variants.selectOptions('tag')
  await button('Fertig').click()
  await expect.element(page.getByText(lengthInWords(2 * steps.length, 'de')).first()).toBeVisible()
})

test('a method that this app does not know is led as it is, and one sentence says so', async () => {
  const { device } = await openChooser()
  await userEvent.upload(chooser, jsonFile({ ...foreign, id: 'dorfgespraech' }))
  await button('Diese Methode nehmen').click()
  await expect.element(page.getByRole('heading', { name: 'Bereit?' })).toBeVisible()
  // As if it came from a newer app that ships it.
  const [id = ''] = (await device.initiatives()).flatMap((one) => one.workshops.map(({ id }) => id))
  const open = await device.openWorkshop(id)
  open.conduct.doc.getMap('ownMethod').delete('whole')
  await open.close()
  await button('Angaben ändern').click()
  await expect.element(page.getByText('kann keine andere Fassung anbieten')).toBeVisible()
  expect(page.getByLabelText('Fassung').query()).toBeNull()
  expect(await faults()).toEqual([])
})

test('the chooser speaks English, and says in which language a refusal is', async () => {
  const { house } = await openChooser()
  await house.setLanguage('en')
  const english = page.getByLabelText('Load a method from a file')
  await userEvent.upload(english, jsonFile('[]'))
  await expect.element(alert).toHaveTextContent('geschweiften Klammern')
  expect(alert.element().querySelector('[lang="de"]')).not.toBeNull()
  await userEvent.upload(english, jsonFile(foreign))
  await expect.element(heading('Village talk in the evening')).toBeVisible()
})
