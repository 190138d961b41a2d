import { HTTPException } from 'hono/http-exception'
import { consolePage } from '../../accounts/index.ts'
import { type Ctx, dayInUk, localPath } from '../../foundation/index.ts'
import { roundHere, trailToRound } from '../round-here.ts'
import { itemsOfPlan } from './bulk-store.ts'
import { chaseLetters } from './chase-letters.ts'
import { planLetterLink, planLink } from './links.ts'
import { requestsByCodes } from './list-store.ts'
import { planHere } from './plan-page.tsx'
import css from './worklist.css?inline'

/** One of the letters that would leave, as it would be read. */
export async function planLetterPage(c: Ctx): Promise<Response> {
  const { db, services, t, locale } = c.var
  const round = await roundHere(c)
  const plan = await planHere(c, round)
  const will = (await itemsOfPlan(db, plan.id)).filter(({ verdict }) => verdict === 'will')
  const at = will.findIndex(({ code }) => code === c.req.param('code'))
  const item = will[at]
  if (!item || plan.kind !== 'chase') throw new HTTPException(404)
  const requests = [...(await requestsByCodes(db, round.id, [item.code])).values()]
  const letters = await chaseLetters(db, {
    round,
    requests,
    today: dayInUk(services.clock()),
    mailDomain: services.mailDomain,
    baseUrl: services.baseUrl,
  })
  const chase = letters.get(item.code)
  if (chase?.letter.state !== 'ready') throw new HTTPException(404)
  const { subject, text, language } = chase.letter
  const link = (code: string) => localPath(locale, planLetterLink(round.id, plan.id, code))
  const [previous, next] = [will[at - 1], will[at + 1]]
  return consolePage(c, {
    title: t('worklist.letter.title', { trust: item.name }),
    lead: t('worklist.letter.lead', { position: at + 1, total: will.length }),
    trail: trailToRound(t, round),
    css: [css],
    body: (
      <>
        <nav class="letter-steps" aria-label={t('worklist.letter.label')}>
          <a href={localPath(locale, planLink(round.id, plan.id))}>{t('worklist.letter.back')}</a>
          {previous && (
            <a rel="prev" href={link(previous.code)}>
              {t('worklist.next.previous', { trust: previous.name })}
            </a>
          )}
          {next && (
            <a rel="next" href={link(next.code)}>
              {t('worklist.next.next', { trust: next.name })}
            </a>
          )}
        </nav>
        <dl class="facts">
          <dt>{t('worklist.letter.to')}</dt>
          <dd>{chase.address}</dd>
          <dt>{t('worklist.letter.subject')}</dt>
          <dd lang={language}>{subject}</dd>
        </dl>
        <pre class="mail-text" lang={language}>
          {text}
        </pre>
      </>
    ),
  })
}
