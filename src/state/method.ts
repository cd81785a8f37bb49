/** The method that a workshop runs a copy of: its own from a file, or one of this app. */
import { findMethod } from '#methods/index.ts'
import type { Method } from '#schema/method.ts'
import type { Workshop } from './workshop.svelte.ts'

/** Undefined for a method that a newer app knows and this one does not. */
export function methodOf(workshop: Workshop): Method | undefined {
  // A file may carry the name of a method of this app and say something else.
  return workshop.ownMethod ?? findMethod(workshop.heading.methodId)
}
