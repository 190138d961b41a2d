import { statusCodes } from '../../../releases/index.ts'
import type { SentForm } from '../../read-form.ts'
import type { CriteriaRule, Question } from '../../types.ts'
import { marksOfType } from '../criteria/marks-of-type.ts'
import { checkText, type Fault, longest } from './check-text.ts'

/** A rule as it stands in the form: everything is text; the marks by question. */
export type TypedRule = {
  readonly id: string
  readonly status: string
  readonly whenEn: string
  readonly whenCy: string
  readonly marks: Readonly<Record<string, readonly string[]>>
}

export const statusesOfRules = [...statusCodes, 'excluded'] as const

export const emptyRule: TypedRule = { id: '', status: '', whenEn: '', whenCy: '', marks: {} }

export const marksName = (question: string): string => `marks-${question}`

export const typedRuleFrom = ({ id, status, when, conditions }: CriteriaRule): TypedRule => ({
  id,
  status,
  whenEn: when.en,
  whenCy: when.cy,
  marks: Object.fromEntries(conditions.map(({ question, marks }) => [question, marks])),
})

export const readRule = (form: SentForm, questions: readonly Question[]): TypedRule => ({
  id: form.line('rule-id'),
  status: form.line('status'),
  whenEn: form.line('when-en'),
  whenCy: form.line('when-cy'),
  marks: Object.fromEntries(questions.map(({ id }) => [id, form.all(marksName(id))])),
})

/** The rule, or what has to be mended. A question without a tick, or with every one, asks for nothing. */
export function checkRule(
  typed: TypedRule,
  questions: readonly Question[],
): { readonly rule: CriteriaRule } | { readonly faults: readonly Fault[] } {
  const status = statusesOfRules.find(each => each === typed.status)
  const faults = [
    ...(/^[a-z]+(-[a-z]+)*$/.test(typed.id) && typed.id.length <= longest.questionId
      ? []
      : [{ field: 'rule-id', fault: 'rule-id' }]),
    ...(status ? [] : [{ field: 'status', fault: 'choose' }]),
    ...checkText(typed.whenEn, { field: 'when-en', most: longest.rule, isNeeded: true }),
    ...checkText(typed.whenCy, { field: 'when-cy', most: longest.rule }),
  ]
  if (faults.length > 0 || !status) return { faults }
  const conditions = questions.flatMap(({ id, type }) => {
    const offered = marksOfType(type)
    const marks = offered.filter(mark => typed.marks[id]?.includes(mark))
    return marks.length === 0 || marks.length === offered.length ? [] : [{ question: id, marks }]
  })
  return { rule: { id: typed.id, status, when: { en: typed.whenEn, cy: typed.whenCy }, conditions } }
}
