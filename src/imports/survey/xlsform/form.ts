/** Walks down the sheet "survey": groups become sections, repeats repeated sections, rows questions. */
import { quote } from '#imports/wording.ts'
import { newId } from '#schema/id.ts'
import type { Section, Texts } from '#schema/survey.ts'
import type { Draft } from '#imports/survey/draft.ts'
import type { Entry } from '#imports/survey/report.ts'
import { countQuestion, fixedCount, mostRounds, usualRounds } from '#imports/survey/rounds.ts'
import { readSelect, readTable, selectOf, type Asked, type Lists } from './choices.ts'
import { fields, impossible } from './fields.ts'
import { addRules, allOf } from './rules.ts'
import type { Line } from './table.ts'

interface Group {
  isRepeat: boolean
  relevant: string
  /** Shown above its first section only. */
  title: Texts
  entry: Entry
}

const opening = /^begin[ _](group|repeat)$/i
const closing = /^end[ _](group|repeat)$/i

export class Form {
  readonly #draft: Draft
  readonly #lists: Lists
  readonly #groups: Group[] = []
  #section: Section | undefined
  /** How many of the open groups the open section stands for. */
  #covered = 0
  #round: Section | undefined

  constructor(draft: Draft, lists: Lists) {
    this.#draft = draft
    this.#lists = lists
  }

  /** Reads the row at `at`; returns the number of rows read. */
  read(lines: readonly Line[], at: number): number {
    const line = lines[at]
    const type = line?.at('type').replace(/\s+/g, ' ') ?? ''
    this.#draft.budget.spend(20)
    if (!line || type === '') {
      if (line?.at('name')) this.#refuse(line, 'Die Zeile nennt keine Art der Frage.')
      return 1
    }
    const begins = opening.exec(type)
    if (begins) return this.#open(lines, at, begins[1]?.toLowerCase() === 'repeat')
    if (closing.test(type)) this.#close()
    else this.#question(line, type)
    return 1
  }

  /** Groups that nobody closed are told. */
  done(): void {
    for (const { entry } of this.#groups) entry.change('Das Ende der Gruppe fehlt in der Datei.')
  }

  #refuse(line: Line, sentence: string): void {
    const entry = this.#draft.report.entry('Frage', line.at('name'))
    entry.refuse(sentence)
  }

  #asked(line: Line, kind: string): Asked {
    const foreign = line.at('name')
    const entry = this.#draft.report.entry(kind, foreign)
    return {
      draft: this.#draft,
      line,
      entry,
      foreign: foreign || 'frage',
      lists: this.#lists,
      round: this.#round,
    }
  }

  /** The conditions of the groups that the section does not stand for. */
  #around(): string[] {
    return this.#groups.slice(this.#covered).map(({ relevant }) => relevant)
  }

  #here(): Section {
    if (this.#section) return this.#section
    const [outer] = this.#groups
    this.#covered = outer ? 1 : 0
    const section = this.#draft.startSection(outer?.title ?? {})
    this.#section = section
    if (!outer) return section
    outer.title = {}
    const { entry, relevant } = outer
    this.#draft.wish({
      entry,
      kind: 'Die Bedingung',
      source: relevant,
      take: (show) => (section.show = show),
    })
    return section
  }

  #open(lines: readonly Line[], at: number, isRepeat: boolean): number {
    const line = lines[at]
    if (!line) return 1
    const table = isRepeat ? undefined : this.#table(lines, at)
    if (table !== undefined) return table
    const asked = this.#asked(line, isRepeat ? 'Wiederholung' : 'Gruppe')
    const { entry } = asked
    const title = this.#draft.texts(entry, line.texts('label'))
    const group: Group = { isRepeat, relevant: line.at('relevant'), title, entry }
    if (isRepeat && !this.#round) this.#openRepeat(asked, group)
    else {
      if (isRepeat)
        entry.lose(
          'Eine Wiederholung in einer Wiederholung gibt es hier nicht, sie wird einmal gefragt.',
        )
      if (this.#groups.length === 0) this.#section = undefined
      group.isRepeat = false
      this.#groups.push(group)
      if (this.#groups.length > 1) this.#head(asked, title)
    }
    return 1
  }

  /** A group within a group has no section of its own: its words become a page to read. */
  #head(asked: Asked, text: Texts): void {
    if (Object.keys(text).length === 0) return
    asked.entry.change('Die Überschrift der inneren Gruppe ist hier eine Seite zum Lesen.')
    const section = this.#here()
    const name = this.#draft.names.take(asked.foreign)
    const page = { id: newId(), name, text, kind: 'page' as const }
    const where = { round: this.#round }
    const source = allOf(this.#around())
    this.#draft.add(section, page)
    this.#draft.wish({
      entry: asked.entry,
      kind: 'Die Bedingung',
      source,
      where,
      take: (show) => Object.assign(page, { show }),
    })
  }

  /** The name under which stands how many rounds there are; a question of the file, or one of ours. */
  #counted({ line, entry, foreign }: Asked, title: Texts, most: number): string {
    const draft = this.#draft
    const source = line.at('repeat_count')
    const named = /^\$\{\s*([^{}\s]+)\s*\}$/.exec(source)?.[1]
    const target = named === undefined ? undefined : draft.scope.peek(named)
    if (target?.holds === 'number' && !target.round) return target.variable
    const name = draft.names.take(foreign, entry)
    const section = this.#here()
    if (/^\d{1,6}$/.test(source)) {
      draft.add(section, fixedCount(name, most))
      return name
    }
    entry.change('Wie viele es sind, fragt hier eine eigene Frage davor.')
    const question = countQuestion(draft, name, title, most)
    const condition = allOf([...this.#around(), line.at('relevant')])
    draft.wish({
      entry,
      kind: 'Die Bedingung',
      source: condition,
      take: (show) => (question.show = show),
    })
    draft.add(section, question)
    return name
  }

  #openRepeat(asked: Asked, group: Group): void {
    const { line, entry } = asked
    const draft = this.#draft
    const count = line.at('repeat_count')
    const fixed = /^\d{1,6}$/.test(count) ? Number(count) : undefined
    const most = Math.min(Math.max(fixed ?? usualRounds, 1), mostRounds)
    if (fixed !== most) entry.change(`Die Wiederholung ist hier höchstens ${most}-mal möglich.`)
    const name = this.#counted(asked, group.title, most)
    const source = allOf([...this.#groups.map(({ relevant }) => relevant), group.relevant])
    const section = draft.startSection(group.title, { repeat: { name, most } })
    draft.wish({ entry, kind: 'Die Bedingung', source, take: (show) => (section.show = show) })
    this.#groups.push(group)
    this.#section = section
    this.#round = section
    this.#covered = this.#groups.length
  }

  #close(): void {
    const group = this.#groups.pop()
    if (!group)
      return this.#draft.whole.change('Ein Ende einer Gruppe ohne Anfang wurde übergangen.')
    if (group.isRepeat) this.#round = undefined
    if (group.isRepeat || this.#groups.length === 0) this.#section = undefined
  }

  /** A group of single choices with one list is a table; the number of its rows, or undefined. */
  #table(lines: readonly Line[], at: number): number | undefined {
    const head = lines[at]
    const rows: Line[] = []
    let end = at + 1
    for (; end < lines.length && end < at + 100; end++) {
      const line = lines[end]
      if (!line || closing.test(line.at('type'))) break
      rows.push(line)
    }
    const looks = (line: Line | undefined) => line?.at('appearance') ?? ''
    const isTable =
      /\btable-list\b/.test(looks(head)) ||
      rows.some((line) => /\blist-nolabel\b/.test(looks(line)))
    const selects = rows.map((line) => selectOf(line.at('type')))
    const list = selects[0]?.list
    const isPlain = (line: Line) =>
      ['relevant', 'constraint', 'choice_filter'].every((one) => line.at(one) === '')
    const fits = selects.every((one) => one?.kind === 'one' && !one.other && one.list === list)
    if (!head || !isTable || !list || !fits || !rows.every(isPlain)) return undefined
    const asked = this.#asked(head, 'Tabelle')
    const own = rows.filter((line) => looks(line).trim() !== 'label')
    const question = readTable(asked, list, own)
    const section = this.#here()
    addRules(asked, question, this.#around())
    this.#draft.add(section, question)
    return end - at + 1
  }

  #question(line: Line, type: string): void {
    const asked = this.#asked(line, 'Frage')
    const { entry } = asked
    if (this.#draft.scope.peek(asked.foreign)) {
      entry.change('Den Namen gibt es in der Datei mehrmals; Bedingungen meinen die erste Frage.')
    }
    const select = selectOf(type)
    const why = impossible.get(type.toLowerCase())
    const read = fields.get(type.toLowerCase())
    if (!select && !read) {
      this.#draft.texts(entry, line.texts('label'))
      return entry.refuse(why ?? `Fragen der Art ${quote(type)} gibt es hier nicht.`)
    }
    const question = select ? readSelect(asked, select) : read?.(asked)
    if (!question) return
    const section = this.#here()
    addRules(asked, question, this.#around())
    this.#draft.add(section, question)
  }
}
