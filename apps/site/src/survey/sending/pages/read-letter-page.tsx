import { HTTPException } from 'hono/http-exception'
import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import { Button, ButtonLink, type Ctx, localPath, Notice, Select } from '../../../foundation/index.ts'
import { whereInWords } from '../../contacts/contacts-page.tsx'
import { replyAddress } from '../../letters/reply-address.ts'
import { nameOfRound, trailToRound } from '../../round-here.ts'
import type { Round } from '../../types.ts'
import { letterSender } from '../letter-sender.ts'
import { confirmLink, readLetterLink, testLetterLink } from '../links.ts'
import { sampleToken } from '../plan-letters.ts'
import { LetterShown, letterHead } from './letter-facts.tsx'
import { leadTo, planHere } from './send-here.ts'
import css from './sending.css?inline'
import { SendSteps } from './steps.tsx'

/** One letter of a draft, exactly as it would leave, with the way to the next one. */
export async function readLetterPage(c: Ctx, round: Round): Promise<Response> {
  const { t, locale, services } = c.var
  const plan = await planHere(c, round)
  const code = c.req.param('code') ?? c.req.query('trust')
  const index = code === undefined ? 0 : plan.letters.findIndex(({ trust }) => trust.code === code)
  const planned = plan.letters[index]
  if (plan.letters.length > 0 && c.req.param('code') === undefined && planned) {
    return leadTo(c, readLetterLink(round.id, planned.trust.code))
  }
  if (plan.letters.length > 0 && !planned) throw new HTTPException(404)
  const link = (at: number) => {
    const next = plan.letters[at]
    return next && localPath(locale, readLetterLink(round.id, next.trust.code))
  }
  const [previous, next] = [link(index - 1), link(index + 1)]
  const mayTest = mayDo(principalOf(c), 'round.try', { state: round.state }) === 'yes'
  const address = replyAddress(sampleToken, services.mailDomain)
  return consolePage(c, {
    title: t('sending.read.title', { round: nameOfRound(round, locale) }),
    trail: trailToRound(t, round),
    lead: t('sending.read.lead', { count: plan.letters.length, at: planned ? index + 1 : 0 }),
    css: [css],
    body: (
      <>
        <SendSteps t={t} round={round.id} current="read" />
        {c.req.query('done') === 'tested' && (
          <Notice title={t('sending.read.testedTitle')}>
            <p>
              {t(services.smtpUrl === null ? 'sending.read.testedHeld' : 'sending.read.tested', {
                address: principalOf(c).email,
              })}
            </p>
          </Notice>
        )}
        <form method="get" action={localPath(locale, readLetterLink(round.id))} class="send-filter">
          <Select
            t={t}
            id="trust"
            label={t('sending.read.choose')}
            value={planned?.trust.code ?? ''}
            choices={plan.letters.map(({ trust }) => ({ value: trust.code, label: trust.name }))}
          />
          <Button kind="quiet">{t('sending.read.show')}</Button>
        </form>
        {planned && (
          <>
            <nav class="send-buttons" aria-label={t('sending.read.walk')}>
              {previous && (
                <a href={previous} rel="prev">
                  {t('sending.read.previous')}
                </a>
              )}
              {next && (
                <a href={next} rel="next">
                  {t('sending.read.next')}
                </a>
              )}
            </nav>
            <h2>{planned.trust.name}</h2>
            {planned.letter ? (
              <LetterShown
                t={t}
                facts={letterHead(t, {
                  from: letterSender(plan.input.charity.name, address),
                  to: whereInWords(t, planned.contact),
                  replyTo: address,
                  subject: planned.letter.subject,
                  languages: planned.letter.languages,
                })}
                text={planned.letter.text}
              />
            ) : (
              <p>{t('sending.read.noLetter')}</p>
            )}
            <p class="soft">{t('sending.read.sample')}</p>
            {mayTest && planned.letter && (
              <form method="post" action={localPath(locale, testLetterLink(round.id, planned.trust.code))}>
                <p>{t('sending.read.test', { address: principalOf(c).email })}</p>
                <Button kind="quiet">{t('sending.read.testButton')}</Button>
              </form>
            )}
          </>
        )}
        <p>
          <ButtonLink href={localPath(locale, confirmLink(round.id))}>{t('sending.read.go')}</ButtonLink>
        </p>
      </>
    ),
  })
}
