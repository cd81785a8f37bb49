/** Wires the citizen's light page: the link, what is asked, and the rest of the app when there is time for it. */
import { mount } from 'svelte'
import { askedAtHub } from '#links/hub/asked.ts'
import type { Visit } from '#schema/asked.ts'
import { documentId } from '#schema/id.ts'
import type { Invitation } from '#schema/invitation.ts'
import { Citizen } from '#state/survey/citizen.svelte.ts'
import { Visits } from '#storage/visits.ts'
import { fromLink } from '#vault/invitation.ts'
import { keysOfCapability } from '#vault/keys.ts'
import CitizenPage from '#views/CitizenPage.svelte'

const visits = new Visits()

type Fault = 'damaged' | 'newer' | 'lost'

/** The keys of the link do not stay in the address, where somebody could photograph them; it names the survey alone. */
async function arrive(): Promise<Citizen | Fault> {
  const code = location.hash.slice(1)
  const [, , id = ''] = location.pathname.split('/')
  const kept = id ? await visits.read(decodeURIComponent(id)).catch(() => undefined) : undefined
  const link = code || kept?.link
  if (link === undefined) return 'lost'
  const invitation = await fromLink(link)
  if (typeof invitation === 'string') return invitation
  if (invitation.invited !== 'respondent') {
    location.replace(`/beitreten#${link}`)
    return 'lost'
  }
  const before = kept ?? (await visits.read(invitation.id).catch(() => undefined))
  const visit: Visit = { answered: [], ...before, link }
  // Where nothing can be kept, the address stays as it is: it is all that leads back here.
  const hide = () => history.replaceState(null, '', `/antworten/${invitation.id}`)
  if (code) await visits.write(invitation.id, visit).then(hide, () => undefined)
  return citizenOf(invitation, visit)
}

function citizenOf(invitation: Invitation, visit: Visit): Citizen {
  const { id, hub, grants } = invitation
  const citizen: Citizen = new Citizen({
    invitation,
    visit,
    keepVisit: (next) => visits.write(id, next),
    askHub: async () => {
      const grant = grants.find(({ kind }) => kind === 'survey')
      if (!grant || !hub) throw new Error('The link leads to no survey, or to no hub.')
      const keys = await keysOfCapability(documentId('survey', id), grant)
      return askedAtHub(keys, hub.replace(/^ws/i, 'http'))
    },
    openDevice: async () => {
      const { openForCitizen } = await import('./citizen-device.ts')
      return openForCitizen(invitation, () => citizen.isAnswering)
    },
  })
  return citizen
}

/** A tablet in the kiosk stays there, whatever address somebody types. */
async function holdKiosk(): Promise<void> {
  const { returnToKiosk } = await import('./citizen-device.ts')
  await returnToKiosk()
}

/** Whoever waits longer for a slow network reads that the questions are on their way. */
function soon(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1500))
}

const target = document.getElementById('app')
if (target) {
  const arrived = await arrive()
  if (typeof arrived === 'string') void holdKiosk().catch(() => undefined)
  else await Promise.race([arrived.begin(), soon()])
  const props = typeof arrived === 'string' ? { fault: arrived } : { citizen: arrived }
  mount(CitizenPage, { target, props })
  // Another code scanned in the same window is another visit.
  addEventListener('hashchange', () => location.reload())
}
