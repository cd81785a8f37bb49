/** Words for giving and taking files. */
import type { Messages } from '#text/german.ts'

function many(count: number, one: string, more: string): string {
  return `${String(count)} ${count === 1 ? one : more}`
}

function listed(parts: [number, string, string][]): string {
  const there = parts.filter(([count]) => count > 0)
  return there.map(([count, one, more]) => many(count, one, more)).join(', ')
}

export const exchange: Messages['exchange'] = {
  give: {
    title: 'Give as a file',
    intro:
      'Fits on any stick and into any mail. The file is sealed: only those who have the link or the paper key can read it.',
    what: 'What do you want to give?',
    initiative: 'The whole initiative',
    workshop: 'Only this workshop',
    workshopHint:
      'Without surveys and their answers: those go along with the whole initiative only.',
    howMuch: 'How much of it?',
    everything: 'Everything',
    lacking: (name) => `Only what “${name || 'device without a name'}” lacks`,
    withTitle: 'Write the title on it',
    withTitleHint: (title) =>
      `Everybody who has the file can then read “${title}”. All the rest stays sealed.`,
    measuring: 'Finding out the size …',
    size: (bytes, entries, photos) =>
      `The file will have ${bytes}: ${listed([
        [entries, 'entry', 'entries'],
        [photos, 'photo', 'photos'],
      ])}.`,
    held: (photos) =>
      photos === 1
        ? '1 photo stays on this device: it is not decided yet whether anybody is recognisable, or consent is missing.'
        : `${String(photos)} photos stay on this device: it is not decided yet whether anybody is recognisable, or consent is missing.`,
    nothing: 'That device has everything already. No file is needed.',
    empty: 'There is nothing to give yet.',
    save: 'Save the file',
    share: 'Share',
    shareNow: 'Share now',
    working: 'Writing the file …',
    saved: 'The file is saved.',
    downloaded: 'The file is in your downloads.',
    shared: 'The file has been passed on.',
    ready: 'The file is ready.',
    notShared: 'This device does not pass the file on by “Share”. It is in your downloads now.',
    cancelled: 'Cancelled. On this device everything is as before.',
    failed:
      'The file could not be written. On this device everything is complete. Please try once more.',
  },
  take: {
    title: 'Open a file',
    hint: 'Or drag a Koffer file onto this page.',
    drop: 'Drop it here',
    looking: 'Looking into the file …',
    untitled: 'Without a title',
    initiative: 'A whole initiative',
    workshop: 'One workshop',
    survey: 'One survey with its answers',
    part: 'Only a part: what one device lacked',
    holds: (workshops, entries, photos) =>
      listed([
        [workshops, 'workshop', 'workshops'],
        [entries, 'entry', 'entries'],
        [photos, 'photo', 'photos'],
      ]) || 'Nothing',
    size: (bytes) => bytes,
    unknown: (count) => `${many(count, 'entry is', 'entries are')} not on this device yet.`,
    known: 'All entries are on this device already.',
    locked: (count) =>
      count === 1
        ? 'This device has no key for one part of the file. It stays in the file.'
        : `This device has no key for ${String(count)} parts of the file. They stay in the file.`,
    accept: 'Take it in',
    again: 'Check once more',
    safe: 'What is on this device stays. Things are only added.',
    working: 'Checking the file and taking it in …',
    news: (news) => {
      const come = listed([
        [news.workshops, 'workshop', 'workshops'],
        [news.cards, 'card', 'cards'],
        [news.clusters, 'topic', 'topics'],
        [news.sheets, 'project sketch', 'project sketches'],
        [news.counts, 'count', 'counts'],
        [news.measures, 'measure', 'measures'],
        [news.tasks, 'task', 'tasks'],
        [news.photos, 'photo', 'photos'],
        [news.answers, 'answer', 'answers'],
      ])
      const changed = news.changed ? `${String(news.changed)} changed` : ''
      const sentence = [come && `New: ${come}`, changed].filter(Boolean).join('; ')
      return sentence ? `${sentence}.` : 'Nothing new.'
    },
    older: 'What you have is newer than the file. It stays as it is.',
    refused: (count) => `${many(count, 'foreign entry was', 'foreign entries were')} not taken in.`,
    cancelled: 'Cancelled. What is here is complete. Open the file once more to get the rest.',
    failed: 'Taking in was interrupted. Your data is complete. Please open the file once more.',
    other: 'Open another file',
    faults: {
      'not-a-koffer': 'This is no Koffer file. Nothing was taken in.',
      damaged:
        'The file is incomplete or damaged. Nothing was taken in. Please ask for the file once more.',
      newer: 'The file is from a newer version of this app. Nothing was taken in. Please update.',
      foreign: 'The file is built unlike those of this app. Nothing was taken in.',
      'too-many': 'This is too much for a single file. Please give the workshops one by one.',
      unreadable:
        'The file could not be read to its end. Push the stick in firmly or copy the file to this device, and open it once more.',
    },
    noKey: (marks) =>
      `This initiative has not been opened on this device. First open its link or paper key with the mark ${marks}. Nothing was taken in.`,
    otherKey: (marks) =>
      `The file belongs to other keys than this device has. You need the link or paper key with the mark ${marks}. Nothing was taken in.`,
  },
}
