import { hospitalPage, hospitalPeopleOf } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  ErrorSummary,
  type FieldError,
  Fold,
  type HospitalPerson,
  localPath,
  Notice,
  Radios,
} from '../../../foundation/index.ts'
import { submitPath } from '../../count-tool/links.ts'
import { FileOrText } from '../../hospital/file-or-text.tsx'
import { trustNameIn, trustsActedFor } from '../../hospital/trusts-acting-for.ts'
import { longestNote, mostWaiting } from '../key-rules.ts'
import { keysOfTrusts, type SigningKey } from '../key-store.ts'
import css from '../keys.css?inline'
import { ownKeysPath, ownRevokeLink } from '../links.ts'
import { sayKeyId } from '../read-public-key.ts'
import { RevokeForm, type TypedRevoke } from '../revoke-form.tsx'

/** How many may stand for “beside the others” in the answer about its place. */
const beside = 'beside'

type View = {
  readonly done?: string | undefined
  readonly faults?: readonly { readonly field: string; readonly fault: string }[]
  readonly typed?: { readonly text: string; readonly place: string }
  readonly typedRevoke?: TypedRevoke
}

/** What a hospital signs with: the keys that count, those that wait for a telephone call, and sending another one. */
export async function ownKeysPage(c: Ctx, person: HospitalPerson, view: View): Promise<Response> {
  const { t, db, locale } = c.var
  const keys = await keysOfTrusts(db, await trustsActedFor(db, person.trust))
  const people = await hospitalPeopleOf(db, person.trust)
  const errors = (view.faults ?? []).map(({ field, fault }) => ({
    field,
    message: t(`signing-keys.faults.${fault}`, { most: fault === 'too-many' ? mostWaiting : longestNote }),
  }))
  const nameOf = (id: string): string => people.find(each => each.id === id)?.name ?? t('signing-keys.own.formerColleague')
  const inUse = keys.filter(({ state }) => state !== 'revoked')
  return hospitalPage(c, person, {
    title: t('signing-keys.own.title'),
    lead: t('signing-keys.own.lead'),
    trustName: await trustNameIn(db, person.trust, locale),
    status: errors.length > 0 ? 422 : 200,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {view.done && (
          <Notice title={t(`signing-keys.own.done.${view.done}.title`)}>
            <p role="status">{t(`signing-keys.own.done.${view.done}.text`)}</p>
          </Notice>
        )}
        {inUse.length === 0 && <p>{t('signing-keys.own.none')}</p>}
        {inUse.map(key => (
          <Key c={c} person={person} shown={{ key, nameOf, errors, typed: view.typedRevoke }} />
        ))}
        {inUse.some(({ state }) => state === 'standing') && (
          <p>
            <a href={localPath(locale, submitPath)}>{t('signing-keys.own.toSubmit')}</a>
          </p>
        )}
        <RegisterForm c={c} standing={inUse.filter(({ state }) => state === 'standing')} view={view} errors={errors} />
        <Revoked c={c} keys={keys.filter(({ state }) => state === 'revoked')} />
      </>
    ),
  })
}

type Shown = {
  readonly key: SigningKey
  readonly nameOf: (personId: string) => string
  readonly errors: readonly FieldError[]
  readonly typed: TypedRevoke | undefined
}

function Key({ c, person, shown: { key, nameOf, errors, typed } }: { c: Ctx; person: HospitalPerson; shown: Shown }) {
  const { t, locale } = c.var
  return (
    <article class={`key-card ${key.state}`}>
      <h2>
        <small>{t(`signing-keys.states.${key.state}`)}</small>{' '}
        <span class="key-id" data-not-counting>
          {sayKeyId(key.keyId)}
        </span>
      </h2>
      <p>
        {key.confirmedAt
          ? t('signing-keys.own.standsSince', { day: t.day(key.confirmedAt) })
          : t(person.isCalledBack ? 'signing-keys.own.waitsForKey' : 'signing-keys.own.waitsForPerson', {
              name: nameOf(key.personId),
            })}{' '}
        {t('signing-keys.own.registered', { name: nameOf(key.personId), day: t.day(key.registeredAt) })}
      </p>
      {key.state === 'waiting' && <p>{t('signing-keys.own.whatToHave')}</p>}
      <RevokeForm t={t} of={key} action={localPath(locale, ownRevokeLink(key.id))} errors={errors} typed={typed} />
    </article>
  )
}

type FormProps = {
  readonly c: Ctx
  readonly standing: readonly SigningKey[]
  readonly view: View
  readonly errors: readonly FieldError[]
}

function RegisterForm({ c, standing, view, errors }: FormProps) {
  const { t, locale } = c.var
  return (
    <section>
      <h2>{t(standing.length > 0 ? 'signing-keys.own.another' : 'signing-keys.own.first')}</h2>
      <p>{t('signing-keys.own.how')}</p>
      <form method="post" action={localPath(locale, ownKeysPath)} enctype="multipart/form-data" novalidate>
        <FileOrText
          t={t}
          words="signing-keys.own.fields"
          accept=".pub,.pem,.txt,text/plain"
          typed={view.typed?.text ?? ''}
          errors={errors}
        />
        {standing.length > 0 && (
          <Radios
            t={t}
            id="place"
            label={t('signing-keys.own.place')}
            choices={[
              ...standing.map(({ id, keyId }) => ({
                value: String(id),
                label: t('signing-keys.own.inPlaceOf', { key: sayKeyId(keyId) }),
              })),
              { value: beside, label: t('signing-keys.own.beside') },
            ]}
            value={view.typed?.place || String(standing[0]?.id ?? beside)}
            {...errorAt(errors, 'place')}
          />
        )}
        <Button>{t('signing-keys.own.button')}</Button>
      </form>
    </section>
  )
}

function errorAt(errors: readonly FieldError[], field: string): { error?: string } {
  const error = errors.find(each => each.field === field)?.message
  return error === undefined ? {} : { error }
}

function Revoked({ c, keys }: { readonly c: Ctx; readonly keys: readonly SigningKey[] }) {
  const { t } = c.var
  if (keys.length === 0) return null
  return (
    <section class="past-keys">
      <Fold summary={t('signing-keys.own.revoked')}>
        <ul>
          {keys.map(({ keyId, revokedAt, revokedWhy, revokedNote }) => (
            <li>
              <span class="key-id" data-not-counting>
                {sayKeyId(keyId)}
              </span>
              {': '}
              {t('signing-keys.own.revokedOn', { day: revokedAt ? t.day(revokedAt) : '' })}{' '}
              {revokedWhy && t(`signing-keys.why.${revokedWhy}`)}. {revokedNote}
            </li>
          ))}
        </ul>
        <p>{t('signing-keys.own.revokedMore')}</p>
      </Fold>
    </section>
  )
}
