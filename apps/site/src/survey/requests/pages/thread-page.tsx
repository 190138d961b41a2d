import { consolePage } from '../../../accounts/index.ts'
import { type Ctx, localPath } from '../../../foundation/index.ts'
import { nameOfRound, trailToRound } from '../../round-here.ts'
import type { Message, Round, SurveyRequest } from '../../types.ts'
import { requestLink, threadTextAt } from '../links.ts'
import { dayAndTime } from './clock-time.ts'
import css from './request.css?inline'
import { messageTitle } from './thread-part.tsx'

type Shown = { readonly round: Round; readonly request: SurveyRequest; readonly messages: readonly Message[] }

/** The whole correspondence, to be printed or shown to the regulator. Our own notes are not in it. */
export function threadPage(c: Ctx, { round, request, messages }: Shown): Response {
  const { t, locale } = c.var
  return consolePage(c, {
    title: t('requests.paper.title', { trust: request.trustName }),
    lead: t('requests.paper.lead', { round: nameOfRound(round, locale), reference: request.reference }),
    trail: [...trailToRound(t, round), { href: requestLink(request), label: request.trustName }],
    css: [css],
    body: (
      <>
        <p class="print-hint">
          <a href={localPath(locale, threadTextAt.link(request))}>{t('requests.thread.text')}</a>
        </p>
        <ol class="thread">
          {messages.map(message => (
            <li>
              <article class={`message ${message.direction}`}>
                <h2>{messageTitle(t, message)}</h2>
                <p class="small">
                  {dayAndTime(t, message.at)} · {t('requests.thread.from', { from: message.from })} ·{' '}
                  {t('requests.thread.to', { to: message.to === '' ? '–' : message.to })}
                </p>
                <p class="subject">{message.subject}</p>
                <p class="message-text">{message.text}</p>
                {message.attachments.map(({ name, bytes, sha256 }) => (
                  <p class="small">{t('requests.paper.attachment', { name, bytes, sha256 })}</p>
                ))}
              </article>
            </li>
          ))}
        </ol>
      </>
    ),
  })
}
