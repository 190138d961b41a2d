import { HTTPException } from 'hono/http-exception'
import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import { Button, type Ctx, DataTable, localPath, Notice, Pagination, TextField } from '../../../foundation/index.ts'
import { daysBefore, endedDays } from '../rules/story-times.ts'
import { noLongerAgreed, takenBackBeyond } from '../store/consent-store.ts'
import { countStories, type StoryList, storiesIn } from '../store/list-stories.ts'
import type { StoryRow } from '../store/story-store.ts'
import { consolePath, consoleStoryAt, findPath } from '../story-links.ts'

const onePage = 50

type Found = { readonly found?: readonly StoryRow[] }

/** Stories: those that wait for somebody here first, then those with their tellers, those that will show, those that do, and copies to be asked back. */
export async function consoleStoriesPage(c: Ctx, { found }: Found = {}): Promise<Response> {
  const { t, locale, db } = c.var
  const asked = Number(c.req.query('page') ?? '1')
  const shown = await countStories(db, 'shown')
  const pages = Math.max(1, Math.ceil(shown / onePage))
  if (!Number.isSafeInteger(asked) || asked < 1 || asked > pages) throw new HTTPException(404)
  const tables = [
    await listed(c, 'waiting'),
    await listed(c, 'with-teller'),
    await listed(c, 'scheduled'),
    await listed(c, 'shown', (asked - 1) * onePage),
  ]
  return consolePage(c, {
    title: t('stories.console.title'),
    lead: t('stories.console.lead'),
    body: (
      <>
        {c.req.query('done') !== undefined && (
          <Notice>
            <p role="status">{t('stories.console.done')}</p>
          </Notice>
        )}
        {found && <FoundNotice c={c} found={found} />}
        {tables}
        <Pagination t={t} page={asked} pages={pages} link={number => localPath(locale, `${consolePath}?page=${number}`)} />
        {await copies(c)}
        {mayDo(principalOf(c), 'story.look-up') === 'yes' && <Find c={c} />}
      </>
    ),
  })
}

const linkTo = ({ var: { t, locale } }: Ctx, id: number) => (
  <a href={localPath(locale, consoleStoryAt.link(id))}>{t('stories.console.number', { id })}</a>
)

async function listed(c: Ctx, list: Exclude<StoryList, 'ended'>, offset = 0) {
  const { t, db } = c.var
  const stories = await storiesIn(db, list, { limit: onePage, offset })
  const count = await countStories(db, list)
  const day = (at: Date | null) => (at === null ? '' : t.day(at))
  return (
    <section>
      <h2>{t(`stories.console.lists.${list}.title`)}</h2>
      {stories.length === 0 ? (
        <p>{t(`stories.console.lists.${list}.none`)}</p>
      ) : (
        <DataTable
          id={list}
          caption={t(`stories.console.lists.${list}.caption`, { count })}
          columns={['story', 'moved', 'shows', 'until', 'state'].map(column => ({
            label: t(`stories.console.columns.${column}`),
          }))}
          rows={stories.map(story => [
            linkTo(c, story.id),
            day(story.moved_at),
            day(story.show_at ?? story.shown_at),
            day(story.consent_until),
            t(`stories.console.standing.${standingOf(story)}`),
          ])}
        />
      )}
    </section>
  )
}

export const standings = ['held', 'example', 'new', 'answered', 'changed', 'asked', 'scheduled', 'shown'] as const

/** What is to be known of it at a glance. */
export function standingOf(story: StoryRow): (typeof standings)[number] {
  if (story.held_at !== null) return 'held'
  if (story.turn === 'teller') return 'asked'
  if (story.turn === 'staff') {
    if (story.shown !== null) return 'changed'
    return story.newest > 1 && story.agreed === story.newest ? 'answered' : 'new'
  }
  if (story.show_at !== null) return 'scheduled'
  return story.origin === 'example' ? 'example' : 'shown'
}

/** What we may have given to the press or posted, and may not any more: it is asked back by hand. */
async function copies(c: Ctx) {
  const { t, db, services } = c.var
  const rows = []
  for (const id of await takenBackBeyond(db, daysBefore(services.clock(), endedDays))) {
    const beyond = (await noLongerAgreed(db, id)).filter(scope => scope !== 'site')
    if (beyond.length > 0) rows.push([linkTo(c, id), beyond.map(scope => t(`stories.scopes.${scope}`)).join(', ')])
  }
  return (
    <section>
      <h2>{t('stories.console.copies.title')}</h2>
      {rows.length === 0 ? (
        <p>{t('stories.console.copies.none')}</p>
      ) : (
        <DataTable
          id="copies"
          caption={t('stories.console.copies.caption')}
          columns={[{ label: t('stories.console.columns.story') }, { label: t('stories.console.columns.copies') }]}
          rows={rows}
        />
      )}
    </section>
  )
}

function FoundNotice({ c, found }: { readonly c: Ctx; readonly found: readonly StoryRow[] }) {
  const { t } = c.var
  return (
    <Notice title={t('stories.console.find.found', { count: found.length })}>
      <ul role="status">
        {found.map(story => (
          <li>{story.state === 'unconfirmed' ? t('stories.console.find.unconfirmed', { id: story.id }) : linkTo(c, story.id)}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** For somebody who asks for their data, or for their story to be taken down, and has lost the link. */
function Find({ c }: { readonly c: Ctx }) {
  const { t, locale } = c.var
  return (
    <section>
      <h2>{t('stories.console.find.title')}</h2>
      <p>{t('stories.console.find.text')}</p>
      <form method="post" action={localPath(locale, findPath)} novalidate>
        <TextField t={t} id="address" type="email" label={t('stories.console.find.address')} autocomplete="off" />
        <Button kind="quiet">{t('stories.console.find.button')}</Button>
      </form>
    </section>
  )
}
