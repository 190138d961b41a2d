import { dayInUk, Fold, type Translate } from '../../../foundation/index.ts'
import { StatusMark, StatusSymbols } from '../../../releases/index.ts'
import type { StatusDecision, StatusReason } from '../../rounds/criteria/decide-status.ts'
import { listOf, markWord, questionName, statusOfRule } from '../../rounds/pages/round-words.ts'
import type { Mark } from '../../types.ts'
import { rulesPassedOver } from '../explain-rules.ts'
import type { SheetView } from '../sheet-view.ts'
import { markOn } from '../sheets.ts'

type Props = { readonly t: Translate; readonly view: SheetView }

/** The status that follows, the rule that decided and why, and what is still open. */
export function DecisionPart({ t, view }: Props) {
  const { standing } = view
  const isMineAlone = !view.isShown && view.myDecision !== null
  return (
    <section class="decision" aria-labelledby="status">
      <StatusSymbols />
      <h2 id="status">{t('marking.decision.title')}</h2>
      {isMineAlone ? <OfMine t={t} view={view} /> : <AsItStands t={t} view={view} />}
      <h3>{t('marking.decision.todos')}</h3>
      {standing.todos.length === 0 ? (
        <p>{t('marking.decision.ready')}</p>
      ) : (
        <ul>
          {standing.todos.map(todo => (
            <li>{t(`marking.todo.${todo}`)}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** While nobody may see the other's marks, one's own say what they would make. */
function OfMine({ t, view }: Props) {
  const { mine, myDecision } = view
  if (!mine || !myDecision) return null
  const marks = Object.fromEntries(view.toMark.map(({ id }) => [id, markOn(mine, id)]))
  return (
    <>
      <p class="outcome">
        {t('marking.decision.mine', { status: statusOfRule(t, myDecision.status) })}{' '}
        <StatusMark t={t} status={myDecision.status === 'excluded' ? null : myDecision.status} words="none" />
      </p>
      <Because t={t} view={view} decision={myDecision} marks={marks} />
      <p class="hint">{t('marking.decision.hidden')}</p>
    </>
  )
}

function AsItStands({ t, view }: Props) {
  const { standing } = view
  const isUnmarked = standing.todos.includes('to-mark') && Object.keys(standing.marks).length === 0
  if (isUnmarked && standing.override === null) return <p>{t('marking.decision.notYet')}</p>
  const { override, decision } = standing
  if (view.readings.length > 0 && override === null) {
    return (
      <>
        <p>{t('marking.decision.differs')}</p>
        <ul>
          {view.readings.map(({ name, decision: { status } }) => (
            <li>{t('marking.decision.reading', { name, status: statusOfRule(t, status) })}</li>
          ))}
        </ul>
      </>
    )
  }
  return (
    <>
      <p class="outcome">
        {t('marking.decision.now', { status: statusOfRule(t, standing.status) })}{' '}
        <StatusMark t={t} status={standing.status === 'excluded' ? null : standing.status} words="none" />
      </p>
      {override && (
        <>
          <p>
            {t('marking.decision.overridden', { who: override.by, day: t.day(dayInUk(override.at)), reason: override.reason })}
          </p>
          <p>{t('marking.decision.criteriaSay', { status: statusOfRule(t, decision.status) })}</p>
        </>
      )}
      <Because t={t} view={view} decision={decision} marks={standing.marks} />
    </>
  )
}

type BecauseProps = Props & { readonly decision: StatusDecision; readonly marks: Readonly<Record<string, Mark>> }

function Because({ t, view, decision, marks }: BecauseProps) {
  const passed = rulesPassedOver(view.round.criteria, marks, decision)
  return (
    <>
      <p>{reasonInWords(t, view, decision)}</p>
      {passed.length > 0 && (
        <Fold summary={t('marking.decision.passedOver')}>
          <ol class="passed">
            {passed.map(({ position, status, question, mark, wanted }) => (
              <li>
                {t('marking.decision.passed', {
                  number: position + 1,
                  status: statusOfRule(t, status),
                  question: questionName(t, question, view.questions),
                  mark: markWord(t, mark),
                  wanted: listOf(
                    t.locale,
                    wanted.map(each => markWord(t, each)),
                    'disjunction',
                  ),
                })}
              </li>
            ))}
          </ol>
        </Fold>
      )}
    </>
  )
}

function reasonInWords(t: Translate, { questions }: SheetView, { position, reasons }: StatusDecision): string {
  const marks = reasons.flatMap(reason =>
    reason.reason === 'mark'
      ? [t('rounds.criteria.marked', { question: questionName(t, reason.question, questions), mark: markWord(t, reason.mark) })]
      : [],
  )
  const number = (position ?? 0) + 1
  if (marks.length > 0) return t('marking.decision.because', { number, marks: listOf(t.locale, marks) })
  return reasons.map(reason => sayReason(t, reason, number)).join(' ')
}

function sayReason(t: Translate, reason: StatusReason, number: number): string {
  switch (reason.reason) {
    case 'silence':
      return t(`marking.decision.silence.${reason.silence}`)
    case 'otherwise':
      return t('marking.decision.otherwise', { number })
    case 'no-rule':
    case 'not-delivered':
    case 'put-aside':
      return t(`marking.decision.${reason.reason}`)
    case 'mark':
      return ''
  }
}
