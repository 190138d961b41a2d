import { HTTPException } from 'hono/http-exception'
import { Breadcrumbs, type Ctx, localPath, page } from '../../foundation/index.ts'
import { shareSite } from '../../releases/index.ts'
import { flowOf } from '../flow/load-flow.ts'
import type { StatusFlow } from '../flow/status-flow.ts'
import { ActionsPart } from './actions-part.tsx'
import { daysOf, FlowNote, FlowPicture } from './changes-section.tsx'
import { flowFileAt, impactPath } from './impact-links.ts'
import { impactCss } from './impact-page.tsx'
import { changesOf, readingServices } from './impact-view.ts'
import { TrustsTable } from './trusts-table.tsx'

/** The flow that the address names; 404 where there is none. */
export async function flowHere(c: Ctx): Promise<StatusFlow> {
  const flow = await flowOf(c.var.db, { from: c.req.param('from') ?? '', to: c.req.param('to') ?? '' })
  if (!flow) throw new HTTPException(404)
  return flow
}

/** What became of every trust between two releases, each by its name. */
export async function flowPage(c: Ctx): Promise<Response> {
  const { t, db, services } = c.var
  const flow = await flowHere(c)
  const { actions, letters } = await changesOf(readingServices(services, db), flow)
  const days = daysOf(t, flow)
  const trusts = flow.moves.flatMap(move => move.trusts)
  return page(c, {
    title: t('impact.flow.title', days),
    description: t('impact.description'),
    css: impactCss,
    cacheable: true,
    share: shareSite(t),
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: impactPath, label: t('impact.title') }]} here={t('impact.flow.short', days)} />
        <section class="band prose">
          <h1>{t('impact.flow.short', days)}</h1>
          <p class="lead">{t('impact.flow.lead')}</p>
          <FlowPicture t={t} flow={flow} heading="h2" />
          <ActionsPart t={t} actions={actions} />
        </section>
        <section class="band sand" id="every-trust">
          <h2>{t('impact.flow.everyTrustTitle')}</h2>
          <p>
            <a href={localPath(t.locale, flowFileAt.link(flow.from.id, flow.to.id, 'trusts.csv'))}>
              {t('impact.flow.trustsCsv')}
            </a>
          </p>
          <TrustsTable
            t={t}
            id="all-trusts"
            caption={t('impact.flow.allCaption', days)}
            days={days}
            trusts={trusts}
            letters={letters.size === 0 ? null : letters}
          />
          <FlowNote t={t} flow={flow} />
        </section>
      </>
    ),
  })
}
