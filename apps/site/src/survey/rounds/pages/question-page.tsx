import { HTTPException } from 'hono/http-exception'
import { Button, type Ctx, localPath, Select, TextArea, TextField, type Translate } from '../../../foundation/index.ts'
import { nations } from '../../../register/index.ts'
import { readForm } from '../../read-form.ts'
import { type Question, questionTypes } from '../../types.ts'
import { addQuestionLink, editLink, editQuestionLink, removeQuestionLink } from '../links.ts'
import { allRounds, byRoundId, questionsOf } from '../round-store.ts'
import type { DraftConflict, RoundNow } from '../verbs/change-draft.ts'
import { saveQuestion } from '../verbs/save-question.ts'
import type { Fault } from './check-text.ts'
import { Checkboxes } from './checkboxes.tsx'
import { answerChange, draftInput, roundNow } from './draft-here.ts'
import { type Difference, DraftForm, draftPage } from './draft-page.tsx'
import {
  checkQuestion,
  emptyQuestion,
  type RepeatableQuestion,
  readQuestion,
  repeatName,
  type TypedQuestion,
  typedFrom,
} from './question-form.ts'
import { errorAt, inLanguage, listOf, nationWord } from './round-words.ts'

type QuestionView = {
  readonly whole: RoundNow
  /** The name of the question that is changed; null for a new one. */
  readonly of: string | null
  readonly typed: TypedQuestion
  readonly earlier: readonly RepeatableQuestion[]
  readonly version: number
  readonly faults?: readonly Fault[]
  readonly conflict?: DraftConflict
}

export async function showAddQuestion(c: Ctx): Promise<Response> {
  const whole = await roundNow(c)
  return questionPage(c, {
    whole,
    of: null,
    typed: emptyQuestion,
    earlier: await repeatable(c, whole),
    version: whole.round.version,
  })
}

export async function showQuestion(c: Ctx): Promise<Response> {
  const whole = await roundNow(c)
  const question = whole.questions.find(({ id }) => id === c.req.param('question'))
  if (!question) throw new HTTPException(404)
  const earlier = await repeatable(c, whole)
  return questionPage(c, { whole, of: question.id, typed: typedFrom(question), earlier, version: whole.round.version })
}

/** Adds a question, or changes the one in the address. */
export async function postQuestion(c: Ctx): Promise<Response> {
  const form = await readForm(c)
  const typed = readQuestion(form)
  const whole = await roundNow(c)
  const of = c.req.param('question') ?? null
  const view = { whole, of, typed, earlier: await repeatable(c, whole), version: form.basedOn }
  const checked = checkQuestion(typed, view.earlier)
  if ('faults' in checked) return questionPage(c, { ...view, faults: checked.faults })
  const input = draftInput(c, form.basedOn)
  const outcome = await saveQuestion(c.var.services.write, { ...input, question: checked.question, of })
  if (outcome.outcome === 'name-taken') {
    return questionPage(c, { ...view, faults: [{ field: 'question-id', fault: 'question-id-taken' }] })
  }
  // Somebody has taken it out meanwhile: what was typed can be added anew.
  if (outcome.outcome === 'question-gone') {
    return questionPage(c, {
      ...view,
      of: null,
      version: whole.round.version,
      faults: [{ field: 'question-id', fault: 'question-gone' }],
    })
  }
  return answerChange(c, outcome, {
    link: editLink(input.round, 'questions'),
    done: of === null ? 'added' : 'saved',
    again: conflict => questionPage(c, { ...view, whole: conflict.current, version: conflict.current.round.version, conflict }),
  })
}

/** The questions of every earlier round, the newest round first. */
async function repeatable(c: Ctx, { round }: RoundNow): Promise<RepeatableQuestion[]> {
  const earlier = (await allRounds(c.var.db)).filter(({ id }) => byRoundId(id, round.id) < 0)
  const questions: RepeatableQuestion[] = []
  for (const { id } of earlier) {
    questions.push(...(await questionsOf(c.var.db, id)).map(question => ({ round: id, question })))
  }
  return questions
}

function questionPage(c: Ctx, view: QuestionView): Response {
  const { t } = c.var
  const { whole, of, typed, version, faults = [], conflict } = view
  const { id } = whole.round
  return draftPage(c, {
    whole,
    section: 'questions',
    title: of === null ? t('rounds.questions.add') : t('rounds.questions.title', { id: of }),
    lead: t('rounds.questions.formLead'),
    faults,
    conflict: conflict && {
      conflict,
      differences: differences(
        t,
        whole.questions.find(each => each.id === of),
        typed,
      ),
    },
    body: (
      <>
        <DraftForm t={t} to={of === null ? addQuestionLink(id) : editQuestionLink(id, of)} version={version}>
          <QuestionFields t={t} view={view} />
          <Button>{t(conflict ? 'rounds.saveMine' : of === null ? 'rounds.questions.addButton' : 'rounds.save')}</Button>
        </DraftForm>
        {of !== null && (
          <div class="danger">
            <form method="post" action={localPath(t.locale, removeQuestionLink(id, of))}>
              <input type="hidden" name="version" value={String(whole.round.version)} />
              <p>{t('rounds.questions.removeHint')}</p>
              <Button kind="quiet">{t('rounds.questions.remove')}</Button>
            </form>
          </div>
        )}
      </>
    ),
  })
}

function QuestionFields({ t, view: { typed, earlier, faults = [] } }: { t: Translate; view: QuestionView }) {
  const about = (id: string, label: string, hint?: string) => ({
    t,
    id,
    label: t(`rounds.fields.${label}`),
    hint: hint && t(`rounds.hints.${hint}`),
    error: errorAt(t, faults, id),
  })
  const hasReason = typed.reasonEn !== '' || typed.reasonCy !== ''
  return (
    <>
      <TextArea {...about('wording-en', 'wordingEn')} value={typed.wordingEn} rows={3} />
      <TextArea {...about('wording-cy', 'wordingCy', 'welshLater')} value={typed.wordingCy} rows={3} optional />
      <Select
        {...about('type', 'type', 'type')}
        value={typed.type}
        choices={questionTypes.map(type => ({ value: type, label: t(`rounds.types.${type}`) }))}
      />
      <TextArea {...about('help-en', 'helpEn', 'help')} value={typed.helpEn} rows={3} optional />
      <TextArea {...about('help-cy', 'helpCy', 'welshLater')} value={typed.helpCy} rows={3} optional />
      <Checkboxes
        {...about('nations', 'nations')}
        choices={nations.map(nation => ({ value: nation, label: nationWord(t, nation) }))}
        ticked={typed.nations}
      />
      <TextField {...about('question-id', 'questionId', 'questionId')} value={typed.id} autocomplete="off" />
      {(earlier.length > 0 || typed.comparesWith !== '' || hasReason) && (
        <>
          <Select
            {...about('compares-with', 'comparesWith', 'comparesWith')}
            value={typed.comparesWith}
            choices={earlier.map(({ round, question }) => ({
              value: repeatName({ round, question: question.id }),
              label: t('rounds.questions.ofRound', { round, wording: inLanguage(question.wording, t.locale) }),
            }))}
            optional
          />
          <TextArea {...about('reason-en', 'reasonEn', 'reason')} value={typed.reasonEn} rows={2} optional />
          <TextArea {...about('reason-cy', 'reasonCy', 'welshLater')} value={typed.reasonCy} rows={2} optional />
        </>
      )}
    </>
  )
}

/** What stands now, field by field, beside what was typed. */
function differences(t: Translate, now: Question | undefined, typed: TypedQuestion): Difference[] {
  const there = now ? typedFrom(now) : { ...emptyQuestion, nations: [] }
  const say = ({ nations: chosen, type }: TypedQuestion) => ({
    nations: listOf(
      t.locale,
      nations.filter(nation => chosen.includes(nation)).map(nation => nationWord(t, nation)),
    ),
    type: questionTypes.some(each => each === type) ? t(`rounds.types.${type}`) : '',
  })
  const texts = {
    wordingEn: 'wordingEn',
    wordingCy: 'wordingCy',
    helpEn: 'helpEn',
    helpCy: 'helpCy',
    id: 'questionId',
    comparesWith: 'comparesWith',
    reasonEn: 'reasonEn',
    reasonCy: 'reasonCy',
  } as const
  return [
    // The keys of a literal of our own.
    ...(Object.keys(texts) as (keyof typeof texts)[]).map(field => ({
      label: t(`rounds.fields.${texts[field]}`),
      now: there[field],
      typed: typed[field],
    })),
    { label: t('rounds.fields.type'), now: say(there).type, typed: say(typed).type },
    { label: t('rounds.fields.nations'), now: say(there).nations, typed: say(typed).nations },
  ]
}
