import { Button, ButtonLink, type Ctx, ErrorSummary, localPath, Notice, type Translate } from '../../foundation/index.ts'
import { statusMeaning, statusWord, trustLink } from '../../releases/index.ts'
import type { Subscription } from '../alerts/subscription-store.ts'
import type { ConsentLine } from '../consent/consent-store.ts'
import { preferencesEraseLink, preferencesExportLink, preferencesLink, updatesPath } from '../links.ts'
import type { KnownStatus } from '../network-words.ts'
import { networkPage } from '../pages/network-page.tsx'
import { DetailsPart, ListsPart, MovePart, type TypedDetails, type TypedMove } from './list-parts.tsx'
import type { PreferencesView } from './preferences-view.ts'
import { sayConsent } from './say-consent.ts'

/** What was done a moment ago, as the address says it. */
export const doneNotices = ['saved', 'left', 'left-all', 'stopped', 'started', 'stopped-all', 'moving'] as const
const ofLists = ['stopped', 'started', 'stopped-all', 'moving'] as const satisfies readonly DoneNotice[]
export type DoneNotice = (typeof doneNotices)[number]

type Shown = {
  readonly token: string
  readonly view: PreferencesView
  readonly done: DoneNotice | null
  /** Forms that have to be mended. */
  readonly details?: TypedDetails
  readonly move?: TypedMove
  readonly isOutdated?: boolean
}

/** Everything that is kept about whoever holds the link, and what they can do about it. To open it changes nothing. */
export function preferencesPage(c: Ctx, shown: Shown): Response {
  const { t, locale, shell } = c.var
  const { token, view, done, details, move } = shown
  const errors = errorsOf(t, shown)
  const parts = { t, token, view, charity: shell.charity.name }
  const { supporter, following, consents } = view
  const action = localPath(locale, preferencesLink(token))
  return networkPage(c, {
    title: t('network.preferences.title'),
    lead: t('network.preferences.lead'),
    status: errors.length > 0 ? 422 : undefined,
    body: (
      <div class="kept">
        {done && (
          <Notice>
            <p role="status">{t(`${ofLists.some(each => each === done) ? 'join' : 'network'}.preferences.done.${done}`)}</p>
          </Notice>
        )}
        <ErrorSummary t={t} errors={errors} />
        <h2>{t('network.preferences.address')}</h2>
        <p>
          <strong>{supporter.addressTyped}</strong>
        </p>
        <p>{sayState(t, view)}</p>
        <MovePart t={t} token={token} shown={move} />
        <form method="post" action={action}>
          <input type="hidden" name="do" value="language" />
          <div class="field">
            <label for="language">{t('network.preferences.language')}</label>
            <select id="language" name="language">
              {(['en', 'cy'] as const).map(language => (
                <option value={language} selected={language === supporter.locale}>
                  {t(`network.preferences.languages.${language}`)}
                </option>
              ))}
            </select>
          </div>
          <Button kind="quiet">{t('network.preferences.languageButton')}</Button>
        </form>
        <ListsPart {...parts} />
        <h2>{t('network.preferences.hospitals')}</h2>
        {following.length === 0 && <p>{t('network.preferences.none')}</p>}
        <ul>
          {following.map(one => (
            <Hospital t={t} view={view} one={one} action={action} />
          ))}
        </ul>
        {following.length > 0 && (
          <form method="post" action={action}>
            <input type="hidden" name="do" value="leave-all" />
            <Button>{t('network.preferences.stopAll')}</Button>
          </form>
        )}
        {(following.length > 0 || view.permissions.length > 0) && (
          <form method="post" action={action}>
            <input type="hidden" name="do" value="stop-everything" />
            <Button>{t('join.preferences.stopEverything')}</Button>
          </form>
        )}
        <DetailsPart {...parts} shown={details} />
        <h2>{t('network.preferences.consents')}</h2>
        {consents.length === 0 && <p>{t('network.preferences.consentsNone')}</p>}
        {consents.map(line => (
          <Consent t={t} view={view} line={line} />
        ))}
        <h2>{t('network.preferences.download')}</h2>
        <p>{t('network.preferences.downloadText')}</p>
        <p>
          <ButtonLink kind="quiet" href={localPath(locale, preferencesExportLink(token))}>
            {t('network.preferences.download')}
          </ButtonLink>
        </p>
        <h2>{t('network.preferences.erase')}</h2>
        <p>{t('network.preferences.eraseText')}</p>
        <p>
          <ButtonLink kind="quiet" href={localPath(locale, preferencesEraseLink(token))}>
            {t('network.preferences.erase')}
          </ButtonLink>
        </p>
      </div>
    ),
  })
}

function errorsOf(t: Translate, { details, move, isOutdated }: Shown) {
  return [
    ...(move ? [{ field: 'new-address', message: move.error }] : []),
    ...(details?.faults ?? []).map(({ field, fault }) => ({ field, message: t(`join.faults.${fault}`) })),
    ...(isOutdated ? [{ field: 'main', message: t('network.faults.wording') }] : []),
  ]
}

function sayState(t: Translate, { supporter: { state, confirmedAt, leftAt } }: PreferencesView): string {
  const at = state === 'left' ? leftAt : confirmedAt
  return t(`network.preferences.states.${state}`, { day: at === null ? '' : t.day(at) })
}

type HospitalProps = {
  readonly t: Translate
  readonly view: PreferencesView
  readonly one: Subscription
  readonly action: string
}

function Hospital({ t, view: { nameOf }, one, action }: HospitalProps) {
  const name = nameOf(one.trustCode)
  return (
    <li>
      <p class="say">
        <a href={localPath(t.locale, trustLink(one.trustCode))}>{name}</a>.{' '}
        {one.followedFrom !== null && <>{t('network.preferences.merged', { trust: nameOf(one.followedFrom) })} </>}
        {one.state === 'asked'
          ? t('network.preferences.asked')
          : t('network.preferences.told', { status: inWords(t, one.toldStatus) })}
      </p>
      <form method="post" action={action}>
        <input type="hidden" name="do" value="leave" />
        <input type="hidden" name="trust" value={one.trustCode} />
        <Button kind="quiet">{t('network.preferences.stop', { trust: name })}</Button>
      </form>
    </li>
  )
}

function inWords(t: Translate, status: KnownStatus): string {
  const code = status === 'excluded' ? null : status
  return t('network.mail.alert.status', { word: statusWord(t, code), meaning: statusMeaning(t, code) })
}

type ConsentProps = { readonly t: Translate; readonly view: PreferencesView; readonly line: ConsentLine }

function Consent({ t, view: { nameOf }, line }: ConsentProps) {
  const { wording } = line
  return (
    <>
      <p class="say">{sayConsent(t, line, nameOf)}</p>
      {wording && <blockquote lang={wording.language === t.locale ? undefined : wording.language}>{wording.text}</blockquote>}
    </>
  )
}

/** Asks once more before everything is gone. */
export function erasePage(c: Ctx, token: string): Response {
  const { t, locale } = c.var
  return networkPage(c, {
    title: t('network.eraseForm.title'),
    lead: t('network.eraseForm.lead'),
    body: (
      <>
        <p>{t('network.eraseForm.kept')}</p>
        <p>{t('network.eraseForm.backups')}</p>
        <form method="post" action={localPath(locale, preferencesEraseLink(token))}>
          <Button>{t('network.eraseForm.button')}</Button>
        </form>
        <p>
          <a href={localPath(locale, preferencesLink(token))}>{t('network.eraseForm.back')}</a>
        </p>
      </>
    ),
  })
}

export const erasedPage = (c: Ctx): Response =>
  networkPage(c, { title: c.var.t('network.erased.title'), lead: c.var.t('network.erased.lead'), isPublic: true, body: null })

export const deadPreferencesPage = (c: Ctx): Response =>
  networkPage(c, {
    title: c.var.t('network.preferences.dead.title'),
    lead: c.var.t('network.preferences.dead.lead'),
    status: 404,
    body: (
      <p>
        <ButtonLink href={localPath(c.var.locale, updatesPath)}>{c.var.t('network.updates.mineButton')}</ButtonLink>
      </p>
    ),
  })
