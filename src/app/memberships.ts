/** What this device is a member of: by links, by a paper key, and whom it invites. Loaded when it is needed. */
import { documentId } from '#schema/id.ts'
import type { Invitation, InvitationWish, Invited, Joined } from '#schema/invitation.ts'
import { ProblemError } from '#storage/problem.ts'
import type { Shelf } from '#storage/shelf.ts'
import { toBase64url, type Bytes } from '#vault/bytes.ts'
import { invite, toLink } from '#vault/invitation.ts'
import { lowered } from '#vault/keys.ts'
import { toPaper } from '#vault/paper-key.ts'

export class Memberships {
  readonly #shelf: Shelf

  constructor(shelf: Shelf) {
    this.#shelf = shelf
  }

  /** The part of a link behind `#`; only the initiative's secret leads to keys for others. */
  async invite(wish: InvitationWish): Promise<string> {
    const { initiatives } = this.#shelf
    const isWhole = wish.invited === 'member' || wish.invited === 'moderation'
    const initiative = isWhole ? wish.id : await initiatives.initiativeOf(wish.id)
    if (initiative === undefined) throw new ProblemError('not-here', wish.id)
    const secret = await initiatives.secret(initiative)
    return toLink(await invite({ ...wish, secret }))
  }

  /** A second moderator holds the initiative itself; everybody else holds single documents. */
  async join(invitation: Invitation): Promise<void> {
    const { id, title, name, hub, invited, grants, secret, surveyKey } = invitation
    const { initiatives, capabilities } = this.#shelf
    if (secret) return initiatives.admit({ id, title, ...nothingYet }, secret)
    const kind = kindOf(invited)
    // Who holds the secret can do more than any link gives: a link must not take that away.
    const held = await initiatives.held()
    const names = held.flatMap((one) => [one.id, ...one.workshops, ...one.surveys])
    if (names.includes(id)) return
    const own = grants.find((grant) => grant.kind === kind || grant.kind === 'draft')
    const before = await capabilities.joined(id)
    const joined: Joined = {
      ...{ id, title, name, hub, invited },
      ...{ kind, role: own?.role ?? 'reading' },
      ...(surveyKey && { surveyKey: toBase64url(surveyKey) }),
      // Only a workshop waits for its moderation's word.
      admission: before?.admission === 'admitted' || kind !== 'workshop' ? 'admitted' : 'waiting',
    }
    await capabilities.join(
      joined,
      grants.map(({ kind: of, ...grant }) => ({ ...grant, docId: documentId(of, id) })),
    )
  }

  /** Who was let in stays in; who came too late keeps nothing that can write. */
  async settle(workshop: string, isAdmitted: boolean): Promise<void> {
    const { capabilities } = this.#shelf
    const joined = await capabilities.joined(workshop)
    if (joined?.admission !== 'waiting') return
    if (isAdmitted) return capabilities.join({ ...joined, admission: 'admitted' }, [])
    const docId = documentId('workshop', workshop)
    const [given] = (await capabilities.capabilities(docId)) ?? []
    const reading = given && { ...(await lowered(given, 'reading')), docId }
    const refused: Joined = { ...joined, role: 'reading', admission: 'refused' }
    await capabilities.join(refused, reading ? [reading] : [], true)
  }

  async paperKey(initiative: string): Promise<string[]> {
    const secret = await this.#shelf.initiatives.secret(initiative)
    return toPaper({ id: initiative, secret })
  }

  async recover({ id, secret }: { id: string; secret: Bytes }, title: string): Promise<void> {
    await this.#shelf.initiatives.admit({ id, title, ...nothingYet }, secret)
  }
}

function kindOf(invited: Invited): Joined['kind'] {
  if (invited === 'member') return 'initiative'
  const isSurvey = invited === 'kiosk' || invited === 'respondent' || invited === 'editor'
  return isSurvey ? 'survey' : 'workshop'
}

const nothingYet = { municipality: '', example: false, workshops: [] }
