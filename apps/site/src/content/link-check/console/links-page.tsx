import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import { Button, type Ctx, localPath, Notice } from '../../../foundation/index.ts'
import { entryAt } from '../../entries/console/entry-links.ts'
import { newestCheck } from '../link-store.ts'
import { isBroken, type LinkFound, linksFound } from '../links-found.ts'
import { checkLinksPath } from './link-links.ts'
import css from './links.css?inline'

const groups = [
  { name: 'broken', holds: isBroken },
  { name: 'unclear', holds: ({ found }: LinkFound) => found?.state === 'unclear' },
  { name: 'moved', holds: ({ found }: LinkFound) => found?.state === 'moved' },
] as const

/** The links of all that is published: what is broken, what a person has to look at, what has moved; and the button for a new look. */
export async function linksPage(c: Ctx): Promise<Response> {
  const { t, db } = c.var
  const links = await linksFound(c)
  const check = await newestCheck(db)
  const isUnderWay = check !== null && check.endedAt === null
  const good = links.filter(({ found }) => found?.state === 'good').length
  const unasked = links.filter(({ found }) => found === null).length
  return consolePage(c, {
    title: t('links.title'),
    lead: t('links.lead'),
    css: [css],
    body: (
      <>
        {c.req.query('done') === 'asked' && (
          <Notice>
            <p role="status">{t('links.asked')}</p>
          </Notice>
        )}
        {c.req.query('done') === 'under-way' && (
          <Notice>
            <p role="status">{t('links.underWayAlready')}</p>
          </Notice>
        )}
        <p>{t('links.count', { count: links.length })}</p>
        {check && (
          <p>
            {isUnderWay
              ? t('links.underWay', { who: check.askedBy, day: t.day(check.askedAt) })
              : t('links.last', { who: check.askedBy, day: t.day(check.askedAt), good, unasked })}
          </p>
        )}
        {!check && <p>{t('links.never')}</p>}
        {mayDo(principalOf(c), 'link.check') === 'yes' && !isUnderWay && <CheckForm c={c} />}
        {groups.map(({ name, holds }) => (
          <Group c={c} name={name} links={links.filter(holds)} />
        ))}
      </>
    ),
  })
}

const CheckForm = ({ c }: { readonly c: Ctx }) => (
  <form method="post" action={localPath(c.var.locale, checkLinksPath)}>
    <p>{c.var.t('links.button.text')}</p>
    <Button>{c.var.t('links.button.label')}</Button>
  </form>
)

function Group({ c, name, links }: { readonly c: Ctx; readonly name: string; readonly links: readonly LinkFound[] }) {
  const { t } = c.var
  return (
    <section>
      <h2>{t(`links.groups.${name}.title`)}</h2>
      {links.length === 0 ? (
        <p>{t(`links.groups.${name}.none`)}</p>
      ) : (
        <>
          <p>{t(`links.groups.${name}.text`)}</p>
          <ul class="link-list">
            {links.map(link => (
              <li>
                <Address c={c} link={link} />
                <Because c={c} link={link} />
                <Where c={c} link={link} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** Only what may be followed is a link here too. */
function Address({ c, link: { kind, address } }: { readonly c: Ctx; readonly link: LinkFound }) {
  const shown = address.length > 120 ? `${address.slice(0, 120)}…` : address
  if (kind === 'refused') return <code>{shown}</code>
  return <a href={kind === 'site' ? localPath(c.var.locale, address) : address}>{shown}</a>
}

function Because({ c, link: { found } }: { readonly c: Ctx; readonly link: LinkFound }) {
  const { t } = c.var
  if (!found) return null
  return (
    <p>
      {t(`links.because.${found.because}`, { status: found.status ?? 0 })}
      {found.leadsTo && (
        <>
          {' '}
          {t('links.leadsTo')} <code>{found.leadsTo}</code>
        </>
      )}{' '}
      <span class="small soft">{t.day(found.checkedAt)}</span>
    </p>
  )
}

const Where = ({ c, link: { from } }: { readonly c: Ctx; readonly link: LinkFound }) => {
  const { t, locale } = c.var
  return (
    <ul>
      {from.map(({ kind, entry, title }) => (
        <li>
          {t(kind.label)}: <a href={localPath(locale, entryAt.link({ kind: kind.name, key: entry.key }))}>{title}</a>
        </li>
      ))}
    </ul>
  )
}
