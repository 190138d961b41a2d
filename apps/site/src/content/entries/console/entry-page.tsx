import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import { auditLink, ButtonLink, type Ctx, dayInUk, localPath, Notice, sayMoment } from '../../../foundation/index.ts'
import { linksPath } from '../../link-check/console/link-links.ts'
import { brokenLinksOf } from './broken-links.ts'
import { DraftPart, type TypedPlan } from './draft-part.tsx'
import css from './entries.css?inline'
import { type EntryHere, entryHere, trailToKind } from './entry-here.ts'
import { editEntryAt, previewEntryAt, programmeAt, restoreVersionAt, takeDownAt, versionsAt } from './entry-links.ts'
import { warningsFor } from './markdown-warnings.ts'
import { reviewDayOf } from './standing.ts'

const doneWords = [
  'saved',
  'published',
  'planned',
  'unplanned',
  'discarded',
  'taken-down',
  'restored',
  'accepted',
  'declined',
  'nothing',
] as const

/** One entry: what the public reads, what is being written, and what can be done with both. */
export async function entryPage(c: Ctx): Promise<Response> {
  return showEntry(c, await entryHere(c))
}

/** `plan`: the moment that somebody typed and that cannot be, given back to them. */
export async function showEntry(c: Ctx, here: EntryHere, plan?: TypedPlan): Promise<Response> {
  const { t, locale } = c.var
  const { kind, at, draft, offer, name } = here
  const warnings = draft ? await warningsFor(c.var.db, kind, draft.words) : []
  const broken = await brokenLinksOf(c, at)
  const done = doneWords.find(each => each === c.req.query('done'))
  const may = (deed: Parameters<typeof mayDo>[1]) => mayDo(principalOf(c), deed) === 'yes'
  return consolePage(c, {
    title: name,
    lead: t('entries.entry.lead'),
    trail: trailToKind(t, kind),
    css: [css],
    status: plan ? 422 : undefined,
    body: (
      <>
        {done && (
          <Notice>
            <p role="status">{t(`entries.done.${done}`)}</p>
          </Notice>
        )}
        {c.req.query('done') === 'conflict' && (
          <Notice title={t('entries.conflict.title')}>
            <p role="alert">{t('entries.conflict.acted')}</p>
          </Notice>
        )}
        {offer?.state === 'offered' && (
          <Notice>
            <p>{t('entries.programme.notice')}</p>
            <p>
              <a href={localPath(locale, programmeAt.link(at))}>{t('entries.programme.look')}</a>
            </p>
          </Notice>
        )}
        {broken.length > 0 && (
          <Notice title={t('entries.entry.brokenLinks')}>
            <ul>
              {broken.map(address => (
                <li>{address}</li>
              ))}
            </ul>
            <p>
              <a href={localPath(locale, linksPath)}>{t('links.title')}</a>
            </p>
          </Notice>
        )}
        <PublishedPart c={c} here={here} />
        <div class="entry-buttons">
          {may('entry.write') && (
            <ButtonLink href={localPath(locale, editEntryAt.link(at))}>{t('entries.entry.edit')}</ButtonLink>
          )}
          <ButtonLink kind="quiet" href={localPath(locale, previewEntryAt.link(at))}>
            {t('entries.entry.preview')}
          </ButtonLink>
        </div>
        <DraftPart c={c} here={here} plan={plan} warnings={warnings} />
        {draft === null && may('entry.take-down') && <Away c={c} here={here} />}
        <p>
          <a href={localPath(locale, auditLink({ subject: { kind: 'entry', id: `${at.kind}/${at.key}` } }))}>
            {t('entries.entry.log')}
          </a>
        </p>
      </>
    ),
  })
}

function PublishedPart({ c, here: { kind, key, at, entry, version, draft } }: { readonly c: Ctx; readonly here: EntryHere }) {
  const { t, locale, services } = c.var
  const link = entry.state === 'published' ? kind.link(key) : null
  const words = draft?.words ?? version
  const reviewBy = version ? reviewDayOf(kind, version) : null
  const isOverdue = entry.state === 'published' && reviewBy !== null && reviewBy < dayInUk(services.clock())
  return (
    <section>
      <p>
        <strong>{t('entries.entry.state')}:</strong> {t(`entries.states.${entry.state}`)}
      </p>
      {version && (
        <p>
          {t(version.origin === 'seed' ? 'entries.entry.seedVersion' : 'entries.entry.version', {
            version: version.version,
            when: sayMoment(t, version.publishedAt),
            who: version.publishedBy,
          })}
        </p>
      )}
      {link !== null && (
        <p>
          <a href={localPath(locale, link)}>{t('entries.entry.read')}</a>
        </p>
      )}
      {version && (
        <p>
          <a href={localPath(locale, versionsAt.link(at))}>{t('entries.entry.versions')}</a>
        </p>
      )}
      {reviewBy !== null && <p>{t(isOverdue ? 'entries.entry.overdue' : 'entries.entry.review', { day: t.day(reviewBy) })}</p>}
      {words?.cy === null && <p>{t('entries.entry.welshMissing')}</p>}
      {words?.isMachineMade && <p>{t('entries.entry.welshMachine')}</p>}
    </section>
  )
}

/** Off the site, or back on it. */
function Away({ c, here: { at, entry } }: { readonly c: Ctx; readonly here: EntryHere }) {
  const { t, locale } = c.var
  if (entry.newest === 0) return null
  const isShown = entry.state === 'published'
  const part = isShown ? 'takeDown' : 'showAgain'
  const action = isShown ? takeDownAt.link(at) : restoreVersionAt.link(at, entry.newest)
  return (
    <section>
      <h2>{t(`entries.entry.${part}.title`)}</h2>
      <p>{t(`entries.entry.${part}.text`)}</p>
      <form method="post" action={localPath(locale, action)} class="entry-move">
        <input type="hidden" name="revision" value={String(entry.revision)} />
        <button class="button quiet" type="submit">
          {t(`entries.entry.${part}.button`)}
        </button>
      </form>
    </section>
  )
}
