import type { Child } from 'hono/jsx'
import {
  Button,
  ButtonLink,
  type Ctx,
  ErrorSummary,
  type FieldError,
  localPath,
  Notice,
  type PageView,
  Radios,
  TextArea,
  TextField,
} from '../../../../foundation/index.ts'
import { mayTakeAddresses, ProofAhead } from '../../../../network/index.ts'
import { addPath, signPath, wallPath } from '../../sign-links.ts'
import { formHash, wordingsOf } from '../consent-store.ts'
import { ages, type PhotoFormFault, type TypedPhoto } from '../read-photo-form.ts'
import { Tick } from './tick.tsx'
import { wallView } from './wall-view.tsx'

type Shown = {
  readonly typed?: TypedPhoto
  readonly faults?: readonly PhotoFormFault[]
  /** Why it cannot go on that is about no field. */
  readonly message?: string
  /** What the guard of the forms asks for, inside the form. */
  readonly proof?: Child
  readonly status?: PageView['status']
  readonly headers?: Readonly<Record<string, string>>
}

const nothing: TypedPhoto = {
  description: '',
  name: '',
  place: '',
  address: '',
  wall: false,
  press: false,
  social: false,
  people: false,
  age: '',
}

/** The form for a photograph: first what becomes of it, then what is needed, then each yes by itself. */
export function addPage(c: Ctx, { typed, faults = [], message, proof, status, headers }: Shown = {}): Response {
  const { t, locale, services, shell } = c.var
  if (!mayTakeAddresses(services, shell)) {
    return wallView(c, {
      title: t('sign.photo.closed.title'),
      lead: t('sign.photo.closed.text'),
      isPublic: true,
      body: (
        <p>
          <ButtonLink href={localPath(locale, signPath)}>{t('sign.photo.closed.instead')}</ButtonLink>
        </p>
      ),
    })
  }
  const errors = faults.map(({ field, fault, count, meant }) => ({
    field,
    message: t(`sign.photo.faults.${fault}`, {
      ...(count === undefined ? {} : { count }),
      ...(meant === undefined ? {} : { meant }),
    }),
  }))
  return wallView(c, {
    title: t('sign.photo.title'),
    lead: t('sign.photo.lead'),
    status,
    headers,
    isPublic: typed === undefined,
    isIndexed: typed === undefined,
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {message && (
          <Notice>
            <p role="alert">{message}</p>
          </Notice>
        )}
        {typed !== undefined && faults.every(({ field }) => field !== 'photo') && (
          <Notice>
            <p>{t('sign.photo.again')}</p>
          </Notice>
        )}
        <Before c={c} />
        <Form c={c} typed={typed ?? nothing} errors={errors} proof={proof} />
        <p>
          <a href={localPath(locale, wallPath)}>{t('sign.wall.see')}</a>
        </p>
      </>
    ),
  })
}

/** What somebody must know before they decide. */
const Before = ({
  c: {
    var: { t },
  },
}: {
  readonly c: Ctx
}) => (
  <>
    <h2>{t('sign.photo.before.title')}</h2>
    <ul>
      {['looked', 'health', 'back', 'copies', 'search', 'stripped'].map(point => (
        <li>{t(`sign.photo.before.${point}`)}</li>
      ))}
    </ul>
  </>
)

type FormProps = {
  readonly c: Ctx
  readonly typed: TypedPhoto
  readonly errors: readonly FieldError[]
  readonly proof: Child | undefined
}

function Form({
  c: {
    var: { t, locale, shell },
  },
  typed,
  errors,
  proof,
}: FormProps) {
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  const wordings = wordingsOf(t, shell.charity.name)
  return (
    <form method="post" action={localPath(locale, addPath)} enctype="multipart/form-data" class="photo-form" novalidate>
      <input type="hidden" name="words" value={formHash(wordings)} />
      {typed.address !== '' && <input type="hidden" name="checked" value={typed.address} />}
      <PhotoField t={t} error={errorOf('photo')} />
      <TextArea
        t={t}
        id="description"
        rows={3}
        label={t('sign.photo.form.description')}
        hint={t('sign.photo.form.descriptionHint')}
        value={typed.description}
        error={errorOf('description')}
        optional
      />
      <TextField
        t={t}
        id="name"
        label={t('sign.photo.form.name')}
        hint={t('sign.photo.form.nameHint')}
        value={typed.name}
        error={errorOf('name')}
        autocomplete="given-name"
        optional
      />
      <TextField
        t={t}
        id="place"
        label={t('sign.form.place')}
        hint={t('sign.form.placeHint')}
        value={typed.place}
        error={errorOf('place')}
        autocomplete="address-level2"
        optional
      />
      <TextField
        t={t}
        id="address"
        type="email"
        label={t('sign.photo.form.address')}
        hint={t('sign.photo.form.addressHint')}
        value={typed.address}
        error={errorOf('address')}
        autocomplete="email"
      />
      <Radios
        t={t}
        id="age"
        label={t('sign.photo.form.age')}
        value={typed.age}
        error={errorOf('age')}
        choices={ages.map(age => ({ value: age, label: t(`sign.photo.form.ages.${age}`) }))}
      />
      <fieldset class="ticks">
        <legend>{t('sign.photo.form.agree')}</legend>
        <Tick t={t} id="people" words={t('sign.photo.form.people')} isTicked={typed.people} error={errorOf('people')} />
        {wordings.map(({ scope, text }) => (
          <Tick t={t} id={scope} words={text} isTicked={typed[scope]} error={errorOf(scope)} />
        ))}
        <p class="hint">{t('sign.photo.form.beyond')}</p>
      </fieldset>
      {proof ?? <ProofAhead t={t} form="sign-photo" />}
      <Button>{t('sign.photo.form.send')}</Button>
    </form>
  )
}

function PhotoField({ t, error }: { readonly t: Ctx['var']['t']; readonly error: string | undefined }) {
  return (
    <div class={error ? 'field invalid' : 'field'}>
      <label for="photo">{t('sign.photo.form.photo')}</label>
      <p class="hint" id="photo-hint">
        {t('sign.photo.form.photoHint')}
      </p>
      {error && (
        <p class="error" id="photo-error">
          <span class="hidden">{t('site.form.error')}</span> {error}
        </p>
      )}
      <input
        type="file"
        id="photo"
        name="photo"
        accept="image/jpeg,image/png,image/webp"
        aria-describedby={error ? 'photo-hint photo-error' : 'photo-hint'}
        aria-invalid={error ? 'true' : undefined}
      />
    </div>
  )
}
