import { HTTPException } from 'hono/http-exception'
import { consolePage } from '../../../accounts/index.ts'
import { type Ctx, localPath, Notice } from '../../../foundation/index.ts'
import { StatusMark, StatusSymbols, statusCss, trustLink } from '../../../releases/index.ts'
import { requestLink } from '../../requests/links.ts'
import { nameOfRound, roundHere, trailToRound } from '../../round-here.ts'
import { publishLink } from '../links.ts'
import { asOfHere, publicationHere } from './publish-here.ts'
import css from './publishing.css?inline'
import { SaidOfTrust } from './said-of-trust.tsx'

/** `/console/rounds/:round/publish/trusts/:code`: everything that the release would say of one trust, beside what it says now. */
export async function trustPreviewPage(c: Ctx): Promise<Response> {
  const { t, locale } = c.var
  const round = await roundHere(c)
  const asOf = asOfHere(c)
  const code = c.req.param('code') ?? ''
  const { preview, before, standings } = await publicationHere(c, round, asOf)
  const then = preview?.kind === 'would-publish' ? preview.statuses.find(status => status.code === code) : undefined
  const now = before.find(status => status.code === code)
  const asked = standings.find(({ trustCode }) => trustCode === code)
  if (!then && !now && !asked) throw new HTTPException(404)
  const name = then?.name ?? now?.name ?? asked?.trustName ?? code
  return consolePage(c, {
    title: t('publishing.trust.title', { name }),
    trail: [...trailToRound(t, round), { href: publishLink(round.id, asOf), label: t('publishing.tab') }],
    lead: t('publishing.trust.lead', { round: nameOfRound(round, locale), day: t.day(asOf) }),
    css: [statusCss, css],
    body: (
      <>
        <StatusSymbols />
        <div class="before-after">
          <section>
            <h2>{t('publishing.trust.then')}</h2>
            {then ? (
              <>
                <p>
                  <StatusMark t={t} status={then.status} words="shown" />
                </p>
                <SaidOfTrust t={t} status={then} />
              </>
            ) : (
              <Notice>
                <p>{t('publishing.trust.notYet')}</p>
              </Notice>
            )}
          </section>
          <section>
            <h2>{t('publishing.trust.now')}</h2>
            {now ? (
              <>
                <p>
                  <StatusMark t={t} status={now.status} words="shown" />
                </p>
                <SaidOfTrust t={t} status={now} />
                <p>
                  <a href={localPath(locale, trustLink(code))}>{t('publishing.trust.page')}</a>
                </p>
              </>
            ) : (
              <p>{t('publishing.trust.nothingNow')}</p>
            )}
          </section>
        </div>
        {asked && (
          <p>
            <a href={localPath(locale, requestLink({ round: round.id, trustCode: code }))}>{t('publishing.trust.request')}</a>
          </p>
        )}
      </>
    ),
  })
}
