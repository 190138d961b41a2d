import { Button, localPath, TextField, type Translate } from '../../foundation/index.ts'
import { wordingOf } from '../consent/wording.ts'
import type { JsxPart } from '../guard/proof/proof-part.tsx'
import { AboutFields, DetailsFields } from '../join/details-fields.tsx'
import type { DetailsFault, TypedJoin } from '../join/read-join-form.ts'
import { preferencesLink } from '../links.ts'
import { aboutMe, listPurposes } from '../network-words.ts'
import type { PreferencesView } from './preferences-view.ts'

export type TypedDetails = {
  readonly typed: Pick<TypedJoin, 'firstName' | 'nation' | 'postcode' | 'interests'>
  readonly faults: readonly DetailsFault[]
}

type Props = { readonly t: Translate; readonly token: string; readonly view: PreferencesView; readonly charity: string }

/** What somebody is sent, each with a button to end it or, in its own words, to begin. */
export function ListsPart({ t, token, view, charity }: Props) {
  const action = localPath(t.locale, preferencesLink(token))
  return (
    <>
      <h2>{t('join.preferences.lists')}</h2>
      <ul>
        {listPurposes.map(purpose => {
          const present = view.permissions.find(one => one.purpose === purpose)
          const list = t(`join.preferences.list.${purpose}`)
          const wording = wordingOf(t, purpose, charity)
          const since = present?.basis === 'soft-opt-in' ? 'sinceSoft' : 'since'
          return (
            <li>
              <p class="say">
                <strong>{list}.</strong>{' '}
                {present ? t(`join.preferences.${since}`, { day: t.day(present.since) }) : t('join.preferences.notSent')}
              </p>
              <form method="post" action={action}>
                <input type="hidden" name="do" value={present ? 'stop-list' : 'start-list'} />
                <input type="hidden" name="list" value={purpose} />
                {!present && (
                  <>
                    <input type="hidden" name="words" value={wording.sha256} />
                    <p class="agree" lang={wording.language === t.locale ? undefined : wording.language}>
                      {wording.text}
                    </p>
                  </>
                )}
                <Button kind="quiet">{t(`join.preferences.${present ? 'stop' : 'start'}`, { list })}</Button>
              </form>
            </li>
          )
        })}
      </ul>
    </>
  )
}

type DetailsProps = Props & { readonly shown: TypedDetails | undefined }

/** What somebody has told us of themselves, to be changed and taken back. */
export function DetailsPart({ t, token, view: { supporter }, charity, shown }: DetailsProps) {
  const action = localPath(t.locale, preferencesLink(token))
  const { firstName, nation, district, interests } = supporter
  const present = { firstName: firstName ?? '', nation: nation ?? '', postcode: district ?? '', interests }
  const words = aboutMe.map(name => ({ name, wording: wordingOf(t, name, charity) }))
  return (
    <>
      <h2>{t('join.preferences.details')}</h2>
      <form method="post" action={action} novalidate>
        <input type="hidden" name="do" value="details" />
        <DetailsFields t={t} typed={shown?.typed ?? present} faults={shown?.faults ?? []} />
        <Button kind="quiet">{t('join.preferences.save')}</Button>
      </form>
      {supporter.state === 'confirmed' && (
        <form method="post" action={action}>
          <input type="hidden" name="do" value="about-me" />
          <input type="hidden" name="words" value={words.map(({ wording }) => wording.sha256).join('.')} />
          <AboutFields t={t} words={words} ticked={supporter.aboutMe} hint={t('join.preferences.aboutText')} />
          <Button kind="quiet">{t('join.preferences.save')}</Button>
        </form>
      )}
    </>
  )
}

export type TypedMove = { readonly typed: string; readonly error: string; readonly part?: JsxPart }

type MoveProps = Pick<Props, 't' | 'token'> & { readonly shown: TypedMove | undefined }

/** Another address in place of this one. */
export const MovePart = ({ t, token, shown }: MoveProps) => (
  <form method="post" action={localPath(t.locale, preferencesLink(token))} novalidate>
    <input type="hidden" name="do" value="move" />
    <TextField
      t={t}
      id="new-address"
      type="email"
      autocomplete="email"
      label={t('join.preferences.moving.label')}
      hint={t('join.preferences.moving.text')}
      {...(shown ? { value: shown.typed, error: shown.error } : {})}
    />
    {shown?.part}
    <Button kind="quiet">{t('join.preferences.moving.button')}</Button>
  </form>
)
