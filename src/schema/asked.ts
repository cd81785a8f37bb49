/** What a survey asks now, as the citizen's light page is told it, and what that page keeps of a visit. */
import * as z from 'zod/mini'

/** base64url of SHA-256. */
const Hash = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))

/**
 * One word of the moderation, newer than every one with a smaller `order`. Without `version` nothing is asked now.
 * `questionnaire` is the canonical JSON that was frozen, `hash` that of these very words.
 */
export const AskedNow = z.strictObject({
  format: z.literal(1),
  order: z.int().check(z.positive()),
  version: z.optional(
    z.strictObject({ hash: Hash, questionnaire: z.string().check(z.maxLength(4_000_000)) }),
  ),
})
export type AskedNow = z.infer<typeof AskedNow>

/** A pre-test and the survey are answered once each. */
export const AskedKind = z.enum(['pretest', 'survey'])
export type AskedKind = z.infer<typeof AskedKind>

/** A visit to one survey: the part of the link behind `#`, what was asked last, and which of both was answered. */
export const Visit = z.object({
  link: z.string(),
  asked: z.catch(z.optional(AskedNow), undefined),
  answered: z.catch(z.array(AskedKind), []),
})
export type Visit = z.infer<typeof Visit>
