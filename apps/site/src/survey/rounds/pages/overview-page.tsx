import { mayDo, principalOf } from '../../../accounts/index.ts'
import { type Ctx, localPath } from '../../../foundation/index.ts'
import { contentsLink, deleteRoundLink } from '../links.ts'
import { questionsOf } from '../round-store.ts'
import { compareRounds } from '../rules/compare-rounds.ts'
import { roundNow } from './draft-here.ts'
import { draftPage } from './draft-page.tsx'
import { NotComparableNotice } from './not-comparable-notice.tsx'
import { DraftProgress } from './progress.tsx'
import { inLanguage } from './round-words.ts'

/** `/console/rounds/:round/edit`: how far the draft has come, and what it shares with the round before. */
export async function showDraft(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const whole = await roundNow(c)
  const { round, questions } = whole
  const earlier = round.copiedFrom ? { id: round.copiedFrom, questions: await questionsOf(db, round.copiedFrom) } : null
  const mayDelete = mayDo(principalOf(c), 'round.delete', { state: round.state }) === 'yes'
  return draftPage(c, {
    whole,
    section: null,
    title: t('rounds.edit.title', { id: round.id }),
    lead: t('rounds.edit.lead', { name: inLanguage(round.name, locale) }),
    body: (
      <>
        <DraftProgress t={t} whole={whole} />
        {earlier && (
          <NotComparableNotice
            t={t}
            earlier={earlier.id}
            later={round.id}
            comparisons={compareRounds(earlier, { id: round.id, questions })}
          />
        )}
        <p>
          <a href={localPath(locale, contentsLink(round.id))}>{t('rounds.contents.link', { id: round.id })}</a>
        </p>
        {mayDelete && (
          <p class="danger">
            <a href={localPath(locale, deleteRoundLink(round.id))}>{t('rounds.delete.link')}</a>
          </p>
        )}
      </>
    ),
  })
}
