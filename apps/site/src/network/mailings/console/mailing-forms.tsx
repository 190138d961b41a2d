import { allStaff, mayDo, principalOf } from '../../../accounts/index.ts'
import { Button, type Ctx, localPath } from '../../../foundation/index.ts'
import { publicAt, readLink, testAt } from '../links.ts'
import type { Mailing } from '../mailing-store.ts'

/** A test to colleagues, as often as anybody likes. */
export async function testForm(c: Ctx, mailing: Mailing) {
  const { t, locale, db } = c.var
  const who = principalOf(c)
  if (mayDo(who, 'mailing.test') !== 'yes') return null
  const staff = (await allStaff(db)).filter(({ deactivatedAt }) => deactivatedAt === null)
  return (
    <section>
      <h2>{t('mailings.test.title')}</h2>
      <p>{t('mailings.test.text')}</p>
      <form method="post" action={localPath(locale, testAt.link(mailing.id))}>
        <fieldset class="field">
          <legend>{t('mailings.test.to')}</legend>
          {staff.map(({ id, name }) => (
            <label class="choice">
              <input type="checkbox" name="to" value={id} checked={id === who.id} />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
        <Button kind="quiet">{t('mailings.test.button')}</Button>
      </form>
    </section>
  )
}

/** Whether everybody can read it in the browser. */
export function publicForm(c: Ctx, mailing: Mailing) {
  const { t, locale } = c.var
  const isRead = mailing.isPublic && mailing.startedAt !== null
  return (
    <section>
      <h2>{t('mailings.public.title')}</h2>
      <p>{t(mailing.isPublic ? 'mailings.public.is' : 'mailings.public.isNot')}</p>
      {isRead && (
        <p>
          <a href={localPath(locale, readLink(mailing.id))}>{t('mailings.public.read')}</a>
        </p>
      )}
      {mayDo(principalOf(c), 'mailing.show') === 'yes' && (
        <form method="post" action={localPath(locale, publicAt.link(mailing.id))}>
          <input type="hidden" name="show" value={mailing.isPublic ? 'no' : 'yes'} />
          <Button kind="quiet">{t(mailing.isPublic ? 'mailings.public.hide' : 'mailings.public.show')}</Button>
        </form>
      )}
    </section>
  )
}
