import { consolePage } from '../../../accounts/index.ts'
import { type Ctx, Fold } from '../../../foundation/index.ts'
import { StatusSymbols, statusCss } from '../../../releases/index.ts'
import { ownVersion } from '../criteria/criteria-version.ts'
import { roundsLink } from '../links.ts'
import { questionsOf } from '../round-store.ts'
import { compareRounds } from '../rules/compare-rounds.ts'
import { RuleItem } from './criteria-page.tsx'
import { roundNow } from './draft-here.ts'
import { NotComparableNotice } from './not-comparable-notice.tsx'
import { QuestionItem } from './questions-page.tsx'
import { inLanguage, letterWords } from './round-words.ts'
import css from './rounds.css?inline'

/** `/console/rounds/:round/contents`: what a round asks, in which letters, and by which rules it reads the answers. To be read only. */
export async function showContents(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const whole = await roundNow(c)
  const { round, questions, letters } = whole
  const earlier = round.copiedFrom ? { id: round.copiedFrom, questions: await questionsOf(db, round.copiedFrom) } : null
  const title = t('rounds.contents.title', { id: round.id })
  return consolePage(c, {
    title,
    lead: inLanguage(round.name, locale),
    trail: [{ href: roundsLink(), label: t('rounds.title') }],
    css: [css, statusCss],
    body: (
      <>
        <StatusSymbols />
        {earlier && (
          <NotComparableNotice
            t={t}
            earlier={earlier.id}
            later={round.id}
            comparisons={compareRounds(earlier, { id: round.id, questions })}
          />
        )}
        <h2>{t('rounds.parts.questions')}</h2>
        <ol class="steps">
          {questions.map((question, index) => (
            <li>
              <QuestionItem t={t} question={question} number={index + 1} />
            </li>
          ))}
        </ol>
        <h2>{t('rounds.parts.criteria')}</h2>
        <p>
          {t(round.criteria.version === ownVersion(round.id) ? 'rounds.criteria.own' : 'rounds.criteria.published', {
            version: round.criteria.version,
          })}
        </p>
        <ol class="steps">
          {round.criteria.rules.map((rule, index) => (
            <li>
              <RuleItem t={t} rule={rule} number={index + 1} questions={questions} />
            </li>
          ))}
        </ol>
        <h2>{t('rounds.parts.letters')}</h2>
        {letters.map(letter => (
          <Fold summary={letterWords(t, letter)}>
            <div class="mail-text" lang={letter.language}>
              <h3>{letter.subject}</h3>
              {letter.body}
            </div>
          </Fold>
        ))}
      </>
    ),
  })
}
