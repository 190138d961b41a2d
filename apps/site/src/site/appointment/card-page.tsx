import { Breadcrumbs, type Ctx, localPath, page } from '../../foundation/index.ts'
import { trustLink } from '../../releases/index.ts'
import type { TrustView } from '../trust-page/trust-view.ts'
import css from './appointment.css?inline'
import type { CardContent } from './card-content.ts'
import { cardPaperLink } from './card-link.ts'

const linesToWriteOn = 4

/** The card as a page that prints by itself as one sheet. */
export function cardPage(c: Ctx, view: TrustView, card: CardContent): Response {
  const { t, locale, services } = c.var
  return page(c, {
    title: `${card.title}: ${view.name}`,
    description: t('appointment.description', { name: view.name }),
    css: [css],
    cacheable: true,
    indexed: false,
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: trustLink(view.trust.code), label: view.name }]} here={card.title} />
        <article class="band appointment">
          <h1>{card.title}</h1>
          <p class="at">{card.at}</p>
          <p class="lead">{card.lead}</p>
          <p class="no-print">
            <a class="button" href={localPath(locale, cardPaperLink(view.trust.code))}>
              {t('appointment.download')}
            </a>
          </p>
          {card.groups.map(({ title, about, questions }) => (
            <section>
              <h2>{title}</h2>
              {about !== null && <p>{about}</p>}
              <ul class="boxes">
                {questions.map(question => (
                  <li>{question}</li>
                ))}
              </ul>
            </section>
          ))}
          <section>
            <h2>{t('appointment.own.title')}</h2>
            <div class="write" aria-hidden="true">
              {Array.from({ length: linesToWriteOn }, () => (
                <div />
              ))}
            </div>
          </section>
          <section class="help">
            <h2>{card.help.title}</h2>
            <ul>
              {card.help.lines.map(line => (
                <li>{line}</li>
              ))}
            </ul>
          </section>
          <p class="small soft">
            {card.source} {t('appointment.foot', { site: new URL(services.baseUrl).host })}
          </p>
        </article>
      </>
    ),
  })
}
