import { HTTPException } from 'hono/http-exception'
import { Button, type Ctx, Fold, localPath, Select, TextArea, TextField, type Translate } from '../../../foundation/index.ts'
import { readForm } from '../../read-form.ts'
import type { CriteriaRule, Question } from '../../types.ts'
import { marksOfType } from '../criteria/marks-of-type.ts'
import { loadDefaultRound } from '../defaults/load-default-round.ts'
import { addRuleLink, editLink, editRuleLink, removeRuleLink } from '../links.ts'
import type { DraftConflict, RoundNow } from '../verbs/change-draft.ts'
import { saveRules } from '../verbs/save-rules.ts'
import type { Fault } from './check-text.ts'
import { Checkboxes } from './checkboxes.tsx'
import { answerChange, draftInput, roundNow } from './draft-here.ts'
import { type Difference, DraftForm, draftPage } from './draft-page.tsx'
import { errorAt, inLanguage, markWord, statusOfRule } from './round-words.ts'
import { checkRule, emptyRule, marksName, readRule, statusesOfRules, type TypedRule, typedRuleFrom } from './rule-form.ts'

type RuleView = {
  readonly whole: RoundNow
  /** The place of the rule that is changed, from 0; null for a new one. */
  readonly position: number | null
  readonly typed: TypedRule
  readonly version: number
  readonly faults?: readonly Fault[]
  readonly conflict?: DraftConflict
}

export async function showAddRule(c: Ctx): Promise<Response> {
  const whole = await roundNow(c)
  return rulePage(c, { whole, position: null, typed: emptyRule, version: whole.round.version })
}

export async function showRule(c: Ctx): Promise<Response> {
  const whole = await roundNow(c)
  const position = positionHere(c)
  const rule = position === null ? undefined : whole.round.criteria.rules[position]
  if (!rule) throw new HTTPException(404)
  return rulePage(c, { whole, position, typed: typedRuleFrom(rule), version: whole.round.version })
}

/** Adds a rule, or changes the one in the address. */
export async function postRule(c: Ctx): Promise<Response> {
  const form = await readForm(c)
  const whole = await roundNow(c)
  const position = positionHere(c)
  const typed = readRule(form, whole.questions)
  const view = { whole, position, typed, version: form.basedOn }
  const checked = checkRule(typed, whole.questions)
  if ('faults' in checked) return rulePage(c, { ...view, faults: checked.faults })
  const { rule } = checked
  if (position === null && saysOtherwise(whole.round.criteria.rules, rule)) {
    return rulePage(c, { ...view, faults: [{ field: 'rule-id', fault: 'rule-id-taken' }] })
  }
  const input = draftInput(c, form.basedOn)
  const outcome = await saveRules(c.var.services.write, {
    ...input,
    change: position === null ? { what: 'add', rule } : { what: 'change', position, rule },
    published: loadDefaultRound(c.var.services.root).criteria,
  })
  return answerChange(c, outcome, {
    link: editLink(input.round, 'criteria'),
    done: position === null ? 'added' : 'saved',
    again: conflict => rulePage(c, { ...view, whole: conflict.current, version: conflict.current.round.version, conflict }),
  })
}

/** Rules stand in addresses as people count them. */
export function positionHere(c: Ctx): number | null {
  const number = c.req.param('rule')
  return number === undefined ? null : Number(number) - 1
}

/** Whether a rule of the same name already stands for something else. */
const saysOtherwise = (rules: readonly CriteriaRule[], { id, status, when }: CriteriaRule): boolean =>
  rules.some(rule => rule.id === id && (rule.status !== status || rule.when.en !== when.en || rule.when.cy !== when.cy))

function rulePage(c: Ctx, { whole, position, typed, version, faults = [], conflict }: RuleView): Response {
  const { t } = c.var
  const { round, questions } = whole
  return draftPage(c, {
    whole,
    section: 'criteria',
    title: position === null ? t('rounds.criteria.add') : t('rounds.criteria.title', { number: position + 1 }),
    lead: t(position === null ? 'rounds.criteria.addLead' : 'rounds.criteria.formLead'),
    faults,
    conflict: conflict && { conflict, differences: differences(t, whole, position, typed) },
    body: (
      <>
        <DraftForm t={t} to={position === null ? addRuleLink(round.id) : editRuleLink(round.id, position)} version={version}>
          <RuleFields t={t} typed={typed} faults={faults} questions={questions} />
          <Button>{t(conflict ? 'rounds.saveMine' : position === null ? 'rounds.criteria.addButton' : 'rounds.save')}</Button>
        </DraftForm>
        {position !== null && (
          <form class="danger" method="post" action={localPath(t.locale, removeRuleLink(round.id, position))}>
            <input type="hidden" name="version" value={String(round.version)} />
            <p>{t('rounds.criteria.removeHint')}</p>
            <Button kind="quiet">{t('rounds.criteria.remove')}</Button>
          </form>
        )}
      </>
    ),
  })
}

type RuleFieldsProps = {
  readonly t: Translate
  readonly typed: TypedRule
  readonly faults: readonly Fault[]
  readonly questions: readonly Question[]
}

const RuleFields = ({ t, typed, faults, questions }: RuleFieldsProps) => (
  <>
    <MarkFields t={t} typed={typed} questions={questions} />
    <Select
      t={t}
      id="status"
      label={t('rounds.fields.status')}
      value={typed.status}
      error={errorAt(t, faults, 'status')}
      choices={statusesOfRules.map(status => ({ value: status, label: statusOfRule(t, status) }))}
    />
    <TextArea
      t={t}
      id="when-en"
      label={t('rounds.fields.whenEn')}
      hint={t('rounds.hints.when')}
      value={typed.whenEn}
      error={errorAt(t, faults, 'when-en')}
      rows={3}
    />
    <TextArea
      t={t}
      id="when-cy"
      label={t('rounds.fields.whenCy')}
      hint={t('rounds.hints.welshLater')}
      value={typed.whenCy}
      error={errorAt(t, faults, 'when-cy')}
      rows={3}
      optional
    />
    <TextField
      t={t}
      id="rule-id"
      label={t('rounds.fields.ruleId')}
      hint={t('rounds.hints.ruleId')}
      value={typed.id}
      error={errorAt(t, faults, 'rule-id')}
      autocomplete="off"
    />
  </>
)

/** The marks for each question. Those on which a status seldom hangs are folded away, unless one of their marks is ticked. */
function MarkFields({ t, typed, questions }: Omit<RuleFieldsProps, 'faults'>) {
  const numbered = questions.map((question, index) => ({ question, number: index + 1 }))
  const isFirst = ({ question: { id, type } }: (typeof numbered)[number]): boolean =>
    type === 'yes-no-partly' || type === 'number' || (typed.marks[id] ?? []).length > 0
  const rest = numbered.filter(each => !isFirst(each))
  const boxes = ({ question, number }: (typeof numbered)[number]) => (
    <Checkboxes
      t={t}
      id={marksName(question.id)}
      label={t('rounds.questions.numbered', { number, wording: inLanguage(question.wording, t.locale) })}
      choices={marksOfType(question.type).map(mark => ({ value: mark, label: markWord(t, mark) }))}
      ticked={typed.marks[question.id] ?? []}
    />
  )
  return (
    <>
      <p>{t('rounds.hints.marks')}</p>
      {numbered.filter(isFirst).map(boxes)}
      {rest.length > 0 && <Fold summary={t('rounds.criteria.moreQuestions')}>{rest.map(boxes)}</Fold>}
    </>
  )
}

function differences(t: Translate, { round }: RoundNow, position: number | null, typed: TypedRule): Difference[] {
  const rule = position === null ? undefined : round.criteria.rules[position]
  const now = rule ? typedRuleFrom(rule) : emptyRule
  const status = (text: string): string => {
    const known = statusesOfRules.find(each => each === text)
    return known ? statusOfRule(t, known) : ''
  }
  return [
    { label: t('rounds.fields.status'), now: status(now.status), typed: status(typed.status) },
    { label: t('rounds.fields.whenEn'), now: now.whenEn, typed: typed.whenEn },
    { label: t('rounds.fields.whenCy'), now: now.whenCy, typed: typed.whenCy },
  ]
}
