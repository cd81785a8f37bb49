/** Small files with much in them, to be changed by chance, and a questionnaire for answers. */
import type { AnswerTarget } from '#imports/survey/answers/read.ts'
import type { Questionnaire } from '#schema/survey.ts'

export const smallSurveyJs = {
  title: 'T',
  pages: [
    {
      name: 'p',
      visibleIf: '{b} > 1',
      elements: [
        {
          type: 'radiogroup',
          name: 'a',
          choices: ['x', { value: 'y', text: { de: 'Y', en: 'Z' } }],
          hasOther: true,
        },
        {
          type: 'text',
          name: 'b',
          inputType: 'number',
          visibleIf: "{a} = 'x' and {d} contains 1",
          min: 1,
          validators: [{ type: 'expression', expression: '{b} < 3 * 2' }],
        },
        { type: 'rating', name: 'c', rateMax: 5, requiredIf: '{b} notempty' },
        {
          type: 'checkbox',
          name: 'd',
          choices: [1, 2, 3],
          choicesVisibleIf: '{item} > {b}',
          maxSelectedChoices: 2,
        },
        { type: 'matrix', name: 'm', columns: ['u', 'v'], rows: ['r', 's'] },
        {
          type: 'paneldynamic',
          name: 'n',
          templateElements: [{ type: 'boolean', name: 'e', visibleIf: '{panel.e} = true' }],
        },
        {
          type: 'panel',
          title: 'G',
          elements: [{ type: 'html', name: 'h', html: '<b>{a}</b>' }],
          visibleIf: '{m.r} = "u"',
        },
        {
          type: 'matrixdropdown',
          name: 'o',
          columns: [
            { name: 'k', choices: [1] },
            { name: 'l', cellType: 'text' },
          ],
          rows: ['r'],
        },
      ],
    },
  ],
  calculatedValues: [{ name: 's', expression: 'iif({b} > 2, {b} % 2, -{c})' }],
}

export const smallForm = {
  survey: `type | name | label | relevant | constraint | required | calculation | choice_filter | repeat_count
begin_group | g | G | \${b} > 1 | | | | |
select_one l or_other | a | A | | | yes | | k = \${b} |
integer | b | B \${a} | selected(\${c}, 'x') | . > 1 and . < 10 | | | |
select_multiple l | c | C | \${a} != 'y' | count-selected(.) < 3 | | | |
end_group | | | | | | | |
begin_repeat | r | R | | | | | | \${b}
date | d | D | | . < today() | | | |
end_repeat | | | | | | | |
calculate | s | | | | | if(\${b} > 2, \${b} mod 2, coalesce(\${b}, 0)) | |`,
  choices: `list_name | name | label | k
l | x | X | 1
l | y | Y | 2`,
}

const row = (fields: globalThis.Record<string, string | number>) =>
  `<row>${Object.entries(fields)
    .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
    .join('')}</row>`

const table = (name: string, ...rows: globalThis.Record<string, string | number>[]) =>
  `<${name}><rows>${rows.map(row).join('')}</rows></${name}>`

const question = (qid: number, type: string, title: string, relevance: string) => ({
  qid,
  parent_qid: 0,
  sid: 5,
  gid: 1,
  type,
  title,
  mandatory: 'Y',
  other: 'Y',
  relevance,
  question: `<p>{a.shown} ${title}</p>`,
  language: 'de',
})

const part = (qid: number, parent: number, title: string) => ({
  qid,
  parent_qid: parent,
  title,
  question: title,
  language: 'de',
  scale_id: 0,
})

export const smallLime = `<?xml version="1.0" encoding="UTF-8"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType>${[
  table(
    'answers',
    { qid: 1, code: 'A1', answer: 'Eins', language: 'de' },
    { qid: 1, code: 'A2', answer: 'Zwei', language: 'de' },
  ),
  table('groups', { gid: 1, group_name: 'G', language: 'de', grelevance: 'b_1 == "Y"' }),
  table(
    'questions',
    question(1, 'L', 'a', '1'),
    question(2, 'M', 'b', 'a.NAOK == "A1" || !(d > 2)'),
    question(3, 'F', 'c', '5X1X1 != "A2" and 5X1X21 == "Y"'),
    question(4, 'N', 'd', 'if(a == "A1", 1, 0)'),
    question(5, '*', 'e', '1'),
  ),
  table('subquestions', part(6, 2, '1'), part(7, 2, '2'), part(8, 3, 'r')),
  table(
    'question_attributes',
    { qid: 4, attribute: 'em_validation_q', value: 'self > 1' },
    { qid: 2, attribute: 'max_answers', value: 2 },
  ),
  table('surveys', { sid: 5, language: 'de', format: 'G' }),
  table('surveys_languagesettings', { surveyls_language: 'de', surveyls_title: 'T' }),
].join('')}</document>`

const de = (text: string) => ({ de: text })

const questionnaire: Questionnaire = {
  format: 1,
  survey: 'dorf',
  version: 1,
  title: de('Dorf'),
  intro: {},
  thanks: {},
  notice: {
    controller: '',
    contact: '',
    officer: '',
    purpose: '',
    basis: '',
    recipients: '',
    deletion: '',
    authority: '',
  },
  languages: ['de'],
  paging: 'question',
  idleSeconds: 60,
  photos: false,
  sections: [
    {
      id: 's',
      title: {},
      questions: [
        {
          id: 'ort',
          name: 'ort',
          text: de('Wo wohnen Sie?'),
          kind: 'choice',
          many: false,
          options: [
            { code: 'a1', text: de('Altstadt') },
            { code: 'a2', text: de('Am See') },
          ],
        },
        {
          id: 'wege',
          name: 'wege',
          text: de('Womit sind Sie unterwegs?'),
          kind: 'choice',
          many: true,
          options: [
            { code: 'rad', text: de('Rad') },
            { code: 'bus', text: de('Bus') },
          ],
        },
        { id: 'note', name: 'note', text: de('Note'), kind: 'rating', most: 5 },
        { id: 'alter', name: 'alter', text: de('Alter'), kind: 'number', decimals: 1 },
        { id: 'seit', name: 'seit', text: de('Seit'), kind: 'date' },
        { id: 'garten', name: 'garten', text: de('Garten'), kind: 'yes-no' },
        { id: 'bemerkung', name: 'bemerkung', text: de('Noch etwas?'), kind: 'text', long: true },
        { id: 'platz', name: 'platz', text: de('Platz'), kind: 'rating', most: 3 },
      ],
    },
  ],
}

/** Where the answers of `antworten.csv` belong. */
export const target: AnswerTarget = {
  questionnaire,
  hash: 'h',
  channel: 'paper',
  day: '2025-05-01',
}
