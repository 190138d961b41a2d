import type { Child } from 'hono/jsx'
import { ButtonLink, type Ctx, dayInUk, localPath, type Translate } from '../../foundation/index.ts'
import { contentsLink, editLink } from '../rounds/links.ts'
import { lettersOf, questionsOf } from '../rounds/round-store.ts'
import { type Missing, readiness, roundSections } from '../rounds/rules/readiness.ts'
import { sendLink } from '../sending/links.ts'
import type { Round } from '../types.ts'
import { sayHowFar } from './say-request.ts'

/** A round that is being made: what is still missing, and the way to sending once nothing is. */
export async function draftParts(c: Ctx, round: Round): Promise<{ lead: string; body: Child }> {
  const { db, services, t } = c.var
  const missing = readiness({ round, questions: await questionsOf(db, round.id), letters: await lettersOf(db, round.id) })
  const today = dayInUk(services.clock())
  return {
    lead: missing.length === 0 ? t('worklist.draft.ready') : t('worklist.draft.missing', { count: missing.length }),
    body: (
      <>
        <Parts t={t} round={round} missing={missing} />
        <p>
          {round.sendOn
            ? t('worklist.draft.sendOn', { day: t.day(round.sendOn), far: sayHowFar(t, today, round.sendOn) })
            : t('worklist.draft.noSendOn')}
        </p>
        <p class="draft-ways">
          <ButtonLink kind={missing.length === 0 ? 'main' : 'quiet'} href={localPath(t.locale, sendLink(round.id))}>
            {t('worklist.draft.send')}
          </ButtonLink>
          <ButtonLink kind={missing.length === 0 ? 'quiet' : 'main'} href={localPath(t.locale, editLink(round.id))}>
            {t('worklist.draft.edit')}
          </ButtonLink>
          <a href={localPath(t.locale, contentsLink(round.id))}>{t('worklist.draft.contents')}</a>
        </p>
      </>
    ),
  }
}

/** The parts in their order, each done or with how much is missing. */
const Parts = ({ t, round, missing }: { t: Translate; round: Round; missing: readonly Missing[] }) => (
  <ul class="draft-sections">
    {roundSections.map(section => {
      const count = missing.filter(one => one.section === section).length
      return (
        <li>
          <a href={localPath(t.locale, editLink(round.id, section))}>{t(`worklist.draft.section.${section}`)}</a>
          <span class={count === 0 ? 'soft' : 'state ours'}>{t('worklist.draft.left', { count })}</span>
        </li>
      )
    })}
  </ul>
)
