import { Button, ButtonLink, type Ctx, localPath, Notice } from '../../../foundation/index.ts'
import { agreesToName, type EndorsementRow } from '../endorsement-store.ts'
import { endorsePath, mineLink } from '../links.ts'
import { nameWording } from '../name-wording.ts'
import { endorseView } from './endorse-view.tsx'
import { signedPart } from './signed.tsx'

export const mineNotices = ['shows', 'hides'] as const
export type MineNotice = (typeof mineNotices)[number]

type Mine = { readonly token: string; readonly endorsement: EndorsementRow; readonly notice?: MineNotice }

/** One’s own signature: what is kept, whether the name shows, and the button that takes it back. */
export async function minePage(c: Ctx, { token, endorsement, notice }: Mine): Promise<Response> {
  const { t, locale, db } = c.var
  if (endorsement.state === 'ended') return endedPage(c, endorsement)
  const showsName = await agreesToName(db, endorsement.id)
  const action = localPath(locale, mineLink(token))
  const wording = nameWording(t)
  return endorseView(c, {
    title: t('endorsements.mine.title'),
    lead: t(`endorsements.mine.states.${endorsement.state}`),
    body: (
      <>
        {notice && (
          <Notice>
            <p role="status">{t(`endorsements.mine.notices.${notice}`)}</p>
          </Notice>
        )}
        {await signedPart(c, endorsement)}
        <h2>{t('endorsements.mine.nameTitle')}</h2>
        <p>{t(showsName ? `endorsements.mine.nameStates.${endorsement.name_state}` : 'endorsements.mine.nameOff')}</p>
        <form method="post" action={action}>
          <input type="hidden" name="words" value={wording.sha256} />
          <input type="hidden" name="do" value={showsName ? 'hide' : 'show'} />
          {!showsName && <p>{wording.text}</p>}
          <Button kind="quiet">{t(showsName ? 'endorsements.mine.hide' : 'endorsements.mine.show')}</Button>
        </form>
        <h2>{t('endorsements.mine.backTitle')}</h2>
        <p>{t('endorsements.mine.backText')}</p>
        <form method="post" action={action}>
          <input type="hidden" name="do" value="take-back" />
          <Button>{t('endorsements.mine.back')}</Button>
        </form>
      </>
    ),
  })
}

/** Gone, and why. */
export function endedPage(c: Ctx, { ended_because }: Pick<EndorsementRow, 'ended_because'>): Response {
  const { t, locale } = c.var
  return endorseView(c, {
    title: t('endorsements.ended.title'),
    lead: t(`endorsements.ended.${ended_because ?? 'owner'}`),
    status: 410,
    body: (
      <p>
        <ButtonLink kind="quiet" href={localPath(locale, endorsePath)}>
          {t('endorsements.ended.again')}
        </ButtonLink>
      </p>
    ),
  })
}
