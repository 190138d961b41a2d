import { HTTPException } from 'hono/http-exception'
import { Markdown, markdownCss } from '../../../content/index.ts'
import { Breadcrumbs, type Ctx, FigureLine, page, type Router } from '../../../foundation/index.ts'
import { readExampleCount } from '../about/example-count.ts'
import css from '../count-tool.css?inline'
import { countToolPath, manualLink, manualPath } from '../links.ts'
import { type ManualPage, manualPageNamed, readManual } from './manual-pages.ts'

/** The manual of the program, which is in English: whoever has to judge it reads it here, without fetching anything. */
export function manualRoutes(router: Router): void {
  router.get(manualPath, c => {
    const name = manualPageNamed(c.req.param('name') ?? '')
    if (name === null) throw new HTTPException(404)
    return manualPage(c, name)
  })
}

/** What was measured there, it says of whom; all other numbers are of instructions. */
const measuredThere: readonly ManualPage[] = ['accuracy']

function manualPage(c: Ctx, name: ManualPage): Response {
  const { t, locale, services } = c.var
  const { title, text } = readManual(services.root, name)
  const isMeasured = measuredThere.includes(name)
  const { asAt, program } = readExampleCount(services.root).content
  const words = <Markdown text={text} headingFrom={2} locale={locale} lang="en" />
  return page(c, {
    title: t(`count-tool.manual.pages.${name}`),
    description: t('count-tool.manual.description'),
    address: manualLink(name),
    css: [markdownCss, css],
    cacheable: true,
    translated: false,
    body: (
      <>
        <Breadcrumbs
          t={t}
          trail={[{ href: countToolPath, label: t('count-tool.menu') }]}
          here={t(`count-tool.manual.pages.${name}`)}
        />
        <section class="band manual">
          {locale !== 'en' && <p class="small soft">{t('count-tool.manual.english')}</p>}
          <h1 lang="en">{title}</h1>
          {isMeasured ? words : <div data-not-counting>{words}</div>}
          {isMeasured && (
            <FigureLine
              t={t}
              scope="page"
              day={t.day(asAt)}
              denominator={t('count-tool.manual.denominator')}
              source={t('count-tool.example.source', { program: `${program.name} ${program.version}` })}
            />
          )}
        </section>
      </>
    ),
  })
}
