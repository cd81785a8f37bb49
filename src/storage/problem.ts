/** Turns what a database says into one of the few sentences a person can act on. */
import type { Problem, ProblemCode } from '#documents/ports.ts'

/** A `Problem` that can be thrown. */
export class ProblemError extends Error implements Problem {
  readonly code: ProblemCode
  declare readonly docId?: string
  constructor(code: ProblemCode, docId?: string, cause?: unknown) {
    super(code, { cause })
    this.code = code
    if (docId !== undefined) this.docId = docId
  }
}

const codes: Record<string, ProblemCode> = {
  QuotaExceededError: 'storage-full',
  DatabaseClosedError: 'storage-closed',
  InvalidStateError: 'storage-closed',
  VersionError: 'storage-closed',
}

function codeOf(error: unknown): ProblemCode | undefined {
  if (!(error instanceof Error)) return undefined
  // A full disk shows up as AbortError around the quota's error: the cause says more than the wrapping.
  const { inner } = error as { inner?: unknown }
  return codeOf(inner) ?? codeOf(error.cause) ?? codes[error.name]
}

/** The problem behind an error of the database; unknown ones are `storage-failing`. */
export function toProblem(error: unknown, docId?: string): ProblemError {
  if (error instanceof ProblemError) return error
  return new ProblemError(codeOf(error) ?? 'storage-failing', docId, error)
}
