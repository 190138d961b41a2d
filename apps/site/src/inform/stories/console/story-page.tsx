import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import { type Ctx, ErrorSummary, type FieldError, Fold, localPath, Notice, type PageView } from '../../../foundation/index.ts'
import css from '../pages/stories.css?inline'
import { StoryWords } from '../pages/story-words.tsx'
import type { PublishRefusal } from '../rules/decide-publish.ts'
import { consentsOf } from '../store/consent-store.ts'
import { loadReadiness } from '../store/load-readiness.ts'
import type { StoryRow } from '../store/story-store.ts'
import { type StoryVersion, versionsOf } from '../store/version-store.ts'
import { consolePath, consoleStoryAt, storyAt } from '../story-links.ts'
import { EditForm, type TypedStory, typedFrom } from './edit-form.tsx'
import { LookList } from './look-list.tsx'
import { standingOf } from './stories-page.tsx'
import { StoryDeeds } from './story-deeds.tsx'

export type StoryShown = {
  readonly story: StoryRow
  readonly errors?: readonly FieldError[]
  readonly refusals?: readonly PublishRefusal[]
  /** What an editor typed: somebody else has saved meanwhile, or something is wrong in it. */
  readonly typed?: TypedStory
  readonly isChanged?: boolean
  readonly status?: PageView['status']
}

/** One story: what in it must be looked at, its words, what its teller agreed to, and what can be done with it. */
export async function consoleStoryPage(c: Ctx, shown: StoryShown): Promise<Response> {
  const { t, db, services } = c.var
  const { story, errors = [], refusals = [], isChanged = false } = shown
  const frame = {
    title: t('stories.console.number', { id: story.id }),
    trail: [{ href: consolePath, label: t('stories.console.title') }],
    css: [css],
  }
  if (story.state === 'ended')
    return consolePage(c, {
      ...frame,
      status: shown.status ?? 200,
      lead: t(`stories.console.ended.${story.ended_because ?? 'teller'}`),
      body: <p>{t('stories.console.ended.text')}</p>,
    })
  const ready = await loadReadiness(db, story, { now: services.clock(), isSure: false })
  const versions = await versionsOf(db, story.id)
  const from = versions.find(({ number }) => String(number) === c.req.query('from'))
  const mayEdit = mayDo(principalOf(c), 'story.edit') === 'yes'
  return consolePage(c, {
    ...frame,
    lead: t(`stories.console.standing.${standingOf(story)}`),
    status: shown.status ?? (errors.length + refusals.length > 0 ? 422 : isChanged ? 409 : 200),
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        <Notices c={c} refusals={refusals} isChanged={isChanged} story={story} />
        <LookList c={c} id={story.id} found={ready.found} looked={ready.looked} />
        <h2>{t('stories.console.words')}</h2>
        {isChanged && ready.version && <Current version={ready.version} c={c} />}
        {mayEdit && (
          <EditForm
            c={c}
            story={story}
            picture={ready.picture}
            errors={errors}
            typed={shown.typed ?? typedFrom(from ?? ready.version, story.language)}
            basedOn={story.newest}
          />
        )}
        <StoryDeeds c={c} story={story} errors={errors} />
        <Agreed c={c} story={story} consents={await consentsOf(db, story.id)} scopes={ready.scopes} />
        <Versions c={c} story={story} versions={versions} />
      </>
    ),
  })
}

type NoticesProps = {
  readonly c: Ctx
  readonly story: StoryRow
  readonly refusals: readonly PublishRefusal[]
  readonly isChanged: boolean
}

function Notices({ c, story, refusals, isChanged }: NoticesProps) {
  const { t, locale } = c.var
  const isNew = c.req.query('changed') !== undefined
  return (
    <>
      {refusals.length > 0 && (
        <Notice title={t('stories.console.refused')}>
          <ul role="alert">
            {refusals.map(refusal => (
              <li>{t(`stories.console.refusals.${refusal}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {(isChanged || isNew) && (
        <Notice>
          <p role="status">{t(isChanged ? 'stories.console.both' : 'stories.console.changed')}</p>
        </Notice>
      )}
      {c.req.query('saved') !== undefined && (
        <Notice>
          <p role="status">{t('stories.console.saved')}</p>
        </Notice>
      )}
      {story.held_at !== null && (
        <Notice title={t('stories.console.standing.held')}>
          <p>{t('stories.console.heldText', { day: t.day(story.held_at) })}</p>
        </Notice>
      )}
      {story.shown !== null && (
        <p>
          <a href={localPath(locale, storyAt.link(story.id))}>{t('stories.console.see')}</a>
          {story.shown !== story.newest && ` ${t('stories.console.older')}`}
        </p>
      )}
      {story.show_at !== null && <p>{t('stories.console.showsOn', { day: t.day(story.show_at) })}</p>}
    </>
  )
}

/** What somebody else has saved, above what this editor typed. */
const Current = ({
  version,
  c: {
    var: { locale, t },
  },
}: {
  readonly version: StoryVersion
  readonly c: Ctx
}) => (
  <>
    {version.texts.map(({ language, name, opening, words }) => (
      <Fold summary={t('stories.console.current', { language: t(`stories.languages.${language}`) })} isOpen>
        <p lang={language}>{name}</p>
        <p lang={language}>{opening}</p>
        <StoryWords words={words} language={language} locale={locale} />
      </Fold>
    ))}
  </>
)

type AgreedProps = {
  readonly c: Ctx
  readonly story: StoryRow
  readonly consents: Awaited<ReturnType<typeof consentsOf>>
  readonly scopes: readonly string[]
}

/** What its teller agreed to, word by word, and until when. */
function Agreed({ c, story, consents, scopes }: AgreedProps) {
  const { t } = c.var
  if (story.origin === 'example') return <p>{t('stories.console.example')}</p>
  return (
    <section>
      <h2>{t('stories.console.agreed.title')}</h2>
      <p>
        {t('stories.console.agreed.now', { scopes: scopes.map(scope => t(`stories.scopes.${scope}`)).join(', ') })}{' '}
        {story.consent_until !== null && t('stories.console.agreed.until', { day: t.day(story.consent_until) })}
      </p>
      <p>
        {t(`stories.console.about.${story.about}`)}{' '}
        {t('stories.console.agreed.language', { language: t(`stories.languages.${story.locale}`) })}
      </p>
      <Fold summary={t('stories.console.agreed.all')}>
        <ul>
          {consents.map(({ scope, says, at, until, text }) => (
            <li>
              {t(`stories.console.agreed.${says}`, { day: t.day(at), scope: t(`stories.scopes.${scope}`) })}{' '}
              {until !== null && t('stories.console.agreed.until', { day: t.day(until) })} {text !== null && <q>{text}</q>}
            </li>
          ))}
        </ul>
      </Fold>
    </section>
  )
}

type VersionsProps = { readonly c: Ctx; readonly story: StoryRow; readonly versions: readonly StoryVersion[] }

/** Everything it ever said. Old words come back through the form, as a new version. */
function Versions({ c, story, versions }: VersionsProps) {
  const { t, locale } = c.var
  return (
    <section>
      <h2>{t('stories.console.versions.title')}</h2>
      {versions.map(({ number, by, at, texts }) => (
        <Fold summary={t(`stories.console.versions.${by}`, { number, day: t.day(at) })}>
          {number === story.agreed && <p>{t('stories.console.versions.agreed')}</p>}
          {number === story.shown && <p>{t('stories.console.versions.shown')}</p>}
          {texts.map(text => (
            <StoryWords words={text.words} language={text.language} locale={locale} />
          ))}
          {number !== story.newest && (
            <p>
              <a href={`${localPath(locale, consoleStoryAt.link(story.id))}?from=${number}#words`}>
                {t('stories.console.versions.take', { number })}
              </a>
            </p>
          )}
        </Fold>
      ))}
    </section>
  )
}
