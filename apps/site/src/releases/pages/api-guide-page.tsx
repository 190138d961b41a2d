import { Breadcrumbs, type Ctx, page, Rich, type Translate } from '../../foundation/index.ts'
import type { OpenApiDocument } from '../api/openapi-document.ts'
import { openApiPath } from '../links.ts'
import { type ApiEntry, apiEntries } from './api-guide-view.ts'
import { dataCrumb } from './data-page.tsx'
import releaseCss from './release.css?inline'

/** `/data/api`: the API for people, made from its OpenAPI document. */
export function showApiGuide(c: Ctx, document: OpenApiDocument): Response {
  const { t, services } = c.var
  const title = t('releases.apiGuide.title')
  return page(c, {
    title,
    description: t('releases.apiGuide.lead'),
    css: [releaseCss],
    cacheable: true,
    body: <ApiGuideBody t={t} entries={apiEntries(document)} baseUrl={services.baseUrl} title={title} />,
  })
}

type Props = { readonly t: Translate; readonly entries: readonly ApiEntry[]; readonly baseUrl: string; readonly title: string }

export const ApiGuideBody = ({ t, entries, baseUrl, title }: Props) => (
  <section class="band prose">
    <Breadcrumbs t={t} trail={[dataCrumb(t)]} here={title} />
    <h1>{title}</h1>
    <p class="lead">{t('releases.apiGuide.lead')}</p>
    <p>
      <Rich t={t} k="releases.apiGuide.openApi" with={{ link: <a href={openApiPath}>{openApiPath}</a> }} />
    </p>
    <p>{t('releases.apiGuide.rules')}</p>
    <p>{t('releases.apiGuide.errors')}</p>
    {entries.map(entry => (
      <article lang="en">
        <h2>
          <code class="checksum">
            {entry.method} {entry.path}
          </code>
        </h2>
        <p>{entry.summary}.</p>
        {entry.method === 'GET' && !entry.path.includes('{') && (
          <p>
            <a href={entry.path}>{baseUrl + entry.path}</a>
          </p>
        )}
        {entry.parameters.length > 0 && (
          <dl>
            {entry.parameters.map(parameter => (
              <>
                <dt>
                  <code>{parameter.name}</code> ({parameter.type})
                </dt>
                <dd>{parameter.description}</dd>
              </>
            ))}
          </dl>
        )}
        <ul>
          {entry.answers.map(answer => (
            <li>
              {answer.status} {answer.type}: {answer.description}
            </li>
          ))}
        </ul>
      </article>
    ))}
  </section>
)
