import { consolePage } from '../../accounts/index.ts'
import { Button, type Ctx, DataTable, dayInUk, localPath, Tag, TextField, type Translate } from '../../foundation/index.ts'
import { surveyedTrusts, type Trust } from '../../register/index.ts'
import { type Contact, contactsOf } from './contact-store.ts'
import css from './contacts.css?inline'
import { type ContactsShown, contactLink, contactsLink } from './links.ts'

type Row = { readonly trust: Trust; readonly contact: Contact }

const views = {
  all: () => true,
  missing: ({ contact }) => contact.channel === 'email' && contact.email === null,
  bouncing: ({ contact }) => contact.bouncingSince !== null,
  'by-hand': ({ contact }) => contact.channel !== 'email',
} as const satisfies Record<ContactsShown, (row: Row) => boolean>

/** Where every trust that is asked is reached; what is missing or comes back stands first in the words at the top. */
export async function contactsPage(c: Ctx): Promise<Response> {
  const { t, db, services } = c.var
  const trusts = await surveyedTrusts(db, { campaign: services.campaign, on: dayInUk(services.clock()) })
  const contacts = await contactsOf(db, trusts)
  const all = trusts.flatMap((trust): Row[] => {
    const contact = contacts.get(trust.code)
    return contact ? [{ trust, contact }] : []
  })
  const show = readShown(c.req.query('show'))
  const q = (c.req.query('q') ?? '').trim().slice(0, 100)
  const rows = all.filter(row => views[show](row) && holds(row, q))
  return consolePage(c, {
    title: t('contacts.title'),
    lead: t('contacts.lead'),
    css: [css],
    body: (
      <>
        <Views t={t} all={all} show={show} q={q} />
        <Search t={t} show={show} q={q} />
        {rows.length === 0 ? <p>{t('contacts.none')}</p> : <Contacts t={t} rows={rows} />}
      </>
    ),
  })
}

const readShown = (text: string | undefined): ContactsShown =>
  text === 'missing' || text === 'bouncing' || text === 'by-hand' ? text : 'all'

/** A part of the name, the code or the address, in any case. */
function holds({ trust, contact }: Row, q: string): boolean {
  const wanted = q.toLowerCase()
  return [trust.name, trust.nameCy, trust.code, contact.email].some(text => text?.toLowerCase().includes(wanted))
}

const Views = ({ t, all, show, q }: { t: Translate; all: readonly Row[]; show: ContactsShown; q: string }) => (
  <ul class="contact-views">
    {(Object.keys(views) as ContactsShown[]).map(view => (
      <li>
        <a href={localPath(t.locale, contactsLink({ show: view, q }))} aria-current={view === show ? 'true' : undefined}>
          {t(`contacts.views.${view}`, { count: all.filter(views[view]).length })}
        </a>
      </li>
    ))}
  </ul>
)

const Search = ({ t, show, q }: { t: Translate; show: ContactsShown; q: string }) => (
  <form method="get" action={localPath(t.locale, contactsLink())} class="contact-search">
    {show !== 'all' && <input type="hidden" name="show" value={show} />}
    <TextField t={t} id="q" label={t('contacts.search')} value={q} />
    <Button kind="quiet">{t('contacts.searchButton')}</Button>
  </form>
)

const Contacts = ({ t, rows }: { t: Translate; rows: readonly Row[] }) => (
  <DataTable
    id="contacts"
    caption={t('contacts.caption', { count: rows.length })}
    columns={(['trust', 'nation', 'reached', 'state'] as const).map(name => ({ label: t(`contacts.columns.${name}`) }))}
    rows={rows.map(({ trust, contact }) => [
      <a href={localPath(t.locale, contactLink(trust.code))}>{trust.name}</a>,
      t(`register.nation.${trust.nation}`),
      whereInWords(t, contact),
      <ContactState t={t} contact={contact} />,
    ])}
  />
)

/** Where letters to a trust go, in a few words. */
export const whereInWords = (t: Translate, { channel, email, portalUrl }: Contact): string => {
  if (channel === 'email') return email ?? t('contacts.noAddress')
  return channel === 'portal' ? t('contacts.byPortal', { address: portalUrl ?? '' }) : t('contacts.byPost')
}

function ContactState({ t, contact }: { t: Translate; contact: Contact }) {
  if (contact.bouncingSince) return <Tag>{t('contacts.state.bouncing', { day: t.day(contact.bouncingSince) })}</Tag>
  if (contact.channel === 'email' && contact.email === null) return <Tag>{t('contacts.state.missing')}</Tag>
  return <>{contact.version === 0 ? t('contacts.state.register') : t('contacts.state.entered')}</>
}
