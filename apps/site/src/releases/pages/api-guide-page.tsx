import { Breadcrumbs, type Ctx, componentCss, dayInUk, Fold, page, Rich, type Translate } from '../../foundation/index.ts'
import type { OpenApiDocument } from '../api/openapi-document.ts'
import { feedsOfApi, openApiPath } from '../links.ts'
import { currentStatuses } from '../store/current-statuses.ts'
import { type ApiExample, type ExampleSource, exampleOf } from './api-example.ts'
import apiGuideCss from './api-guide.css?inline'
import { type ApiEntry, apiEntries } from './api-guide-view.ts'
import { dataCrumb } from './data-page.tsx'

type ShownEntry = ApiEntry & { readonly id: string; readonly example: ApiExample | null }

/** `/data/api`: the API for people, made from its OpenAPI document, with examples that this site answers itself. */
export async function showApiGuide(c: Ctx, document: OpenApiDocument, ask: ExampleSource['ask']): Promise<Response> {
  const { t, db, services } = c.var
  const title = t('releases.apiGuide.title')
  const { release, statuses } = await currentStatuses(db, { campaign: services.campaign, on: dayInUk(services.clock()) })
  const known = { code: (statuses.find(each => each.answeredOn !== null) ?? statuses[0])?.code, id: release?.id }
  const more = (count: number) => t('releases.apiGuide.more', { count })
  const entries: ShownEntry[] = []
  for (const entry of apiEntries(document))
    entries.push({ ...entry, id: idOf(entry), example: await exampleOf(entry, { ask, known, more }) })
  return page(c, {
    title,
    description: t('releases.apiGuide.lead'),
    css: [componentCss.fold, apiGuideCss],
    cacheable: true,
    body: <ApiGuideBody t={t} entries={entries} baseUrl={services.baseUrl} title={title} />,
  })
}

/** `get-trusts-code` for `GET /api/v1/trusts/{code}`. */
const idOf = ({ method, path }: ApiEntry): string =>
  `${method}${path.replace(feedsOfApi, '')}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '')

type Props = { readonly t: Translate; readonly entries: readonly ShownEntry[]; readonly baseUrl: string; readonly title: string }

export const ApiGuideBody = ({ t, entries, baseUrl, title }: Props) => (
  <>
    <Breadcrumbs t={t} trail={[dataCrumb(t)]} here={title} />
    <section class="band prose">
      <h1>{title}</h1>
      <p class="lead">{t('releases.apiGuide.lead')}</p>
      <ul>
        <li>{t('releases.apiGuide.rules')}</li>
        <li>{t('releases.apiGuide.changes')}</li>
        <li>{t('releases.apiGuide.errors')}</li>
        <li>
          <Rich t={t} k="releases.apiGuide.openApi" with={{ link: <a href={openApiPath}>{openApiPath}</a> }} />
        </li>
      </ul>
      <h2>{t('releases.apiGuide.all')}</h2>
      <p>{t('releases.apiGuide.allWords')}</p>
      <ul class="api-list" lang="en">
        {entries.map(entry => (
          <li>
            <a href={`#${entry.id}`}>{entry.summary}</a>
          </li>
        ))}
      </ul>
    </section>
    <section class="band sand">
      {entries.map(entry => (
        <Entry t={t} entry={entry} baseUrl={baseUrl} />
      ))}
    </section>
  </>
)

const Entry = ({ t, entry, baseUrl }: { t: Translate; entry: ShownEntry; baseUrl: string }) => (
  <article class="api-entry" id={entry.id}>
    <div>
      <h2 lang="en">{entry.summary}</h2>
      <p>
        <code class="api-path">
          {entry.method} {entry.path}
        </code>
      </p>
      {entry.parameters.length > 0 && <Parameters t={t} entry={entry} />}
      <Fold summary={t('releases.apiGuide.answers')}>
        <dl class="api-fields" data-not-counting>
          {entry.answers.map(answer => (
            <>
              <dt>
                <code>{answer.status}</code> <small>{answer.type}</small>
              </dt>
              <dd lang="en">{answer.description}</dd>
            </>
          ))}
        </dl>
      </Fold>
    </div>
    <div>
      {entry.example ? (
        <>
          <p class="api-try">
            {t('releases.apiGuide.try')} <a href={entry.example.address}>{baseUrl + entry.example.address}</a>
          </p>
          <section
            class="api-answer night"
            tabindex={0}
            aria-label={t('releases.apiGuide.answerTo', { what: entry.example.address })}
          >
            <pre>
              <code>{entry.example.answer}</code>
            </pre>
          </section>
        </>
      ) : (
        <p class="soft">{t('releases.apiGuide.noExample')}</p>
      )}
    </div>
  </article>
)

const Parameters = ({ t, entry }: { t: Translate; entry: ShownEntry }) => (
  <>
    <h3>{t('releases.apiGuide.parameters')}</h3>
    <dl class="api-fields" data-not-counting>
      {entry.parameters.map(({ name, type, description, example }) => (
        <>
          <dt>
            <code>{name}</code> <small>{type}</small>
          </dt>
          <dd lang="en">{description || t('releases.apiGuide.forExample', { example: example ?? '' })}</dd>
        </>
      ))}
    </dl>
  </>
)
