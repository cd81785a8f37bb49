/** Where the order in which entries came in is remembered, and where it must not be. */

/**
 * False for answers to a survey: people answer one after the other, and who has seen them do it could tell from a
 * place in a row whose answers they are (methods, section 10.2, no. 7). Documents open fastest in that order.
 */
export function hasOrder(docId: string): boolean {
  return !docId.startsWith('answers.')
}

/** The order of addresses, which says nothing. */
export function byAddress({ hash: one }: { hash: string }, { hash: other }: { hash: string }) {
  return one < other ? -1 : Number(one > other)
}
