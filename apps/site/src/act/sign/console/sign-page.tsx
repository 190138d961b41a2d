import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  ErrorSummary,
  type FieldError,
  localPath,
  Notice,
  Select,
  TextArea,
  TextField,
} from '../../../foundation/index.ts'
import { approveAt, refuseAt, signImageAt, signsPath, takeDownAt } from '../sign-links.ts'
import { agreedScopes } from '../wall/consent-store.ts'
import css from '../wall/pages/wall.css?inline'
import type { PhotoRow } from '../wall/photo-store.ts'
import { reasons } from '../wall/wall-words.ts'

type Shown = { readonly photo: PhotoRow; readonly errors: readonly FieldError[] }

/** One photograph: what it shows, what its owner agreed to, and what can be done with it. */
export async function signPage(c: Ctx, { photo, errors }: Shown): Promise<Response> {
  const { t, locale, db } = c.var
  const agreed = await agreedScopes(db, photo.id)
  return consolePage(c, {
    title: t('sign.console.number', { id: photo.id }),
    lead: t(`sign.console.states.${photo.state}`),
    trail: [{ href: signsPath, label: t('sign.console.title') }],
    status: errors.length > 0 ? 422 : 200,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {c.req.query('changed') !== undefined && (
          <Notice>
            <p role="status">{t('sign.console.changed')}</p>
          </Notice>
        )}
        {photo.state !== 'ended' && (
          <>
            <figure class="one-photo">
              <img
                src={localPath(locale, signImageAt.link(photo.id))}
                alt={photo.description || t('sign.console.noDescription')}
              />
            </figure>
            <p>{t('sign.console.agreed', { scopes: agreed.map(scope => t(`sign.console.scopes.${scope}`)).join(', ') })}</p>
            <p>{t('sign.console.language', { language: t(`sign.form.languages.${photo.locale}`) })}</p>
          </>
        )}
        {photo.state === 'waiting' && <Approve c={c} photo={photo} errors={errors} />}
        {photo.state === 'waiting' && <End c={c} photo={photo} errors={errors} deed="refuse" />}
        {photo.state === 'shown' && <End c={c} photo={photo} errors={errors} deed="take-down" />}
      </>
    ),
  })
}

type PartProps = { readonly c: Ctx; readonly photo: PhotoRow; readonly errors: readonly FieldError[] }

const errorIn = (errors: readonly FieldError[], field: string) => errors.find(error => error.field === field)?.message

function Approve({ c, photo, errors }: PartProps) {
  const { t, locale } = c.var
  if (mayDo(principalOf(c), 'sign-photo.approve') !== 'yes') return null
  return (
    <section>
      <h2>{t('sign.console.approve.title')}</h2>
      <p>{t('sign.console.approve.text')}</p>
      <form method="post" action={localPath(locale, approveAt.link(photo.id))} novalidate>
        <input type="hidden" name="version" value={String(photo.version)} />
        <TextArea
          t={t}
          id="description"
          rows={3}
          label={t('sign.console.approve.description')}
          hint={t('sign.console.approve.descriptionHint')}
          value={photo.description}
          error={errorIn(errors, 'description')}
        />
        <TextField t={t} id="name" label={t('sign.console.name')} value={photo.name} error={errorIn(errors, 'name')} optional />
        <TextField
          t={t}
          id="place"
          label={t('sign.console.place')}
          value={photo.place}
          error={errorIn(errors, 'place')}
          optional
        />
        <Button>{t('sign.console.approve.button')}</Button>
      </form>
    </section>
  )
}

function End({ c, photo, errors, deed }: PartProps & { readonly deed: 'refuse' | 'take-down' }) {
  const { t, locale } = c.var
  if (mayDo(principalOf(c), `sign-photo.${deed}`) !== 'yes') return null
  const action = deed === 'refuse' ? refuseAt : takeDownAt
  return (
    <section>
      <h2>{t(`sign.console.${deed}.title`)}</h2>
      <p>{t(`sign.console.${deed}.text`)}</p>
      <form method="post" action={localPath(locale, action.link(photo.id))} novalidate>
        <input type="hidden" name="version" value={String(photo.version)} />
        <Select
          t={t}
          id="reason"
          label={t('sign.console.reason')}
          error={errorIn(errors, 'reason')}
          choices={reasons.map(reason => ({ value: reason, label: t(`sign.console.reasons.${reason}`) }))}
        />
        <Button kind="quiet">{t(`sign.console.${deed}.button`)}</Button>
      </form>
    </section>
  )
}
