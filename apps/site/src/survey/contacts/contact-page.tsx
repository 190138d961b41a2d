import type { Child } from 'hono/jsx'
import { consolePage, mayDo, principalOf } from '../../accounts/index.ts'
import {
  Button,
  type Ctx,
  DataTable,
  ErrorSummary,
  localPath,
  Notice,
  type PageView,
  Radios,
  TextArea,
  TextField,
  type Translate,
} from '../../foundation/index.ts'
import type { Trust } from '../../register/index.ts'
import { requestLink } from '../requests/links.ts'
import { againLink } from '../sending/links.ts'
import { channels } from '../types.ts'
import type { ContactFault, TypedContact } from './check-contact.ts'
import type { Contact } from './contact-store.ts'
import css from './contacts.css?inline'
import type { LetterBack } from './letters-to-send-again.ts'
import { contactLink, contactsLink } from './links.ts'
import type { RequestElsewhere } from './requests-that-follow.ts'

export type ContactView = {
  readonly trust: Trust
  readonly contact: Contact
  readonly typed: TypedContact
  readonly faults: readonly ContactFault[]
  readonly notice: Child
  /** Letters to this trust that did not arrive: what sending again is for. */
  readonly back: readonly LetterBack[]
  readonly status?: PageView['status']
}

/** The form for where one trust is reached. It is empty where nothing is known, and gives back what somebody typed. */
export function contactPage(c: Ctx, view: ContactView): Response {
  const { t } = c.var
  const { trust, contact, notice, back, status } = view
  const mayChange = mayDo(principalOf(c), 'contact.change', { state: null, trustCode: trust.code }) === 'yes'
  return consolePage(c, {
    title: trust.name,
    lead: t('contacts.one.lead'),
    trail: [{ href: contactsLink(), label: t('contacts.menu') }],
    css: [css],
    status,
    body: (
      <>
        {notice}
        {contact.bouncingSince && (
          <Notice title={t('contacts.one.bouncingTitle')}>
            <p>{t('contacts.one.bouncing', { day: t.day(contact.bouncingSince) })}</p>
          </Notice>
        )}
        <p>{sourceOf(t, contact)}</p>
        {mayChange ? <ContactForm t={t} view={view} /> : <Facts t={t} contact={contact} />}
        {back.length > 0 && <SendAgain t={t} back={back} />}
      </>
    ),
  })
}

const sourceOf = (t: Translate, { version, changedAt, changedBy }: Contact): string =>
  version === 0 || changedAt === null
    ? t('contacts.one.fromRegister')
    : t('contacts.one.changed', {
        who: changedBy === 'system' ? t('contacts.one.system') : (changedBy ?? ''),
        day: t.day(changedAt),
      })

function ContactForm({ t, view: { trust, contact, typed, faults } }: { t: Translate; view: ContactView }) {
  const wrong = (field: ContactFault['field']) => {
    const fault = faults.find(one => one.field === field)
    return fault && t(`contacts.faults.${fault.why}`)
  }
  return (
    <form method="post" action={localPath(t.locale, contactLink(trust.code))}>
      <ErrorSummary t={t} errors={faults.map(({ field, why }) => ({ field, message: t(`contacts.faults.${why}`) }))} />
      <input type="hidden" name="version" value={String(contact.version)} />
      <input type="hidden" name="step" value="preview" />
      <Radios
        t={t}
        id="channel"
        label={t('contacts.fields.channel')}
        value={typed.channel}
        error={wrong('channel')}
        choices={channels.map(value => ({ value, label: t(`contacts.channels.${value}`) }))}
      />
      <TextField
        t={t}
        id="email"
        label={t('contacts.fields.email')}
        hint={t('contacts.fields.emailHint')}
        value={typed.email}
        error={wrong('email')}
      />
      <TextField
        t={t}
        id="portalUrl"
        label={t('contacts.fields.portalUrl')}
        hint={t('contacts.fields.portalUrlHint')}
        value={typed.portalUrl}
        error={wrong('portalUrl')}
        optional
      />
      <TextArea
        t={t}
        id="note"
        rows={4}
        label={t('contacts.fields.note')}
        hint={t('contacts.fields.noteHint')}
        value={typed.note}
        error={wrong('note')}
        optional
      />
      {contact.bouncingSince && (
        <div class="field">
          <label class="choice">
            <input type="checkbox" name="worksAgain" value="yes" checked={typed.worksAgain} />
            <span>{t('contacts.fields.worksAgain')}</span>
          </label>
        </div>
      )}
      <Button>{t('contacts.one.preview')}</Button>
    </form>
  )
}

const Facts = ({ t, contact }: { t: Translate; contact: Contact }) => (
  <dl class="facts">
    {contactFacts(t, contact).map(([term, value]) => (
      <>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </>
    ))}
  </dl>
)

/** A contact as terms and values, for reading and for comparing. */
export const contactFacts = (
  t: Translate,
  { channel, email, portalUrl, note, bouncingSince }: Pick<Contact, 'channel' | 'email' | 'portalUrl' | 'note' | 'bouncingSince'>,
): readonly (readonly [string, string])[] => [
  [t('contacts.fields.channel'), t(`contacts.channels.${channel}`)],
  [t('contacts.fields.email'), email ?? t('contacts.empty')],
  [t('contacts.fields.portalUrl'), portalUrl ?? t('contacts.empty')],
  [t('contacts.fields.note'), note || t('contacts.empty')],
  [t('contacts.fields.bouncing'), bouncingSince ? t.day(bouncingSince) : t('contacts.empty')],
]

const SendAgain = ({ t, back }: { t: Translate; back: readonly LetterBack[] }) => (
  <section>
    <h2>{t('contacts.again.title')}</h2>
    <p>{t('contacts.again.lead')}</p>
    <ul>
      {back.map(({ round, trustCode, message, delivery, subject }) => (
        <li>
          <a href={localPath(t.locale, againLink({ round, trustCode }, message))}>{subject}</a>: {t(`contacts.again.${delivery}`)}
        </li>
      ))}
    </ul>
  </section>
)

export type ContactPreview = {
  readonly trust: Trust
  readonly before: Contact
  readonly after: Contact
  readonly typed: TypedContact
  /** Requests on their way that go by another channel than the new one. */
  readonly moved: readonly RequestElsewhere[]
}

/** What would change, before it does. */
export function contactPreviewPage(c: Ctx, { trust, before, after, typed, moved }: ContactPreview): Response {
  const { t, locale } = c.var
  const old = contactFacts(t, before)
  const changed = contactFacts(t, after).flatMap(([term, value], index) =>
    value === old[index]?.[1] ? [] : [[term, old[index]?.[1] ?? '', value]],
  )
  return consolePage(c, {
    title: t('contacts.preview.title', { trust: trust.name }),
    lead: t('contacts.preview.lead'),
    css: [css],
    body: (
      <>
        <div class="contact-change">
          <DataTable
            id="change"
            caption={t('contacts.preview.caption')}
            columns={(['what', 'from', 'to'] as const).map(name => ({ label: t(`contacts.preview.${name}`) }))}
            rows={changed}
          />
        </div>
        <form method="post" action={localPath(locale, contactLink(trust.code))}>
          <input type="hidden" name="version" value={String(before.version)} />
          <input type="hidden" name="step" value="save" />
          <input type="hidden" name="channel" value={typed.channel} />
          <input type="hidden" name="email" value={typed.email} />
          <input type="hidden" name="portalUrl" value={typed.portalUrl} />
          <input type="hidden" name="note" value={typed.note} />
          {typed.worksAgain && <input type="hidden" name="worksAgain" value="yes" />}
          {moved.length > 0 && <Follow t={t} after={after} moved={moved} />}
          <Button>{t('contacts.preview.save')}</Button>
        </form>
        <p>
          <a href={localPath(locale, contactLink(trust.code))}>{t('contacts.preview.back')}</a>
        </p>
      </>
    ),
  })
}

/** A request keeps its own channel unless somebody says that it follows. */
const Follow = ({ t, after, moved }: { t: Translate; after: Contact; moved: readonly RequestElsewhere[] }) => (
  <>
    <h2>{t('contacts.follow.title', { count: moved.length })}</h2>
    <ul>
      {moved.map(({ round, trustCode, trustName, channel }) => (
        <li>
          <a href={localPath(t.locale, requestLink({ round, trustCode }))}>
            {t('contacts.follow.item', { trust: trustName, round })}
          </a>
          : {t(`contacts.channels.${channel}`)}
        </li>
      ))}
    </ul>
    <Radios
      t={t}
      id="follow"
      label={t('contacts.follow.question')}
      hint={t('contacts.follow.hint')}
      value="yes"
      choices={[
        { value: 'yes', label: t('contacts.follow.yes', { channel: t(`contacts.channels.${after.channel}`) }) },
        { value: 'no', label: t('contacts.follow.no') },
      ]}
    />
  </>
)
