/** What may enter which document: answers never enter a document, and nothing else enters where answers lie. */
import { readCarried } from '#vault/envelope.ts'
import type { Payload } from '#vault/payload.ts'
import { isReadable } from './merge.ts'

/** True for documents that have no content of their own: their entries are sealed answers, nothing else. */
export function holdsAnswers(docId: string): boolean {
  return docId.startsWith('answers.')
}

/** Addresses as others are told of them and as they are noted: those of answers never in the order of time. */
export function listed(docId: string, hashes: Iterable<string>): string[] {
  return holdsAnswers(docId) ? [...hashes].sort() : [...hashes]
}

/** False for what was signed and sealed as it must be and still is nothing for this document. */
export function isFitting(docId: string, payload: Payload): boolean {
  if (!holdsAnswers(docId)) return payload.kind !== 'answer' && isReadable(payload)
  return payload.kind === 'answer' && readCarried(payload.update) !== undefined
}
