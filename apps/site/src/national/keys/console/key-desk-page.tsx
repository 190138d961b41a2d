import { consolePage, formerHospitalPeople, hospitalsPath, mayDo, principalOf } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  DataTable,
  ErrorSummary,
  type FieldError,
  localPath,
  Notice,
  TextField,
} from '../../../foundation/index.ts'
import { trustNameIn } from '../../hospital/trusts-acting-for.ts'
import { submissionDeskAt } from '../../sign-off/sign-off-links.ts'
import type { StoredSubmission } from '../../submissions/stored-submission.ts'
import { submissionsOf } from '../../submissions/submission-store.ts'
import { registrantOf } from '../confirm-key.ts'
import { judgeConfirm, longestNote } from '../key-rules.ts'
import { countKeys, keyById, keysIn, type SigningKey } from '../key-store.ts'
import type { KeyState } from '../key-tables.ts'
import css from '../keys.css?inline'
import { confirmAt, revokeAt } from '../links.ts'
import { sayKeyId } from '../read-public-key.ts'
import { RevokeForm, type TypedRevoke } from '../revoke-form.tsx'

export const deskNews = ['confirmed', 'revoked', 'revoked-already'] as const

type View = {
  readonly done?: (typeof deskNews)[number] | undefined
  readonly faults?: readonly { readonly field: string; readonly fault: string }[]
  readonly typedConfirm?: { readonly id: number; readonly note: string }
  readonly typedRevoke?: TypedRevoke
}

/** No page lists more. */
const most = 200

type Listed = {
  readonly key: SigningKey
  readonly trust: string
  readonly who: Awaited<ReturnType<typeof registrantOf>>
  /** Whoever sent it was taken off the list of the hospital’s people. */
  readonly hasLeft: boolean
  readonly replaces: SigningKey | null
  /** What it has signed, the newest first. */
  readonly signed: readonly StoredSubmission[]
}

/** Every key of every hospital: those that wait first. */
export async function keyDeskPage(c: Ctx, view: View): Promise<Response> {
  const { t, db } = c.var
  const errors = (view.faults ?? []).map(({ field, fault }) => ({
    field,
    message: t(`signing-keys.faults.${fault}`, { most: longestNote }),
  }))
  const [waiting, standing, revoked] = [await listed(c, 'waiting'), await listed(c, 'standing'), await listed(c, 'revoked')]
  const [waits, stand] = [await countKeys(db, 'waiting'), await countKeys(db, 'standing')]
  return consolePage(c, {
    title: t('signing-keys.desk.title'),
    lead: t('signing-keys.desk.lead'),
    status: errors.length > 0 ? 422 : 200,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {view.done && (
          <Notice>
            <p role="status">{t(`signing-keys.desk.done.${view.done}`)}</p>
          </Notice>
        )}
        <h2 id="keys">{t('signing-keys.desk.waiting', { count: waits })}</h2>
        {waiting.length === 0 && <p>{t('signing-keys.desk.noneWaiting')}</p>}
        {waiting.map(one => (
          <Waiting c={c} one={one} view={view} errors={errors} />
        ))}
        <h2>{t('signing-keys.desk.standing', { count: stand })}</h2>
        {standing.length === 0 && <p>{t('signing-keys.desk.noneStanding')}</p>}
        {standing.map(one => (
          <Standing c={c} one={one} view={view} errors={errors} />
        ))}
        {revoked.length > 0 && <Revoked c={c} keys={revoked} />}
      </>
    ),
  })
}

async function listed(c: Ctx, state: KeyState): Promise<Listed[]> {
  const { db, locale } = c.var
  const former = await formerHospitalPeople(db)
  const found: Listed[] = []
  for (const key of await keysIn(db, [state], most)) {
    found.push({
      key,
      trust: await trustNameIn(db, key.trust, locale),
      who: await registrantOf(db, key),
      hasLeft: former.has(key.personId),
      replaces: key.replaces === null ? null : await keyById(db, key.replaces),
      signed: (await submissionsOf(db, key.trust)).filter(({ keyId }) => keyId === key.keyId),
    })
  }
  // What has something to be done comes first.
  return found.sort((left, right) => Number(right.hasLeft) - Number(left.hasLeft))
}

type OneProps = { readonly c: Ctx; readonly one: Listed; readonly view: View; readonly errors: readonly FieldError[] }

const Heading = ({ one: { key, trust } }: Pick<OneProps, 'one'>) => (
  <h3>
    <small>
      {trust} ({key.trust})
    </small>{' '}
    <span class="key-id" data-not-counting>
      {sayKeyId(key.keyId)}
    </span>
  </h3>
)

const mayConfirm = (c: Ctx, { trust }: SigningKey): boolean =>
  mayDo(principalOf(c), 'signing-key.confirm', { state: null, trustCode: trust }) === 'yes'

function Waiting({ c, one, view, errors }: OneProps) {
  const { t, locale } = c.var
  const { key, who, replaces } = one
  const verdict = judgeConfirm(key.state, who)
  return (
    <article class="key-card waiting">
      <Heading one={one} />
      <p>
        {who
          ? t('signing-keys.desk.sentBy', {
              name: who.name,
              work: who.work === '' ? who.email : who.work,
              day: t.day(key.registeredAt),
            })
          : t('signing-keys.desk.sentByNobody', { day: t.day(key.registeredAt) })}{' '}
        {replaces && t('signing-keys.desk.replaces', { key: sayKeyId(replaces.keyId) })}
      </p>
      {verdict === 'yes' ? (
        mayConfirm(c, key) && <ConfirmForm c={c} one={one} view={view} errors={errors} />
      ) : (
        <p>
          {t(`signing-keys.faults.${verdict}`)} <a href={localPath(locale, hospitalsPath)}>{t('signing-keys.desk.toPeople')}</a>
        </p>
      )}
      {mayConfirm(c, key) && (
        <RevokeForm t={t} of={key} action={localPath(locale, revokeAt.link(key.id))} errors={errors} typed={view.typedRevoke} />
      )}
    </article>
  )
}

function ConfirmForm({ c, one: { key, who }, view, errors }: OneProps) {
  const { t, locale } = c.var
  const id = `heard-${key.id}`
  const error = errors.find(({ field }) => field === id)?.message
  return (
    <form method="post" action={localPath(locale, confirmAt.link(key.id))} novalidate>
      <p>{t('signing-keys.desk.how', { name: who?.name ?? '' })}</p>
      <input type="hidden" name="version" value={String(key.version)} />
      <TextField
        t={t}
        id={id}
        name="note"
        label={t('signing-keys.desk.note')}
        hint={t('signing-keys.desk.noteHint')}
        value={view.typedConfirm?.id === key.id ? view.typedConfirm.note : ''}
        {...(error === undefined ? {} : { error })}
      />
      <Button>
        {t('signing-keys.desk.button')} <span class="hidden">{sayKeyId(key.keyId)}</span>
      </Button>
    </form>
  )
}

function Standing({ c, one, view, errors }: OneProps) {
  const { t, locale } = c.var
  const { key } = one
  return (
    <article class="key-card standing">
      <Heading one={one} />
      <p>
        {t('signing-keys.desk.standsSince', { day: key.confirmedAt ? t.day(key.confirmedAt) : '' })} {key.confirmedNote}
      </p>
      {one.hasLeft && (
        <p class="holder-gone">
          <strong>{t('signing-keys.desk.holderGone')}</strong> {t('signing-keys.desk.holderGoneDo')}{' '}
          <a href={localPath(locale, hospitalsPath)}>{t('signing-keys.desk.toPeople')}</a>
        </p>
      )}
      <h4>{t('signing-keys.desk.columns.signed')}</h4>
      <Signed c={c} signed={one.signed} />
      {mayConfirm(c, key) && (
        <RevokeForm t={t} of={key} action={localPath(locale, revokeAt.link(key.id))} errors={errors} typed={view.typedRevoke} />
      )}
    </article>
  )
}

/** Where a key was in wrong hands, staff look at these again. */
function Signed({ c, signed }: { readonly c: Ctx; readonly signed: readonly StoredSubmission[] }) {
  const { t, locale } = c.var
  if (signed.length === 0) return <>{t('signing-keys.desk.signedNothing')}</>
  return (
    <ul>
      {signed.map(({ id, submission, state }) => (
        <li>
          <a href={localPath(locale, submissionDeskAt.link(id))}>{t.day(submission.asAt)}</a>: {t(`count-tool.states.${state}`)}
        </li>
      ))}
    </ul>
  )
}

function Revoked({ c, keys }: { readonly c: Ctx; readonly keys: readonly Listed[] }) {
  const { t } = c.var
  return (
    <>
      <h2>{t('signing-keys.desk.revoked')}</h2>
      <DataTable
        id="revoked-keys"
        caption={t('signing-keys.desk.revokedCaption')}
        columns={(['key', 'trust', 'day', 'why', 'signed'] as const).map(name => ({
          label: t(`signing-keys.desk.columns.${name}`),
        }))}
        rows={keys.map(({ key, trust, signed }) => [
          <span class="key-id" data-not-counting>
            {sayKeyId(key.keyId)}
          </span>,
          trust,
          key.revokedAt ? t.day(key.revokedAt) : '',
          `${key.revokedWhy ? t(`signing-keys.why.${key.revokedWhy}`) : ''}. ${key.revokedNote}`,
          <Signed c={c} signed={signed} />,
        ])}
      />
    </>
  )
}
