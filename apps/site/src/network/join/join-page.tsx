import { Button, type Ctx, ErrorSummary, localPath, type PageView, TextField } from '../../foundation/index.ts'
import { mayTakeAddresses } from '../alerts/may-take-addresses.ts'
import { type Guarded, GuardNotice } from '../guard/guard-notice.tsx'
import { joinPath, privacyPath } from '../links.ts'
import { networkPage } from '../pages/network-page.tsx'
import { AboutFields, DetailsFields } from './details-fields.tsx'
import { type Offer, offerOf, usesSoftOptIn, wordsOf } from './offer.ts'
import { emptyJoin, type JoinFault, type TypedJoin } from './read-join-form.ts'

export type ShownJoin = {
  readonly typed?: TypedJoin
  readonly faults?: readonly JoinFault[]
  /** The words have changed since the form was opened. */
  readonly isOutdated?: boolean
  readonly guarded?: Guarded
  readonly isChecked?: boolean
  readonly status?: PageView['status']
}

const lists = { do: ['letter', 'press', 'share', 'tell'], not: ['often', 'share', 'press', 'party'] } as const

/** The Campaigns Network: what it asks, what that changes, what we will not do, and the form. */
export async function joinPage(c: Ctx, shown: ShownJoin = {}): Promise<Response> {
  const { t, db, services, shell } = c.var
  const List = ({ of }: { of: keyof typeof lists }) => (
    <>
      <h2>{t(`join.page.${of}.title`)}</h2>
      <ul>
        {lists[of].map(each => (
          <li>{t(`join.page.${of}.${each}`)}</li>
        ))}
      </ul>
    </>
  )
  const isOpen = mayTakeAddresses(services, shell)
  const offer = offerOf(t, shell.charity.name, await usesSoftOptIn(db))
  return networkPage(c, {
    title: t('join.page.title'),
    lead: t('join.page.lead'),
    description: t('join.page.description'),
    status: shown.status,
    // Shown again after a form, it holds what somebody typed.
    isPublic: shown.status === undefined,
    isIndexed: shown.status === undefined,
    body: (
      <>
        <ErrorSummary t={t} errors={errorsOf(c, shown)} />
        <GuardNotice guarded={shown.guarded} />
        <List of="do" />
        <h2>{t('join.page.change.title')}</h2>
        <p>{t('join.page.change.text')}</p>
        <List of="not" />
        <h2>{t(isOpen ? 'join.form.title' : 'join.form.closed.title')}</h2>
        {isOpen ? <JoinForm c={c} shown={shown} offer={offer} /> : <p>{t('join.form.closed.text')}</p>}
      </>
    ),
  })
}

function errorsOf({ var: { t } }: Ctx, { faults = [], isOutdated = false }: ShownJoin) {
  const typed = faults.map(({ field, fault }) => ({
    field,
    message: t(`${field === 'address' ? 'network' : 'join'}.faults.${fault}`),
  }))
  return isOutdated ? [...typed, { field: 'agree', message: t('network.faults.wording') }] : typed
}

function JoinForm({ c, shown, offer }: { c: Ctx; shown: ShownJoin; offer: Offer }) {
  const { t } = c.var
  const { typed = emptyJoin, faults = [], guarded, isChecked = false } = shown
  const fault = faults.find(({ field }) => field === 'address')
  const { network, updates } = offer
  return (
    <form method="post" action={localPath(t.locale, joinPath)} novalidate>
      <p>{t('join.form.already')}</p>
      <TextField
        t={t}
        id="address"
        type="email"
        autocomplete="email"
        label={t('network.form.address')}
        value={typed.address}
        {...(fault ? { error: t(`network.faults.${fault.fault}`) } : {})}
      />
      <DetailsFields t={t} typed={typed} faults={faults.flatMap(each => (each.field === 'address' ? [] : each))} />
      <fieldset class="field">
        <legend>{t('site.form.optional', { label: t('join.form.updates') })}</legend>
        <p class="hint" lang={updates.wording.language === t.locale ? undefined : updates.wording.language}>
          {updates.wording.text}
        </p>
        <label class="choice">
          <input type="checkbox" name="updates" value="yes" checked={typed.isUpdatesTicked} />
          <span>{t(updates.basis === 'consent' ? 'join.form.updatesYes' : 'join.form.updatesNo')}</span>
        </label>
      </fieldset>
      <AboutFields t={t} words={offer.aboutMe} ticked={typed.aboutMe} hint={t('join.form.aboutHint')} />
      <input type="hidden" name="words" value={wordsOf(offer)} />
      {isChecked && <input type="hidden" name="checked" value="yes" />}
      {guarded?.part}
      <Button>{t('join.form.button')}</Button>
      <p class="agree" id="agree">
        <span lang={network.language === t.locale ? undefined : network.language}>{network.text}</span>{' '}
        {t('network.form.language')} <a href={localPath(t.locale, privacyPath)}>{t('network.form.privacy')}</a>
      </p>
    </form>
  )
}
