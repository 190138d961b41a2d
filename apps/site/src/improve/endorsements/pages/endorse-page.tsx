import type { Child } from 'hono/jsx'
import {
  Button,
  ButtonLink,
  type Ctx,
  ErrorSummary,
  type FieldError,
  localPath,
  Notice,
  nameIn,
  type PageView,
  Select,
  TextField,
} from '../../../foundation/index.ts'
import { mayTakeAddresses } from '../../../network/index.ts'
import type { Trust } from '../../../register/index.ts'
import { forTeamsPath, standardsPath } from '../../standards/links.ts'
import { otherEmployer, roles } from '../endorsement.ts'
import { endorsementsPath, endorsePath } from '../links.ts'
import { nameWording } from '../name-wording.ts'
import { type EndorsementFault, nothingTyped, type TypedEndorsement } from '../read-endorsement.ts'
import { endorseView } from './endorse-view.tsx'

type Shown = {
  readonly edition: number
  readonly trusts: readonly Trust[]
  readonly typed?: TypedEndorsement
  readonly faults?: readonly EndorsementFault[]
  /** Why it cannot go on that is about no field. */
  readonly message?: string
  /** What the guard of the forms asks for, inside the form. */
  readonly proof?: Child
  readonly status?: PageView['status']
  readonly headers?: Readonly<Record<string, string>>
}

/** The form: first what it means, then who signs, then the yes to show the name by itself. */
export function endorsePage(c: Ctx, shown: Shown): Response {
  const { t, locale, services, shell } = c.var
  if (!mayTakeAddresses(services, shell)) {
    return endorseView(c, {
      title: t('endorsements.closed.title'),
      lead: t('endorsements.closed.lead'),
      isPublic: true,
      body: (
        <p>
          <ButtonLink href={localPath(locale, standardsPath)}>{t('endorsements.toStandards')}</ButtonLink>
        </p>
      ),
    })
  }
  const { typed, faults = [], message, edition, status, headers } = shown
  const errors = faults.map(({ field, fault, values }) => ({ field, message: t(`endorsements.faults.${fault}`, values) }))
  return endorseView(c, {
    title: t('endorsements.form.title'),
    lead: t('endorsements.form.lead'),
    status,
    headers,
    isPublic: typed === undefined,
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {message && (
          <Notice>
            <p role="status">{message}</p>
          </Notice>
        )}
        <ul>
          {['means', 'counted', 'name', 'back'].map(point => (
            <li>{t(`endorsements.form.points.${point}`)}</li>
          ))}
        </ul>
        <p>
          <a href={localPath(locale, forTeamsPath)}>{t('endorsements.form.read', { number: String(edition) })}</a>
        </p>
        <Form c={c} shown={shown} errors={errors} />
        <p>
          <a href={localPath(locale, endorsementsPath)}>{t('endorsements.toAll')}</a>
        </p>
      </>
    ),
  })
}

type FormProps = { readonly c: Ctx; readonly shown: Shown; readonly errors: readonly FieldError[] }

function Form({ c, shown: { edition, trusts, typed = nothingTyped, proof }, errors }: FormProps) {
  const { t, locale } = c.var
  const wording = nameWording(t)
  const field = (id: 'name' | 'role' | 'trust' | 'employer' | 'address') => ({
    t,
    id,
    label: t(`endorsements.form.${id}`),
    hint: t(`endorsements.form.hints.${id}`),
    value: typed[id],
    error: errors.find(error => error.field === id)?.message,
  })
  return (
    <form method="post" action={localPath(locale, endorsePath)} novalidate>
      <input type="hidden" name="words" value={wording.sha256} />
      <input type="hidden" name="edition" value={String(edition)} />
      {typed.address !== '' && <input type="hidden" name="checked" value={typed.address} />}
      <TextField {...field('name')} autocomplete="name" />
      <Select {...field('role')} choices={roles.map(role => ({ value: role, label: t(`endorsements.roles.${role}`) }))} />
      <Select
        {...field('trust')}
        choices={[
          { value: otherEmployer, label: t('endorsements.form.elsewhere') },
          ...trusts.map(trust => ({ value: trust.code, label: nameIn(locale, trust) })),
        ]}
      />
      <TextField {...field('employer')} autocomplete="organization" optional />
      <TextField {...field('address')} type="email" autocomplete="email" />
      <div class="tick">
        <input
          type="checkbox"
          id="showName"
          name="showName"
          value="yes"
          checked={typed.showName}
          aria-describedby="showName-hint"
        />
        <div>
          <label for="showName">{wording.text}</label>
          <p class="hint" id="showName-hint">
            {t('endorsements.form.hints.showName')}
          </p>
        </div>
      </div>
      {proof}
      <Button>{t('endorsements.form.send')}</Button>
    </form>
  )
}
