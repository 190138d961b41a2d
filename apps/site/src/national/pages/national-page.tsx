import { Breadcrumbs, type Ctx, componentCss, page } from '../../foundation/index.ts'
import { shareSite } from '../../releases/index.ts'
import type { NationalPicture } from '../figures/picture.ts'
import css from './national.css?inline'
import { NotPart, TwicePart } from './parts/bounds-part.tsx'
import { CountedPart, LivingPart } from './parts/counted-part.tsx'
import { CoveragePart } from './parts/coverage-part.tsx'
import { EmptyPart } from './parts/empty-part.tsx'
import { ExpectedPart } from './parts/expected-part.tsx'
import { Hero } from './parts/hero.tsx'
import { SourcesPart, TakePart } from './parts/sources-part.tsx'
import { StartPart } from './parts/start-part.tsx'

const { card, chart, dataTable, figure, fold, notice } = componentCss

/** How many people hospitals have counted, what is missing, and what cannot be said. Null: nothing has been published yet. */
export function nationalPage(c: Ctx, picture: NationalPicture | null): Response {
  const { t } = c.var
  const isEmpty = picture === null || picture.isEmpty
  return page(c, {
    title: t('national-picture.title'),
    description: t('national-picture.description'),
    css: [card, chart, dataTable, figure, fold, notice, css],
    cacheable: true,
    share: shareSite(t),
    body: (
      <>
        <Breadcrumbs t={t} here={t('national-picture.menu')} />
        {isEmpty ? (
          <EmptyPart t={t} />
        ) : (
          <>
            <Hero t={t} picture={picture} />
            <CountedPart t={t} picture={picture} />
            <LivingPart t={t} picture={picture} />
            <CoveragePart t={t} picture={picture} />
            <StartPart t={t} picture={picture} />
            <ExpectedPart t={t} picture={picture} />
            <TwicePart t={t} picture={picture} />
          </>
        )}
        <NotPart t={t} />
        {!isEmpty && <SourcesPart t={t} picture={picture} />}
        {!isEmpty && <TakePart t={t} picture={picture} />}
      </>
    ),
  })
}
