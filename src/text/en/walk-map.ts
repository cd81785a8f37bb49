/** Words for maps: bringing one along, looking at it, and laying a plan on the earth. */
import type { Messages } from '#text/german.ts'

const rounded = (value: number) =>
  value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 ? 1 : 0 })

const sized = (bytes: number) =>
  bytes < 1_000_000
    ? `${rounded(bytes / 1000)} kilobytes`
    : `${rounded(bytes / 1_000_000)} megabytes`

const metres = (value: number) =>
  value >= 1000
    ? `${(value / 1000).toLocaleString('en-GB', { maximumFractionDigits: 1 })} kilometres`
    : `${value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 ? 1 : 0 })} metres`

export const walkMap: Messages['walkMap'] = {
  view: {
    keys: 'Arrow keys move the map, plus and minus change its size. The tab key leads to the pins; arrow keys go from pin to pin.',
    placeKeys: 'Enter puts the pin in the middle.',
    closer: 'Zoom in',
    farther: 'Zoom out',
    here: 'Here',
    hereLong: 'Here: put the pin in the middle',
    besides: 'That is beside the plan.',
    placed: 'The place is set.',
    valences: { good: 'good', bad: 'bothers', idea: 'idea', barrier: 'barrier' },
    done: 'fixed',
    pin: (label: string, words: string) => [label, words].filter(Boolean).join(', '),
    many: (count: number, labels: string) => `${String(count)} pins: ${labels}`,
    andMore: (count: number) => `and ${String(count)} more`,
    stop: (number: number, name: string) => `Stop ${String(number)}${name && `: ${name}`}`,
    own: 'My position',
    ownWithin: (radius: number) => `My position, within about ${metres(radius)}`,
    scale: (length: number) => `Scale: the bar is ${metres(length)} long.`,
    metres,
    north: 'North',
    listTitle: (count: number) => `${String(count)} pins in this place`,
    hidden: (labels: string) => `Not on this map: ${labels}`,
    hiddenMany: (count: number) => `${String(count)} pins have no place on this map.`,
    attribution: (text: string) => `Map: ${text}`,
    coming: (here: number, total: number) =>
      total === 1
        ? 'The map is still to come from another device.'
        : `The map is still coming: ${String(here)} of ${String(total)} parts are here.`,
    failing: 'This map cannot be shown here. All pins are in the list.',
  },
  bases: {
    title: 'Map or plan',
    lead: 'Either is fine, and so is none: then the list of stops is used.',
    none: 'No map yet. The walk works without one: with the list of stops.',
    addMap: 'Get a map file',
    addMapHint: 'A file that ends in .pmtiles, 200 MB at most. The planning office can help.',
    addPlan: 'Get a plan as picture or PDF',
    addPlanHint: 'A photo, a scan or one page of a PDF.',
    without: 'without a map',
    kinds: { map: 'Map file', plan: 'Plan picture' },
    size: (bytes: number) => sized(bytes),
    chosen: 'The walk begins with it',
    choose: 'Begin with this',
    change: 'Edit',
    remove: 'Put away',
    name: 'Title',
    attribution: 'Who must be named?',
    attributionHint: 'Stands on every map, on paper too.',
    attributionMissing: 'Source still missing',
    alt: 'What does the plan show?',
    altHint:
      'For those who do not see it. For example: “Village centre with market, church and school”.',
    altMissing: 'Description still missing',
    look: 'Look at it',
    keeping: (name: string) => `“${name}” is being copied to this device.`,
    kept: (name: string) => `“${name}” is on this device now.`,
    stopped: 'Stopped. Nothing of it was kept.',
    elsewhere: (here: number, total: number) =>
      `Still to come: ${String(here)} of ${String(total)} parts are here.`,
    rehearsal: 'No maps are fetched in a rehearsal.',
    faults: {
      'too-large': 'This file has more than 200 MB. Take a smaller area or fewer zoom levels.',
      unreadable: 'The file could not be read to its end. Nothing of it was kept.',
      full: 'This device has too little room for the map. Nothing of it was kept.',
      failing: 'That did not work. Nothing of it was kept.',
    },
    trash: (count: number) => `Bin (${String(count)})`,
    trashTitle: 'Maps that were put away',
    trashHint: 'What lies here can be brought back.',
    takenAway: (title: string) => `“${title}” is in the bin.`,
  },
  pdf: {
    title: 'Which page?',
    opening: 'The PDF is being opened …',
    page: (number: number, all: number) => `Page ${String(number)} of ${String(all)}`,
    before: 'Back',
    next: 'Next',
    take: 'Take this page',
    drawing: 'The page is being drawn …',
    faults: {
      encrypted:
        'This PDF is protected by a password. Save it without one, or take a photo of the plan.',
      broken: 'This PDF is damaged or incomplete. Please copy it once more.',
      blank:
        'This page is empty, or its picture is packed in a way that cannot be read here. Take a photo of the plan.',
      'too-large': 'This PDF has more than 64 MB. Save only the page with the plan.',
      stuck: 'The page could not be drawn within a minute. Take a photo of the plan.',
    },
  },
  points: {
    title: 'Control points',
    lead: 'Two to four places that you know on the plan and on the map. Then the plan also shows pins with GPS.',
    place: 'Where on the plan?',
    placeHint: 'Tap the place, or move it under the cross.',
    placed: 'Set on the plan.',
    notPlaced: 'Not set on the plan yet.',
    where: 'Where on the earth?',
    coordinates: 'Latitude and longitude',
    coordinatesHint: 'For example: 51.2853, 11.8891',
    fromStop: 'From a stop',
    fromMap: 'Choose on the map',
    add: 'Add control point',
    point: (number: number) => `Control point ${String(number)}`,
    remove: (number: number) => `Delete control point ${String(number)}`,
    most: 'Four control points are enough.',
    notRead: 'Write two numbers, for example: 51.2853, 11.8891',
    exact: 'The plan lies on the earth now.',
    residual: (length: number) =>
      `The plan lies on the earth now. Its points are off by ${metres(length)} on average.`,
    off: (length: number) => `off by ${metres(length)}`,
    scale: (denominator: number) =>
      `Scale on A4 landscape about 1:${denominator.toLocaleString('en-GB')}`,
    width: (length: number) => `The plan is ${metres(length)} wide.`,
    faults: {
      'too-few': 'One more control point, then the plan lies on the earth.',
      'outside-world': 'A control point is not on the earth. Check latitude and longitude.',
      'same-place': 'Two control points are the same place. Take places that are far apart.',
      'on-one-line': 'The control points lie on one line. Add one that lies beside it.',
      mirrored: 'The plan would be mirrored. Two control points are probably exchanged.',
      distorted: 'The plan would be badly distorted. One control point is probably wrong.',
    },
  },
}
