import { Breadcrumbs, type Ctx, componentCss, page } from '../../foundation/index.ts'
import { findFormCss } from '../../register/index.ts'
import { StatusSymbols, statusCss } from '../../releases/index.ts'
import { allFixtures } from './all.fixtures.tsx'
import css from './design.css?inline'

export const designPath = '/design'

/** The tokens of colour that pages are made of. */
const colours = [
  'night',
  'dusk',
  'glow',
  'land',
  'lamp',
  'core',
  'rose-line',
  'muted',
  'paper',
  'sand',
  'card',
  'ink',
  'soft',
  'rose',
  'line',
]

/** Every component in each of its states, for those who build pages. Not for search engines. */
export function designPage(c: Ctx): Response {
  const { t } = c.var
  return page(c, {
    title: t('site.design.title'),
    description: t('site.design.lead'),
    css: [statusCss, findFormCss, ...Object.values(componentCss), css],
    indexed: false,
    translated: false,
    body: (
      <>
        <StatusSymbols />
        <Breadcrumbs t={t} here={t('site.design.title')} />
        <div class="band">
          <h1>{t('site.design.title')}</h1>
          <p class="lead">{t('site.design.lead')}</p>
          <h2>{t('site.design.colours')}</h2>
          <ul class="swatches">
            {colours.map(name => (
              <li>
                <svg aria-hidden="true">
                  <rect width="100%" height="100%" fill={`var(--${name})`} />
                </svg>
                {name}
              </li>
            ))}
          </ul>
          {Object.entries(allFixtures).map(([component, fixtures]) => (
            <section lang="en">
              <h2>{component}</h2>
              {Object.entries(fixtures).map(([state, show]) => (
                <div class="sample">
                  <p class="name">{state}</p>
                  {show(t)}
                </div>
              ))}
            </section>
          ))}
        </div>
      </>
    ),
  })
}
