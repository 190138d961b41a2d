import { Button, localPath, Radios, Select, TextArea, TextField, type Translate } from '../../../foundation/index.ts'
import { nameOfRound } from '../../round-here.ts'
import { complaintConsequences, complaintOutcomes } from '../complaint.ts'
import { acknowledgeAt, complaintNotesAt, correctLink, followAt, mendAt, reopenAt, settleAt, withholdLink } from '../links.ts'
import type { ComplaintView } from './complaint-view.ts'

type Props = { readonly t: Translate; readonly view: ComplaintView }

/** What every form carries: the version that it was made from. */
const BasedOn = ({ view }: { view: ComplaintView }) => (
  <input type="hidden" name="version" value={String(view.complaint.version)} />
)

const field = ({ t, view }: Props, name: string, otherwise = '') => ({
  t,
  id: name,
  value: view.typed[name] ?? otherwise,
  error: view.errors.find(error => error.field === name)?.message,
})

export const AcknowledgeForm = (props: Props) => {
  const { t, view } = props
  return (
    <section aria-labelledby="acknowledge">
      <h2 id="acknowledge">{t('complaints.forms.acknowledge.title')}</h2>
      <form method="post" action={localPath(t.locale, acknowledgeAt.link(view.complaint))}>
        <BasedOn view={view} />
        <TextField
          {...field(props, 'acknowledged', view.complaint.acknowledgedOn ?? view.today)}
          type="date"
          label={t('complaints.forms.acknowledge.on')}
        />
        <Button kind="quiet">{t('complaints.forms.acknowledge.button')}</Button>
      </form>
    </section>
  )
}

export const NoteForm = (props: Props) => {
  const { t, view } = props
  return (
    <section aria-labelledby="add-note">
      <h2 id="add-note">{t('complaints.forms.note.title')}</h2>
      <form method="post" action={localPath(t.locale, complaintNotesAt.link(view.complaint))}>
        <input type="hidden" name="token" value={view.formToken} />
        <TextArea
          {...field(props, 'note')}
          label={t('complaints.forms.note.text')}
          hint={t('complaints.forms.note.hint')}
          rows={3}
        />
        <Button kind="quiet">{t('complaints.forms.note.button')}</Button>
      </form>
    </section>
  )
}

export const SettleForm = (props: Props) => {
  const { t, view } = props
  return (
    <section aria-labelledby="settle">
      <h2 id="settle">{t('complaints.forms.settle.title')}</h2>
      <p>{t('complaints.forms.settle.text')}</p>
      <form method="post" action={localPath(t.locale, settleAt.link(view.complaint))}>
        <BasedOn view={view} />
        <Radios
          {...field(props, 'outcome')}
          label={t('complaints.forms.settle.outcome')}
          choices={complaintOutcomes.map(value => ({ value, label: t(`complaints.outcomes.${value}`) }))}
        />
        <TextArea
          {...field(props, 'reason')}
          label={t('complaints.forms.settle.reason')}
          hint={t('complaints.forms.settle.reasonHint')}
          rows={4}
        />
        <Radios
          {...field(props, 'leads-to')}
          label={t('complaints.forms.settle.leadsTo')}
          choices={complaintConsequences.map(value => ({ value, label: t(`complaints.leadsTo.${value}`) }))}
        />
        <Button>{t('complaints.forms.settle.button')}</Button>
      </form>
    </section>
  )
}

/** A settled complaint that leads to something: where that is done, and with which release it was. */
export const FollowForm = (props: Props) => {
  const { t, view } = props
  const { complaint, release } = view
  if (complaint.leadsTo === 'nothing' || complaint.followedBy !== null) return null
  const link = complaint.leadsTo === 'correction' ? correctLink : withholdLink
  return (
    <section aria-labelledby="follow">
      <h2 id="follow">{t('complaints.forms.follow.title')}</h2>
      <p>{t(`complaints.forms.follow.${complaint.leadsTo}`)}</p>
      {release !== null && (
        <p>
          {t('complaints.forms.follow.links')}{' '}
          <a href={localPath(t.locale, link(release))}>{t(`complaints.leadsTo.${complaint.leadsTo}`)}</a>
        </p>
      )}
      <form method="post" action={localPath(t.locale, followAt.link(complaint))}>
        <BasedOn view={view} />
        <TextField {...field(props, 'release')} label={t('complaints.forms.follow.release')} />
        <Button>{t('complaints.forms.follow.button')}</Button>
      </form>
    </section>
  )
}

export const MendForm = (props: Props) => {
  const { t, view } = props
  const { complaint, rounds } = view
  return (
    <section aria-labelledby="mend">
      <h2 id="mend">{t('complaints.forms.mend.title')}</h2>
      <form method="post" action={localPath(t.locale, mendAt.link(complaint))}>
        <BasedOn view={view} />
        <TextArea {...field(props, 'about', complaint.about)} label={t('complaints.record.about')} rows={4} />
        <TextField {...field(props, 'received', complaint.receivedOn)} type="date" label={t('complaints.record.received')} />
        <Select
          {...field(props, 'round', complaint.round ?? '')}
          label={t('complaints.record.round')}
          none={t('complaints.record.roundNone')}
          choices={rounds.map(round => ({ value: round.id, label: nameOfRound(round, t.locale) }))}
        />
        <Button kind="quiet">{t('complaints.forms.mend.button')}</Button>
      </form>
    </section>
  )
}

export const ReopenForm = ({ t, view }: Props) => (
  <section aria-labelledby="reopen">
    <h2 id="reopen">{t('complaints.forms.reopen.title')}</h2>
    <p>{t('complaints.forms.reopen.text')}</p>
    <form method="post" action={localPath(t.locale, reopenAt.link(view.complaint))}>
      <BasedOn view={view} />
      <Button kind="quiet">{t('complaints.forms.reopen.button')}</Button>
    </form>
  </section>
)
