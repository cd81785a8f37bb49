/** The list of kinds of question with what draws them; the compiler names what is missing. */
import type { Component } from 'svelte'
import type { AskedKind, AskedProps } from './asked.ts'
import Choice from './Choice.svelte'
import Day from './Day.svelte'
import Matrix from './Matrix.svelte'
import Number from './Number.svelte'
import Photo from './Photo.svelte'
import Place from './Place.svelte'
import Ranking from './Ranking.svelte'
import Rating from './Rating.svelte'
import Reading from './Reading.svelte'
import Scale from './Scale.svelte'
import Text from './Text.svelte'
import YesNo from './YesNo.svelte'

const answers: { [Kind in AskedKind]: Component<AskedProps<Kind>> } = {
  choice: Choice,
  scale: Scale,
  rating: Rating,
  ranking: Ranking,
  'yes-no': YesNo,
  number: Number,
  date: Day,
  text: Text,
  place: Place,
  photo: Photo,
  matrix: Matrix,
  page: Reading,
}

/** What draws the answers to a question of this kind; it is given a question of this kind alone. */
export function answersTo(kind: AskedKind): Component<AskedProps> {
  return answers[kind] as Component<AskedProps>
}
