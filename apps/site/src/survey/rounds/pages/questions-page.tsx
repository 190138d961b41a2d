import { ButtonLink, type Ctx, localPath, Tag, type Translate } from '../../../foundation/index.ts'
import { nations } from '../../../register/index.ts'
import { readForm } from '../../read-form.ts'
import type { Question } from '../../types.ts'
import { addQuestionLink, editLink, editQuestionLink, moveQuestionLink } from '../links.ts'
import { readiness } from '../rules/readiness.ts'
import { moveQuestion, removeQuestion } from '../verbs/arrange-questions.ts'
import type { DraftConflict, RoundNow } from '../verbs/change-draft.ts'
import { answerChange, draftInput, roundNow } from './draft-here.ts'
import { draftPage } from './draft-page.tsx'
import { MoveButtons } from './move-buttons.tsx'
import { MissingNotice } from './progress.tsx'
import { listOf, missingWords, nationWord } from './round-words.ts'

/** `/console/rounds/:round/edit/questions`: the questions in their order. */
export const showQuestions = async (c: Ctx): Promise<Response> => questionsPage(c, await roundNow(c))

/** Puts a question at another place. */
export async function postMoveQuestion(c: Ctx): Promise<Response> {
  const form = await readForm(c)
  const input = { ...draftInput(c, form.basedOn), question: c.req.param('question') ?? '', to: Number(form.line('to')) }
  return answer(c, await moveQuestion(c.var.services.write, input), 'moved')
}

export async function postRemoveQuestion(c: Ctx): Promise<Response> {
  const form = await readForm(c)
  const input = { ...draftInput(c, form.basedOn), question: c.req.param('question') ?? '' }
  return answer(c, await removeQuestion(c.var.services.write, input), 'removed')
}

const answer = (c: Ctx, outcome: Awaited<ReturnType<typeof moveQuestion>>, done: string) =>
  answerChange(c, outcome, {
    link: editLink(c.req.param('round') ?? '', 'questions'),
    done,
    again: conflict => questionsPage(c, conflict.current, conflict),
  })

function questionsPage(c: Ctx, whole: RoundNow, conflict?: DraftConflict): Response {
  const { t, locale } = c.var
  const { round, questions } = whole
  const missing = readiness(whole).filter(({ section }) => section === 'questions')
  return draftPage(c, {
    whole,
    section: 'questions',
    title: t('rounds.parts.questions'),
    lead: t('rounds.questions.lead'),
    conflict: conflict && { conflict, differences: [] },
    body: (
      <>
        <MissingNotice t={t} words={missing.map(each => missingWords(t, each, questions))} />
        <h2>{t('rounds.questions.inOrder')}</h2>
        <ol class="steps">
          {questions.map((question, index) => (
            <li>
              <QuestionItem t={t} question={question} number={index + 1} />
              <div class="acts">
                <a href={localPath(locale, editQuestionLink(round.id, question.id))}>
                  {t('rounds.questions.change', { number: index + 1 })}
                </a>
                <MoveButtons
                  t={t}
                  to={moveQuestionLink(round.id, question.id)}
                  version={round.version}
                  index={index}
                  count={questions.length}
                  what={t('rounds.questions.what', { number: index + 1 })}
                />
              </div>
            </li>
          ))}
        </ol>
        <p>
          <ButtonLink href={localPath(locale, addQuestionLink(round.id))}>{t('rounds.questions.add')}</ButtonLink>
        </p>
      </>
    ),
  })
}

type QuestionItemProps = { readonly t: Translate; readonly question: Question; readonly number: number }

/** One question as it is asked, with its type, its nations and what it repeats. */
export function QuestionItem({ t, question, number }: QuestionItemProps) {
  const { wording, help, type, comparesWith, notComparable } = question
  const isForAll = nations.every(nation => question.nations.includes(nation))
  return (
    <>
      <h3>{t('rounds.questions.numbered', { number, wording: wording.en })}</h3>
      {help.en !== '' && <p class="soft">{help.en}</p>}
      <p class="small">
        <Tag>{t(`rounds.types.${type}`)}</Tag>{' '}
        {isForAll
          ? t('rounds.questions.everywhere')
          : t('rounds.questions.only', {
              nations: listOf(
                t.locale,
                question.nations.map(nation => nationWord(t, nation)),
              ),
            })}{' '}
        {wording.cy.trim() === '' && <Tag>{t('rounds.questions.noWelsh')}</Tag>}
      </p>
      {comparesWith && (
        <p class="small">
          {notComparable
            ? t('rounds.questions.notComparable', {
                round: comparesWith.round,
                why: t.locale === 'cy' && notComparable.cy !== '' ? notComparable.cy : notComparable.en,
              })
            : t('rounds.questions.comparable', { round: comparesWith.round })}
        </p>
      )}
    </>
  )
}
