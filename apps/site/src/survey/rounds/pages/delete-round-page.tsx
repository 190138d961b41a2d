import { principalOf } from '../../../accounts/index.ts'
import { asActor, type Ctx, localPath, Notice } from '../../../foundation/index.ts'
import { deleteRoundLink, editLink, roundsLink } from '../links.ts'
import type { RoundNow } from '../verbs/change-draft.ts'
import { deleteRound } from '../verbs/delete-round.ts'
import { leadTo, roundNow } from './draft-here.ts'
import { DraftForm, draftPage } from './draft-page.tsx'
import { listOf } from './round-words.ts'

/** `/console/rounds/:round/edit/delete`: asks once more, since a draft that is gone cannot be brought back. */
export const showDeleteRound = async (c: Ctx): Promise<Response> => deleteRoundPage(c, await roundNow(c), [])

export async function postDeleteRound(c: Ctx): Promise<Response> {
  const whole = await roundNow(c)
  const { services } = c.var
  const outcome = await deleteRound(services.write, {
    round: whole.round.id,
    actor: asActor(principalOf(c)),
    now: services.clock(),
  })
  switch (outcome.outcome) {
    case 'deleted':
    case 'gone':
      return leadTo(c, roundsLink(), 'deleted')
    case 'not-draft':
      return leadTo(c, editLink(whole.round.id))
    case 'has-copies':
      return deleteRoundPage(c, whole, outcome.copies)
  }
}

function deleteRoundPage(c: Ctx, whole: RoundNow, copies: readonly string[]): Response {
  const { t, locale } = c.var
  const { id, version } = whole.round
  return draftPage(c, {
    whole,
    section: null,
    title: t('rounds.delete.title', { id }),
    lead: t('rounds.delete.lead'),
    status: copies.length > 0 ? 409 : 200,
    body: (
      <>
        {copies.length > 0 && (
          <div role="alert">
            <Notice title={t('rounds.delete.copiesTitle')}>
              <p>{t('rounds.delete.copies', { rounds: listOf(locale, copies) })}</p>
            </Notice>
          </div>
        )}
        <DraftForm t={t} to={deleteRoundLink(id)} version={version}>
          <div class="acts">
            <button class="button" type="submit">
              {t('rounds.delete.button', { id })}
            </button>
            <a href={localPath(locale, editLink(id))}>{t('rounds.delete.keep')}</a>
          </div>
        </DraftForm>
      </>
    ),
  })
}
