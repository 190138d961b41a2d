import { consolePage } from '../../../accounts/index.ts'
import { type Ctx, localPath, Notice } from '../../../foundation/index.ts'
import type { MergerPreview } from '../../../register/index.ts'
import { requestsOnTheirWay } from '../../../survey/index.ts'
import { mergePath, registerDeskPath } from '../console-links.ts'

export type MergePreviewView = { readonly preview: MergerPreview; readonly isStale: boolean }

/** Everything that a merger would move, and what it would leave, before it does. */
export async function mergePreviewPage(c: Ctx, { preview, isStale }: MergePreviewView): Promise<Response> {
  const { t, db, locale } = c.var
  const { from, to, effectiveOn, source, hospitals, fingerprint } = preview
  const names = { from: from.name, to: to.name }
  const requests = await requestsOnTheirWay(db, from.code)
  const typed = { from: from.code, to: to.code, effectiveOn, source, agreed: fingerprint }
  return consolePage(c, {
    title: t('register-desk.merge.preview.title', names),
    lead: t('register-desk.merge.preview.lead'),
    trail: [{ href: registerDeskPath, label: t('register-desk.title') }],
    ...(isStale ? { status: 409 as const } : {}),
    body: (
      <>
        {isStale && (
          <Notice>
            <p>{t('register-desk.merge.preview.moved')}</p>
          </Notice>
        )}
        <p>{t('register-desk.merge.preview.closes', { ...names, day: t.day(effectiveOn) })}</p>
        {hospitals.length === 0 ? (
          <p>{t('register-desk.merge.preview.noHospitals', names)}</p>
        ) : (
          <>
            <p>{t('register-desk.merge.preview.hospitals', { ...names, count: hospitals.length })}</p>
            <ul>
              {hospitals.map(({ name, town }) => (
                <li>{town && !name.includes(town) ? `${name}, ${town}` : name}</li>
              ))}
            </ul>
          </>
        )}
        <p>{t('register-desk.merge.preview.releases', names)}</p>
        <p>{t('register-desk.merge.preview.followers', names)}</p>
        {requests.length === 0 ? (
          <p>{t('register-desk.merge.preview.noRequests', names)}</p>
        ) : (
          <>
            <p>{t('register-desk.merge.preview.requests')}</p>
            <ul>
              {requests.map(({ round, link }) => (
                <li>
                  <a href={localPath(locale, link)}>{round}</a>
                </li>
              ))}
            </ul>
          </>
        )}
        <form method="post" action={localPath(locale, mergePath)}>
          {Object.entries(typed).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <p>
            <button class="button" type="submit" name="step" value="merge">
              {t('register-desk.merge.preview.agree', names)}
            </button>{' '}
            <button class="button quiet" type="submit" name="step" value="change">
              {t('register-desk.merge.preview.back')}
            </button>
          </p>
        </form>
      </>
    ),
  })
}
