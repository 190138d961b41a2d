import type { Child } from 'hono/jsx'
import type { MenuEntry, Shell } from '../http/room.ts'
import { type Locale, localPath } from '../i18n/locale.ts'
import type { Translate } from '../i18n/messages.ts'
import { Rich } from '../i18n/rich.tsx'
import type { CharityFace } from './charity-face.ts'
import { Facts, type SharePart, ShareTags } from './share-part.tsx'

export type LayoutProps = {
  readonly t: Translate
  readonly shell: Shell
  readonly path: string
  /** The page’s one address, without its language. */
  readonly address: string
  readonly share: SharePart | undefined
  readonly title: string
  readonly description: string
  readonly baseUrl: string
  readonly css: readonly string[]
  readonly islands: readonly string[]
  /** More for the head: feeds, alternate formats. */
  readonly head?: Child
  readonly indexed: boolean
  readonly translated: boolean
  readonly children: Child
}

const other: Record<Locale, Locale> = { en: 'cy', cy: 'en' }

/** The document around every page. */
export function Layout({ t, shell, path, address, share, children, ...page }: LayoutProps) {
  const { locale } = t
  const { title, description, baseUrl } = page
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="description" content={description} />
        {!page.indexed && <meta name="robots" content="noindex" />}
        <meta name="theme-color" content="#1d1230" />
        {share && <ShareTags t={t} campaign={shell.campaign} {...{ share, title, description, baseUrl, address }} />}
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        {page.translated && <link rel="canonical" href={baseUrl + localPath(locale, address)} />}
        {page.translated && <link rel="alternate" hreflang="en" href={baseUrl + address} />}
        {page.translated && <link rel="alternate" hreflang="cy" href={baseUrl + localPath('cy', address)} />}
        {page.translated && <link rel="alternate" hreflang="x-default" href={baseUrl + address} />}
        {page.css.map(css => (
          // Our own style sheets: escaping would break the selectors and the policy's hash.
          <style dangerouslySetInnerHTML={{ __html: css }} />
        ))}
        {page.head}
        {page.islands.map(src => (
          <script type="module" src={src} />
        ))}
      </head>
      <body id="top">
        <a class="skip" href="#main">
          {t('site.skip')}
        </a>
        <Head t={t} shell={shell} path={path} />
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <Foot t={t} shell={shell} path={path} />
        {share?.facts && share.facts.length > 0 && <Facts facts={share.facts} />}
      </body>
    </html>
  )
}

function Head({ t, shell, path }: Pick<LayoutProps, 't' | 'shell' | 'path'>) {
  // Support stands last and looks like a button: it is found at the same place on every page.
  const entries = (['header', 'support'] as const).flatMap(place => shell.menu.filter(entry => entry.place === place))
  return (
    <header>
      {shell.campaign === 'example' && <ExampleBanner t={t} />}
      <div class="site-head">
        <a class="brand" href={localPath(t.locale, '/')}>
          <svg viewBox="-14 -14 28 28" aria-hidden="true">
            <circle r="13" fill="#1d1230" />
            <circle r="9" fill="#ffc94d" opacity=".35" />
            <circle r="5" fill="#fff3c9" />
          </svg>
          <span>
            {t('site.name')} <small>{t('site.strapline')}</small>
          </span>
        </a>
        {entries.length > 0 && (
          <nav aria-label={t('site.menu')}>
            <Menu t={t} entries={entries} path={path} name="menu menu-wide" />
            <details class="menu-fold">
              <summary>{t('site.menu')}</summary>
              <Menu t={t} entries={entries} path={path} name="menu" />
            </details>
          </nav>
        )}
        {shell.charity.helpline && (
          <p class="helpline">
            <Helpline t={t} helpline={shell.charity.helpline} />
          </p>
        )}
      </div>
    </header>
  )
}

/** Nobody may take what is invented for true: this stands above every page of the example campaign. */
const ExampleBanner = ({ t }: { t: Translate }) => (
  <p class="banner">
    <Rich
      t={t}
      k="site.exampleBanner"
      with={{ link: <a href={localPath(t.locale, '/register')}>{t('site.exampleBannerLink')}</a> }}
    />
  </p>
)

function Menu({ t, entries, path, name }: { t: Translate; entries: readonly MenuEntry[]; path: string; name: string }) {
  return (
    <ul class={name}>
      {entries.map(entry => (
        <li class={entry.place === 'support' ? 'support' : undefined}>
          <a href={localPath(t.locale, entry.path)} aria-current={entry.path === path ? 'page' : undefined}>
            {t(entry.label)}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** A helpline only when somebody has entered a real one: a number is never invented. */
function Helpline({ t, helpline }: { t: Translate; helpline: NonNullable<CharityFace['helpline']> }) {
  const phone = helpline.phone && <a href={`tel:${helpline.phone.replace(/\s/g, '')}`}>{helpline.phone}</a>
  return (
    <Rich
      t={t}
      k="site.helpline"
      with={{ name: helpline.url ? <a href={helpline.url}>{helpline.name}</a> : helpline.name, phone, hours: helpline.hours }}
    />
  )
}

/** A charity that has not entered its numbers yet is named without them. */
function runBy(t: Translate, { name, charityNumbers }: CharityFace): string {
  if (name === '') return t('site.runByNobody')
  return charityNumbers === '' ? t('site.runByName', { name }) : t('site.runBy', { name, numbers: charityNumbers })
}

function Foot({ t, shell, path }: Pick<LayoutProps, 't' | 'shell' | 'path'>) {
  return (
    <footer class="site-foot">
      <div>
        <h2>{t('site.needToTalk')}</h2>
        <p>{shell.charity.helpline ? <Helpline t={t} helpline={shell.charity.helpline} /> : t('site.noHelpline')}</p>
        <p>
          <a href={localPath(t.locale, '/support')}>{t('site.findSupport')}</a>
        </p>
        <p>{runBy(t, shell.charity)}</p>
      </div>
      {!path.startsWith('/console') && shell.footParts?.map(part => part({ t, shell }))}
      <nav aria-label={t('site.footMenu')}>
        <Menu t={t} entries={shell.menu.filter(entry => entry.place === 'footer')} path={path} name="foot-menu" />
      </nav>
      <div>
        <p>{t('site.dataLicence')}</p>
        <p>
          <a href={localPath(other[t.locale], path)} hreflang={other[t.locale]} lang={other[t.locale]}>
            {t('site.otherLanguage')}
          </a>
        </p>
        <p>
          <a href="#top">{t('site.backToTop')}</a>
        </p>
      </div>
    </footer>
  )
}
