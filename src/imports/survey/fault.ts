/** The only fault that reading a foreign survey file ends with: one clause of a German sentence. */
export class FileFault extends Error {
  /** Why, as a clause that `refusal` makes a sentence of. */
  readonly reason: string

  constructor(reason: string) {
    super(reason)
    this.reason = reason
  }
}
