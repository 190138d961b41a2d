import {
  Breadcrumbs,
  type Ctx,
  componentCss,
  localPath,
  type PagePart,
  page,
  ShareLinks,
  sharingOf,
  type Translate,
} from '../../foundation/index.ts'
import { mapLink } from '../../map/index.ts'
import { findFormCss, registerLink, trustByCode } from '../../register/index.ts'
import {
  type PublishedStatus,
  publishedCriteria,
  ruleById,
  StatusSymbols,
  statusCss,
  statusWord,
  trustLink,
  trustToShare,
} from '../../releases/index.ts'
import { notFoundPage } from '../errors/not-found-page.tsx'
import { Around } from './around.tsx'
import { CareHere } from './care-here.tsx'
import { CountedHere, countIn, countsIn } from './counted-here.tsx'
import { History } from './history.tsx'
import { isOfCampaign, loadTrustView } from './load-trust-view.ts'
import { PublicStatements } from './public-statements.tsx'
import { shareTrustPage } from './share-trust-page.ts'
import { StandingBand } from './standing.tsx'
import css from './trust-page.css?inline'
import type { TrustView } from './trust-view.ts'
import { WhatYouCanDo } from './what-you-can-do.tsx'
import { Why } from './why.tsx'
import { wordingFor } from './wording.ts'

const { card, dataTable, figure, fold, notice, quote, shareLinks, timeline } = componentCss
const styles = [statusCss, findFormCss, card, dataTable, figure, fold, notice, quote, shareLinks, timeline, css]

/** The page of one trust. An old code or another spelling leads to the one address that it has. */
export async function trustPage(c: Ctx): Promise<Response> {
  const asked = c.req.param('code') ?? ''
  const { db, locale, services, shell } = c.var
  const trust = await trustByCode(db, asked)
  if (!trust) return notFoundPage(c)
  if (!isOfCampaign(services.campaign, trust)) return c.redirect(localPath(locale, registerLink(trust.code)), 302)
  if (trust.code !== asked) return c.redirect(localPath(locale, trustLink(trust.code)), 301)
  const view = await loadTrustView(c, trust)
  const panels = (await Promise.all(shell.trustPanels.map(panelsOf => panelsOf(trust.code, c)))).flat()
  panels.sort((a, b) => a.order - b.order)
  return showTrust(c, { view, panels, criterion: await criterionOf(c, view) })
}

type Shown = { readonly view: TrustView; readonly panels: readonly PagePart[]; readonly criterion: string | null }

function showTrust(c: Ctx, { view, panels, criterion }: Shown): Response {
  const { t } = c.var
  const { name, standing } = view
  const wording = wordingFor(view.trust)
  const published = standing.kind === 'in-survey' && standing.release ? { ...standing, release: standing.release } : null
  const share = shareTrustPage(c, view)
  return page(c, {
    title: name,
    description: descriptionOf(c, view),
    css: [...styles, ...panels.flatMap(panel => panel.css ?? [])],
    cacheable: true,
    share,
    body: (
      <>
        <StatusSymbols />
        <Breadcrumbs t={t} trail={[{ href: mapLink(), label: t('site.home.explore') }]} here={name} />
        <StandingBand t={t} view={view} />
        {published && (
          <Why t={t} name={name} status={published.status} release={published.release} criterion={criterion} wording={wording} />
        )}
        {published && <Counted t={t} view={view} status={published.status} />}
        <PublicStatements t={t} name={name} statements={view.statements} />
        <CareHere t={t} panels={panels.filter(({ about }) => about === 'care')} />
        <WhatYouCanDo t={t} code={view.trust.code} panels={panels.filter(({ about }) => about !== 'care')} />
        <ShareLinks
          t={t}
          {...sharingOf(c, { title: name, words: wordsToShare(c, view), address: trustLink(view.trust.code), share })}
        />
        <Around
          t={t}
          hospitals={view.hospitals}
          nearby={view.nearby}
          hasMoved={standing.kind === 'closed' && standing.successors.length > 0}
          wording={wording}
        />
        <History t={t} moments={view.moments} ancestors={view.ancestors} wording={wording} />
      </>
    ),
  })
}

/** What the hospital counted itself, where the newest release holds a count of it. */
function Counted({ t, view, status }: { readonly t: Translate; readonly view: TrustView; readonly status: PublishedStatus }) {
  const piece = countIn(status)
  return piece && <CountedHere t={t} piece={piece} counts={countsIn(view.moments)} />
}

/** The rule that decided, in the words of the version of the criteria by which it was decided. */
async function criterionOf(c: Ctx, { standing }: TrustView): Promise<string | null> {
  if (standing.kind !== 'in-survey' || !standing.release || standing.status.criterion === null) return null
  const criteria = await publishedCriteria(c.var.db, standing.release.criteria)
  return (criteria && ruleById(criteria, standing.status.criterion)?.when[c.var.locale]) ?? null
}

function wordsToShare({ var: { t } }: Ctx, { name, standing }: TrustView): string {
  return trustToShare(t, name, standing.kind === 'in-survey' && standing.release ? standing.status.status : null)
}

function descriptionOf(c: Ctx, { name, standing }: TrustView): string {
  const { t } = c.var
  if (standing.kind !== 'in-survey') return t('site.trust.description', { name })
  return t('site.trust.descriptionWithStatus', { name, status: statusWord(t, standing.status.status) })
}
