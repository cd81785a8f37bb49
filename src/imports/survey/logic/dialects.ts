/** The three languages conditions are written in: SurveyJS, XPath of XLSForm, ExpressionScript of LimeSurvey. */
import type { Dialect } from './parse.ts'

/** How to read a language, what its functions are called here, and how answers are piped into its texts. */
export interface Language {
  dialect: Dialect
  functions: ReadonlyMap<string, string>
  /** A name in a text that stands for an answer; its first group is the name. */
  pipe: RegExp
  /** Takes away what the language hangs onto names. */
  plain: (name: string) => string
}

const map = <Value>(entries: Record<string, Value>): ReadonlyMap<string, Value> =>
  new Map(Object.entries(entries))

const truths = { true: true, false: false } as const

/** SurveyJS: https://surveyjs.io/form-library/documentation/design-survey/conditional-logic */
export const surveyJs: Language = {
  dialect: {
    name: /\{([^{}]{1,200})\}/y,
    word: /[A-Za-z_]\w*/y,
    infix: map({
      or: ['or', 1],
      '||': ['or', 1],
      and: ['and', 2],
      '&&': ['and', 2],
      '==': ['==', 4],
      '=': ['==', 4],
      equal: ['==', 4],
      '!=': ['!=', 4],
      '<>': ['!=', 4],
      notequal: ['!=', 4],
      '<=': ['<=', 4],
      lessorequal: ['<=', 4],
      '>=': ['>=', 4],
      greaterorequal: ['>=', 4],
      '<': ['<', 4],
      less: ['<', 4],
      '>': ['>', 4],
      greater: ['>', 4],
      contains: ['contains', 4],
      contain: ['contains', 4],
      '*=': ['contains', 4],
      allof: ['contains', 4],
      anyof: ['any-of', 4],
      noneof: ['lacks', 4],
      notcontains: ['lacks', 4],
      notcontain: ['lacks', 4],
      '+': ['+', 5],
      '-': ['-', 5],
      '*': ['*', 6],
      '/': ['/', 6],
      '%': ['mod', 6],
      '^': ['power', 7],
      power: ['power', 7],
    }),
    prefix: map({ '!': 'not', not: 'not', negate: 'not', '-': 'negative' }),
    postfix: map({ empty: 'empty', notempty: 'filled' }),
    constants: map({ ...truths, null: null, undefined: null }),
    bare: 'text',
    escapes: true,
    anyCase: true,
  },
  functions: map({
    'iif()': 'if',
    'today()': 'today',
    'currentDate()': 'today',
    'round()': 'round',
    'min()': 'min',
    'max()': 'max',
    'sum()': '+',
  }),
  pipe: /\{([^{}\n]{1,80})\}/g,
  // In a repeated panel or table row the question itself is meant.
  plain: (name) => name.replace(/^(panel|row)\./, ''),
}

/** XLSForm: https://xlsform.org/en/ref-table/ and https://docs.getodk.org/form-operators-functions/ */
export const xpath: Language = {
  dialect: {
    name: /\$\{\s*([^{}]{1,200}?)\s*\}|((?:\.{1,2}\/|\/)[\w./-]+)|(\.)(?![\w.])/y,
    word: /[A-Za-z_][\w.-]*(?::[A-Za-z][\w-]*)?/y,
    infix: map({
      or: ['or', 1],
      and: ['and', 2],
      '=': ['==', 4],
      '!=': ['!=', 4],
      '<=': ['<=', 4],
      '>=': ['>=', 4],
      '<': ['<', 4],
      '>': ['>', 4],
      '+': ['+', 5],
      '-': ['-', 5],
      '*': ['*', 6],
      div: ['/', 6],
      mod: ['mod', 6],
    }),
    prefix: map({ '-': 'negative' }),
    postfix: map({}),
    constants: map({}),
    bare: 'name',
    escapes: false,
    anyCase: false,
  },
  functions: map({
    'selected()': 'contains',
    'not()': 'not',
    'true()': 'true',
    'false()': 'false',
    'count-selected()': 'count',
    'string-length()': 'length',
    'coalesce()': 'coalesce',
    'if()': 'if',
    'today()': 'today',
    'now()': 'today',
    'number()': 'same',
    'int()': 'same',
    'string()': 'same',
    'date()': 'same',
    'boolean()': 'same',
    'round()': 'round',
    'min()': 'min',
    'max()': 'max',
    'abs()': 'absolute',
    'concat()': 'cat',
  }),
  pipe: /\$\{\s*([^{}\s]{1,80})\s*\}/g,
  plain: (name) => name.replace(/^.*\//, ''),
}

/** LimeSurvey: https://www.limesurvey.org/manual/ExpressionScript_-_Presentation */
export const expressionScript: Language = {
  dialect: {
    // Survey, group, question and code by their numbers, as older versions wrote them.
    name: /(\d+X\d+X\w+)/y,
    word: /[A-Za-z_][\w.]*/y,
    infix: map({
      or: ['or', 1],
      '||': ['or', 1],
      and: ['and', 2],
      '&&': ['and', 2],
      '==': ['==', 4],
      eq: ['==', 4],
      '!=': ['!=', 4],
      ne: ['!=', 4],
      '<=': ['<=', 4],
      le: ['<=', 4],
      '>=': ['>=', 4],
      ge: ['>=', 4],
      '<': ['<', 4],
      lt: ['<', 4],
      '>': ['>', 4],
      gt: ['>', 4],
      '+': ['+', 5],
      '-': ['-', 5],
      '*': ['*', 6],
      '/': ['/', 6],
    }),
    prefix: map({ '!': 'not', not: 'not', '-': 'negative' }),
    postfix: map({}),
    constants: map(truths),
    bare: 'name',
    escapes: true,
    anyCase: false,
  },
  functions: map({
    'is_empty()': 'empty',
    'if()': 'if',
    'round()': 'round',
    'min()': 'min',
    'max()': 'max',
    'sum()': '+',
    'abs()': 'absolute',
    'strlen()': 'length',
    'intval()': 'same',
    'floatval()': 'same',
    'join()': 'cat',
  }),
  pipe: /\{([A-Za-z][\w.]{0,80})\}/g,
  plain: (name) => name.replace(/\.(NAOK|shown|value|code|relevanceStatus|question)$/, ''),
}
