import { Breadcrumbs, type Ctx, componentCss, FigureNote, localPath, page, type Translate } from '../../../foundation/index.ts'
import { shareSite } from '../../../releases/index.ts'
import { allMethods } from '../../figures/methods/all-methods.ts'
import { exampleInWords, type Method, methodIds } from '../../figures/methods/method.ts'
import { readReferences } from '../../figures/read-references.ts'
import type { References } from '../../figures/references.ts'
import { between } from '../facts-of.tsx'
import css from '../national.css?inline'
import { methodsPath, nationalPath, sourcesLink } from '../national-links.ts'
import { MethodAssumptions } from './method-assumptions.tsx'
import { MethodList } from './method-list.tsx'

/** `/national/methods/{id}`: how one number is made, with an example that the code works out while the page is written. */
export function methodPage(c: Ctx, id: string): Response | Promise<Response> {
  const { t, services } = c.var
  const references = readReferences(services.root, services.campaign)
  const method = allMethods(references).find(each => each.id === id)
  if (!method) return c.notFound()
  const title = t(`national-methods.method.${method.id}.title`)
  return page(c, {
    title,
    description: t(`national-methods.method.${method.id}.plain`),
    css: [componentCss.figure, css],
    cacheable: true,
    share: shareSite(t),
    body: (
      <>
        <Breadcrumbs
          t={t}
          trail={[
            { href: nationalPath, label: t('national-picture.menu') },
            { href: methodsPath, label: t('national-picture.methods.title') },
          ]}
          here={title}
        />
        <article class="band prose">
          <p class="picture-kind">{t('national-picture.methods.page.eyebrow')}</p>
          <h1>{title}</h1>
          <p class="lead">{t(`national-methods.method.${method.id}.plain`)}</p>
          <p>{t(`national-methods.method.${method.id}.how`)}</p>
          <Formula t={t} method={method} />
          <Example t={t} method={method} />
          <MethodAssumptions t={t} id={method.id} />
          <h2>{t('national-picture.methods.page.limits')}</h2>
          <p>{t(`national-methods.method.${method.id}.limits`)}</p>
          <Origin t={t} method={method} />
          <FigureNote
            t={t}
            date={yearsOf(references)}
            denominator={t('national-picture.methods.sourcesOf')}
            source={{ name: t('national-picture.methods.sources'), href: localPath(t.locale, sourcesLink) }}
          />
        </article>
        <section class="band sand prose" aria-labelledby="others">
          <h2 id="others">{t('national-picture.methods.page.others')}</h2>
          <MethodList t={t} ids={methodIds.filter(each => each !== id)} />
          <p>
            <a href={localPath(t.locale, nationalPath)}>{t('national-picture.methods.page.back')}</a>
          </p>
        </section>
      </>
    ),
  })
}

/** From the first to the last year that something published is of. */
function yearsOf({ sources }: References): string {
  const years = sources.flatMap(({ date }) => date.match(/\d{4}(?!\d)/g) ?? []).sort()
  return between(years[0] ?? '', years.at(-1) ?? '')
}

type Props = { readonly t: Translate; readonly method: Method }

const Formula = ({ t, method }: Props) => (
  <>
    <h2>{t('national-picture.methods.page.formula')}</h2>
    <div>
      <p class="picture-formula" data-not-counting>
        {method.formulas.map(formula => (
          <code>{formula}</code>
        ))}
      </p>
      <p class="small picture-signs" data-not-counting>
        {t(`national-methods.signs.${method.id}`)}
      </p>
    </div>
  </>
)

/** Steps of arithmetic with invented or published numbers: they count nobody. */
const Example = ({ t, method }: Props) => (
  <>
    <h2>{t('national-picture.methods.page.example')}</h2>
    <ol class="picture-example" data-not-counting>
      {exampleInWords(t, method).map(line => (
        <li>{line}</li>
      ))}
    </ol>
  </>
)

const Origin = ({ t, method: { sources, code, version } }: Props) => (
  <>
    <h2>{t('national-picture.methods.page.source')}</h2>
    <div class="small" data-not-counting>
      {sources.length === 0 && <p>{t('national-picture.methods.page.own')}</p>}
      <ul lang="en">
        {sources.map(source => (
          <li>{source}</li>
        ))}
      </ul>
      <p>
        {t('national-picture.methods.page.code')}{' '}
        {code.map((file, at) => (
          <>
            {at > 0 && ', '}
            <code>{file}</code>
          </>
        ))}
        . {t('national-picture.methods.page.version', { version })}
      </p>
    </div>
  </>
)
