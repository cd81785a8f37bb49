/** The three documents of an open workshop: its initiative, what people said, and its conduct. */
import type { OpenDocument } from '#documents/ports.ts'
import type { Transaction } from 'yjs'
import type { Wanted } from './open-documents.ts'

export type Three = Record<'initiative' | 'workshop' | 'conduct', OpenDocument>

/** Opens what belongs to a workshop; if one fails, none stays open. */
export async function openThree(
  open: (wanted: Wanted) => Promise<OpenDocument>,
  initiativeId: string,
  workshopId: string,
  secret: Uint8Array,
): Promise<Three> {
  const opening = [
    open({ kind: 'initiative', id: initiativeId, secret }),
    open({ kind: 'workshop', id: workshopId, secret }),
    open({ kind: 'conduct', id: workshopId, secret }),
  ] as const
  try {
    const [initiative, workshop, conduct] = await Promise.all(opening)
    return { initiative, workshop, conduct }
  } catch (error) {
    for (const settled of await Promise.allSettled(opening)) {
      if (settled.status === 'fulfilled') await settled.value.close()
    }
    throw error
  }
}

/** Resolves when all three are kept and closed. */
export async function closeAll({ initiative, workshop, conduct }: Three): Promise<void> {
  await Promise.all([workshop.close(), conduct.close(), initiative.close()])
}

/** Tells later whether anything was done here, not only followed. */
export function watchEdits({ initiative, workshop, conduct }: Three): () => boolean {
  let isEdited = false
  for (const { doc } of [initiative, workshop, conduct]) {
    doc.on(
      'update',
      (_update: unknown, _origin: unknown, _doc: unknown, { local }: Transaction) => {
        isEdited ||= local
      },
    )
  }
  return () => isEdited
}

export function rehearsalIds({ initiative, workshop, conduct }: Three): string[] {
  return [initiative.docId, workshop.docId, conduct.docId]
}
