import { ButtonLink, type Ctx, localPath, Select, type Translate } from '../../../foundation/index.ts'
import { criteriaLink, StatusMark, StatusSymbols, statusCss } from '../../../releases/index.ts'
import { ModeForm } from '../../marking/pages/mode-form.tsx'
import { readForm } from '../../read-form.ts'
import type { CriteriaRule, Question } from '../../types.ts'
import { ownVersion } from '../criteria/criteria-version.ts'
import { decideStatus, type Marks } from '../criteria/decide-status.ts'
import { marksOfType } from '../criteria/marks-of-type.ts'
import { loadDefaultRound } from '../defaults/load-default-round.ts'
import { addRuleLink, editLink, editRuleLink, moveRuleLink, resetRulesLink } from '../links.ts'
import { readiness } from '../rules/readiness.ts'
import type { DraftConflict, RoundNow } from '../verbs/change-draft.ts'
import { type RulesChange, saveRules } from '../verbs/save-rules.ts'
import { answerChange, draftInput, roundNow } from './draft-here.ts'
import { DraftForm, draftPage } from './draft-page.tsx'
import { MoveButtons } from './move-buttons.tsx'
import { MissingNotice } from './progress.tsx'
import { inLanguage, listOf, markWord, missingWords, questionName, statusOfRule } from './round-words.ts'
import { marksName } from './rule-form.ts'
import { positionHere } from './rule-page.tsx'

/** `/console/rounds/:round/edit/criteria`: the rules in their order, and a box to try them out. */
export const showCriteria = async (c: Ctx): Promise<Response> => criteriaPage(c, await roundNow(c))

export async function postMoveRule(c: Ctx): Promise<Response> {
  const form = await readForm(c)
  return change(c, form.basedOn, { what: 'move', position: positionHere(c) ?? -1, to: Number(form.line('to')) }, 'moved')
}

export async function postRemoveRule(c: Ctx): Promise<Response> {
  const form = await readForm(c)
  return change(c, form.basedOn, { what: 'remove', position: positionHere(c) ?? -1 }, 'removed')
}

export async function postResetRules(c: Ctx): Promise<Response> {
  const form = await readForm(c)
  return change(c, form.basedOn, { what: 'reset' }, 'reset')
}

async function change(c: Ctx, basedOn: number, what: RulesChange, done: string): Promise<Response> {
  const input = draftInput(c, basedOn)
  const published = loadDefaultRound(c.var.services.root).criteria
  return answerChange(c, await saveRules(c.var.services.write, { ...input, change: what, published }), {
    link: editLink(input.round, 'criteria'),
    done,
    again: conflict => criteriaPage(c, conflict.current, conflict),
  })
}

function criteriaPage(c: Ctx, whole: RoundNow, conflict?: DraftConflict): Response {
  const { t, locale } = c.var
  const { round, questions } = whole
  const missing = readiness(whole).filter(({ section }) => section === 'criteria')
  return draftPage(c, {
    whole,
    section: 'criteria',
    title: t('rounds.parts.criteria'),
    lead: t('rounds.criteria.lead'),
    css: [statusCss],
    conflict: conflict && { conflict, differences: [] },
    body: (
      <>
        <StatusSymbols />
        <VersionWords t={t} whole={whole} />
        <MissingNotice t={t} words={missing.map(each => missingWords(t, each, questions))} />
        <TryBox c={c} whole={whole} />
        <h2>{t('rounds.criteria.rules')}</h2>
        <p class="console-lead">{t('rounds.criteria.before')}</p>
        <ol class="steps">
          {round.criteria.rules.map((rule, index) => (
            <li id={`rule-${index + 1}`}>
              <RuleItem t={t} rule={rule} number={index + 1} questions={questions} />
              <div class="acts">
                <a href={localPath(locale, editRuleLink(round.id, index))}>
                  {t('rounds.criteria.change', { number: index + 1 })}
                </a>
                <MoveButtons
                  t={t}
                  to={moveRuleLink(round.id, index)}
                  version={round.version}
                  index={index}
                  count={round.criteria.rules.length}
                  what={t('rounds.criteria.what', { number: index + 1 })}
                />
              </div>
            </li>
          ))}
        </ol>
        <p>{t('rounds.criteria.otherwise')}</p>
        <p>
          <ButtonLink href={localPath(locale, addRuleLink(round.id))}>{t('rounds.criteria.add')}</ButtonLink>
        </p>
        <ModeForm t={t} round={round} isBegun={false} mayChange />
      </>
    ),
  })
}

/** Whose rules these are: the published ones, or the round's own, with a way back. */
function VersionWords({ t, whole: { round } }: { t: Translate; whole: RoundNow }) {
  const isOwn = round.criteria.version === ownVersion(round.id)
  if (!isOwn) {
    return (
      <p>
        {t('rounds.criteria.published', { version: round.criteria.version })}{' '}
        <a href={localPath(t.locale, criteriaLink(round.criteria.version))}>{t('rounds.criteria.publishedLink')}</a>
      </p>
    )
  }
  return (
    <>
      <p>{t('rounds.criteria.own', { version: round.criteria.version })}</p>
      <DraftForm t={t} to={resetRulesLink(round.id)} version={round.version}>
        <p class="acts">
          <button class="button quiet" type="submit">
            {t('rounds.criteria.reset')}
          </button>
        </p>
      </DraftForm>
    </>
  )
}

type RuleItemProps = {
  readonly t: Translate
  readonly rule: CriteriaRule
  readonly number: number
  readonly questions: readonly Question[]
}

/** One rule: what it asks for, and what follows. */
export const RuleItem = ({ t, rule, number, questions }: RuleItemProps) => (
  <>
    <h3>
      {t('rounds.criteria.numbered', { number })}{' '}
      <StatusMark t={t} status={rule.status === 'excluded' ? null : rule.status} words="shown" />
    </h3>
    <p>{conditionsInWords(t, rule, questions)}</p>
    <p class="soft small">{inLanguage(rule.when, t.locale)}</p>
  </>
)

function conditionsInWords(t: Translate, { conditions }: CriteriaRule, questions: readonly Question[]): string {
  if (conditions.length === 0) return t('rounds.criteria.anything')
  const each = conditions.map(({ question, marks }) =>
    t('rounds.criteria.condition', {
      question: questionName(t, question, questions),
      marks: listOf(
        t.locale,
        marks.map(mark => markWord(t, mark)),
        'disjunction',
      ),
    }),
  )
  return t('rounds.criteria.when', { conditions: listOf(t.locale, each) })
}

/** Choose marks, see the status and why. It reads the address and changes nothing. */
function TryBox({ c, whole: { round, questions } }: { c: Ctx; whole: RoundNow }) {
  const { t, locale } = c.var
  const marks: Marks = Object.fromEntries(
    questions.flatMap(({ id, type }) => {
      const mark = marksOfType(type).find(each => each === c.req.query(marksName(id)))
      return mark ? [[id, mark]] : []
    }),
  )
  const counting = questions.filter(({ id }) =>
    round.criteria.rules.some(({ conditions }) => conditions.some(({ question }) => question === id)),
  )
  const isAsked = questions.some(({ id }) => c.req.query(marksName(id)) !== undefined)
  return (
    <section class="try" id="try" aria-labelledby="try-title">
      <h2 id="try-title">{t('rounds.criteria.try')}</h2>
      {isAsked && <Decision t={t} whole={{ round, questions }} marks={marks} />}
      <form method="get" action={`${localPath(locale, editLink(round.id, 'criteria'))}#try`}>
        <div class="try-marks">
          {counting.map(({ id, type, wording }) => (
            <Select
              t={t}
              id={`try-${id}`}
              name={marksName(id)}
              label={t('rounds.criteria.tryQuestion', { question: questionName(t, id, questions) })}
              hint={inLanguage(wording, locale)}
              value={marks[id] ?? 'none'}
              choices={marksOfType(type).map(mark => ({ value: mark, label: markWord(t, mark) }))}
            />
          ))}
        </div>
        <p class="acts">
          <button class="button quiet" type="submit">
            {t('rounds.criteria.tryButton')}
          </button>
        </p>
      </form>
    </section>
  )
}

type DecisionProps = { readonly t: Translate; readonly whole: Pick<RoundNow, 'round' | 'questions'>; readonly marks: Marks }

/** The status that follows, the rule that decided, and the marks that made it fit. */
function Decision({ t, whole: { round, questions }, marks }: DecisionProps) {
  const { status, position, reasons } = decideStatus(round.criteria, marks)
  const because = reasons.flatMap(reason =>
    reason.reason === 'mark'
      ? [t('rounds.criteria.marked', { question: questionName(t, reason.question, questions), mark: markWord(t, reason.mark) })]
      : [],
  )
  return (
    <div role="status">
      <p>
        <strong>{t('rounds.criteria.result', { status: statusOfRule(t, status) })}</strong>{' '}
        {position === null
          ? t('rounds.criteria.noRule')
          : because.length === 0
            ? t('rounds.criteria.byOtherwise', { number: position + 1 })
            : t('rounds.criteria.because', { number: position + 1, marks: listOf(t.locale, because) })}
      </p>
    </div>
  )
}
