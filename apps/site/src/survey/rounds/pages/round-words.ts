import type { FieldError, Locale, Translate } from '../../../foundation/index.ts'
import type { Nation } from '../../../register/index.ts'
import { statusWord } from '../../../releases/index.ts'
import type { Bilingual, CriteriaRule, Mark, Question } from '../../types.ts'
import type { LetterName } from '../links.ts'
import type { Missing } from '../rules/readiness.ts'
import type { Fault } from './check-text.ts'

/** A text in the language of the page; English where there is no other yet. */
export const inLanguage = (text: Bilingual, locale: Locale): string =>
  locale === 'cy' && text.cy.trim() !== '' ? text.cy : text.en

export const nationWord = (t: Translate, nation: Nation): string => t(`site.nation.${nation}`)

export const markWord = (t: Translate, mark: Mark): string => t(`rounds.marks.${mark}`)

export const statusOfRule = (t: Translate, status: CriteriaRule['status']): string =>
  statusWord(t, status === 'excluded' ? null : status)

/** `Request · Freedom of Information Act 2000 · English` */
export const letterWords = (t: Translate, { kind, law, language }: LetterName): string =>
  t('rounds.letters.which', {
    kind: t(`letters.kinds.${kind}`),
    law: t(`rounds.laws.short.${law}`),
    language: t(`letters.languages.${language}`),
  })

/** One, two and three, as a sentence says it. */
export const listOf = (locale: Locale, items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string =>
  new Intl.ListFormat(locale === 'cy' ? 'cy-GB' : 'en-GB', { type }).format(items)

/** What is missing, as a sentence. */
export function missingWords(t: Translate, missing: Missing, questions: readonly Question[]): string {
  const key = `rounds.missing.${missing.what}`
  switch (missing.what) {
    case 'nation-without-question':
      return t(key, { nation: nationWord(t, missing.nation) })
    case 'question-welsh':
    case 'help-welsh':
    case 'reason-welsh':
      return t(key, { question: questionName(t, missing.question, questions) })
    case 'no-letter':
    case 'no-questions':
    case 'no-reply-address':
      return t(key, { letter: letterWords(t, missing) })
    case 'template':
      return t('rounds.missing.template', {
        letter: letterWords(t, missing),
        problem: problemWords(t, missing.problem),
      })
    case 'gap':
      return t(key, { marks: marksInWords(t, missing.marks, questions) })
    case 'rule-welsh':
      return t(key, { number: missing.rule + 1 })
    case 'question-gone':
      return t(key, { number: missing.rule + 1, question: missing.question })
    case 'name-welsh':
    case 'send-day':
    case 'replies-day':
    case 'replies-before-letters':
    case 'no-question':
      return t(key)
  }
}

/** What is wrong with a letter, and where. */
export function problemWords(t: Translate, problem: Extract<Missing, { what: 'template' }>['problem']): string {
  const part = t(`letters.parts.${problem.part}`)
  switch (problem.problem) {
    case 'unknown-field':
      return t('letters.problems.unknown-field', { part, line: problem.line, name: problem.name })
    case 'stray-brace':
      return t('letters.problems.stray-brace', { part, line: problem.line })
    case 'empty':
      return t('letters.problems.empty', { part })
  }
}

/** `3 (where-recorded)`: the number that a question has in the round, and its name. */
export function questionName(t: Translate, id: string, questions: readonly Question[]): string {
  const at = questions.findIndex(question => question.id === id)
  return at < 0 ? id : t('rounds.questions.called', { number: at + 1, id })
}

export const marksInWords = (t: Translate, marks: Readonly<Record<string, Mark>>, questions: readonly Question[]): string =>
  listOf(
    t.locale,
    Object.entries(marks).map(([question, mark]) =>
      t('rounds.criteria.marked', { question: questionName(t, question, questions), mark: markWord(t, mark) }),
    ),
  )

/** Each fault as the error summary wants it. */
export const errorsOf = (t: Translate, faults: readonly Fault[]): FieldError[] =>
  faults.map(({ field, fault, values }) => ({ field, message: t(`rounds.faults.${fault}`, values) }))

/** The first fault of a field, in words. */
export const errorAt = (t: Translate, faults: readonly Fault[], field: string): string | undefined => {
  const fault = faults.find(each => each.field === field)
  return fault && t(`rounds.faults.${fault.fault}`, fault.values)
}
