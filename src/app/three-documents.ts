/** The three documents of an open workshop: its initiative, what people said, and its conduct. */
import type { OpenDocument } from '#documents/ports.ts'
import type { Transaction } from 'yjs'
import type { Wanted } from './open-documents.ts'

/** Where a workshop was joined by a link, its initiative is not here. */
export interface Three {
  initiative?: OpenDocument
  workshop: OpenDocument
  conduct: OpenDocument
}

/** Opens what belongs to a workshop; if one fails, none stays open. */
export async function openThree(
  open: (wanted: Wanted) => Promise<OpenDocument>,
  workshopId: string,
  initiativeId?: string,
): Promise<Three> {
  const opening = [
    open({ kind: 'workshop', id: workshopId }),
    open({ kind: 'conduct', id: workshopId }),
    ...(initiativeId === undefined ? [] : [open({ kind: 'initiative', id: initiativeId })]),
  ] as const
  try {
    const [workshop, conduct, initiative] = await Promise.all(opening)
    return { workshop, conduct, ...(initiative && { initiative }) }
  } catch (error) {
    for (const settled of await Promise.allSettled(opening)) {
      if (settled.status === 'fulfilled') await settled.value.close()
    }
    throw error
  }
}

/** Resolves when all three are kept and closed. */
export async function closeAll({ initiative, workshop, conduct }: Three): Promise<void> {
  await Promise.all([workshop.close(), conduct.close(), initiative?.close()])
}

/** Tells later whether anything was done here, not only followed. */
export function watchEdits({ initiative, workshop, conduct }: Three): () => boolean {
  let isEdited = false
  for (const open of [initiative, workshop, conduct]) {
    open?.doc.on(
      'update',
      (_update: unknown, _origin: unknown, _doc: unknown, { local }: Transaction) => {
        isEdited ||= local
      },
    )
  }
  return () => isEdited
}

export function rehearsalIds({ initiative, workshop, conduct }: Three): string[] {
  return [workshop.docId, conduct.docId, ...(initiative ? [initiative.docId] : [])]
}
