import {
  Breadcrumbs,
  ButtonLink,
  type Ctx,
  componentCss,
  ErrorSummary,
  Fold,
  localPath,
  page,
  ShareLinks,
  type SharePart,
  sharingOf,
  type Translate,
} from '../../foundation/index.ts'
import { HelpAtOnce } from '../../network/index.ts'
import { trustLink } from '../../releases/index.ts'
import css from './press.css?inline'
import { PressArticle } from './press-article.tsx'
import { documentAsText, type PressDocument } from './press-document.ts'
import { type FilledPress, PressForm } from './press-form.tsx'
import { pressLink, pressPaperLink, pressWordLink } from './press-links.ts'
import type { PressTrust } from './press-view.ts'
import { Tips } from './tips.tsx'
import { trailTo } from './trail-to.ts'

export type ShownPress = {
  readonly trust: PressTrust
  readonly press: PressDocument
  readonly share: SharePart
  /** What the links to share say of this trust. */
  readonly shareWords: string
  /** null: nobody has typed anything yet, and the page is the same for everybody. */
  readonly filled: FilledPress | null
}

const { errorSummary, fold, formField, notice, shareLinks } = componentCss

/** The press release about one trust, and everything to make it one’s own. */
export function pressPage(c: Ctx, shown: ShownPress): Response {
  const { t, locale } = c.var
  const { trust, press, filled, share } = shown
  const errors = [...(filled?.errors ?? [])].map(([field, message]) => ({ field, message }))
  const isDone = filled !== null && errors.length === 0
  const heading = isDone ? t('press.done.title') : t('press.page.title', { name: trust.name })
  return page(c, {
    title: errors.length > 0 ? t('press.fault.title', { title: heading }) : heading,
    description: t('press.page.description', { name: trust.name }),
    css: [errorSummary, fold, formField, notice, shareLinks, css],
    cacheable: filled === null,
    ...(filled === null ? {} : { headers: { 'cache-control': 'no-store' }, indexed: false }),
    ...(errors.length > 0 ? { status: 422 } : {}),
    share,
    body: (
      <>
        <Breadcrumbs t={t} trail={trailTo(t)} here={trust.name} />
        <section class="band prose">
          {filled?.callsForHelp && <HelpAtOnce t={t} isRead={false} />}
          <ErrorSummary t={t} errors={errors} />
          <h1>{heading}</h1>
          {isDone ? (
            <p class="lead">{t('press.done.text')}</p>
          ) : (
            <>
              <p class="lead">{t('press.page.lead')}</p>
              <p>{t('press.page.gaps')}</p>
            </>
          )}
          {filled === null && <Downloads t={t} code={trust.code} />}
          <p>
            <a href={localPath(locale, trustLink(trust.code))}>{t('press.page.trust')}</a>
          </p>
        </section>
        <section class="band">
          <div>
            <PressArticle t={t} press={press} />
          </div>
        </section>
        <section class="band sand prose no-print">
          <PressForm t={t} code={trust.code} filled={filled} />
        </section>
        <section class="band prose no-print">
          <Tips t={t} />
          <AsText t={t} press={press} />
        </section>
        <ShareLinks
          t={t}
          {...sharingOf(c, { title: trust.name, words: shown.shareWords, address: pressLink(trust.code), share })}
        />
      </>
    ),
  })
}

const Downloads = ({ t, code }: { t: Translate; code: string }) => (
  <p class="press-buttons no-print">
    <ButtonLink href={localPath(t.locale, pressWordLink(code))}>{t('press.page.word')}</ButtonLink>
    <ButtonLink kind="quiet" href={localPath(t.locale, pressPaperLink(code))}>
      {t('press.page.paper')}
    </ButtonLink>
  </p>
)

const AsText = ({ t, press }: { t: Translate; press: PressDocument }) => (
  <>
    <h2>{t('press.copy.title')}</h2>
    <p>{t('press.copy.text')}</p>
    <Fold summary={t('press.copy.label')}>
      <textarea class="press-text" readonly rows={14} aria-label={t('press.copy.label')} dir="auto">
        {documentAsText(press)}
      </textarea>
    </Fold>
  </>
)

type Closed = {
  readonly name: string
  readonly on: string
  readonly successors: readonly { readonly code: string; readonly name: string }[]
}

/** A trust that is no more: who runs its hospitals now. */
export function closedPressPage(c: Ctx, { name, on, successors }: Closed): Response {
  const { t, locale } = c.var
  return page(c, {
    title: t('press.page.title', { name }),
    description: t('press.page.description', { name }),
    css: [css],
    cacheable: true,
    indexed: false,
    body: (
      <>
        <Breadcrumbs t={t} trail={trailTo(t)} here={name} />
        <section class="band prose">
          <h1>{t('press.page.title', { name })}</h1>
          <p class="lead">{t('press.closed.lead', { day: t.day(on) })}</p>
          {successors.length === 0 ? (
            <p>{t('press.closed.unknown')}</p>
          ) : (
            <>
              <p>{t('press.closed.successors', { count: successors.length })}</p>
              <ul>
                {successors.map(successor => (
                  <li>
                    <a href={localPath(locale, pressLink(successor.code))}>{successor.name}</a>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      </>
    ),
  })
}
