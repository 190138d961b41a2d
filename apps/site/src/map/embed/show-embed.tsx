import { type Ctx, nameIn } from '../../foundation/index.ts'
import { presentTrusts, type Trust } from '../../register/index.ts'
import { trustLink } from '../../releases/index.ts'
import { drawPins } from '../drawing/draw-pins.ts'
import { readOutline } from '../drawing/read-outline.ts'
import ukMapCss from '../drawing/uk-map.css?inline'
import { isListed } from '../page/make-map-view.ts'
import { mapLink, mapPath } from '../query/map-link.ts'
import type { EmbedOptions } from './embed-link.ts'
import { EmbeddedMap } from './embedded-map.tsx'
import { EmbeddedNumber } from './embedded-number.tsx'
import { type EmbeddedStanding, EmbeddedTrust } from './embedded-trust.tsx'
import { framePage } from './frame-page.tsx'
import type { EmbedSource } from './load-embed.ts'

const fullMap = ({ nation, release }: EmbedOptions): string =>
  mapLink({ ...(nation ? { nation } : {}), ...(release ? { release } : {}) })

export function showMap(c: Ctx, options: EmbedOptions, source: EmbedSource): Response {
  const { t, locale, services } = c.var
  const outline = readOutline(services.root)
  const { nation } = options
  const pins = drawPins({
    trusts: source.statuses.filter(isListed),
    outline,
    locale,
    isAsked: trust => nation === undefined || trust.nation === nation,
  })
  return framePage(c, {
    title: t('map.title'),
    fullPage: fullMap(options),
    look: 'night',
    css: [ukMapCss],
    body: <EmbeddedMap t={t} source={source} outline={outline} drawing={{ pins, place: null }} nation={nation} />,
  })
}

export function showNumber(c: Ctx, options: EmbedOptions, source: EmbedSource): Response {
  const { t } = c.var
  return framePage(c, {
    title: t('map.title'),
    fullPage: fullMap(options),
    look: options.look ?? 'night',
    body: <EmbeddedNumber t={t} source={source} nation={options.nation} />,
  })
}

type ShownTrust = { readonly options: EmbedOptions; readonly source: EmbedSource; readonly trust: Trust }

export async function showTrust(c: Ctx, { options, source, trust }: ShownTrust): Promise<Response> {
  const { t, locale } = c.var
  return framePage(c, {
    title: nameIn(locale, trust),
    fullPage: trustLink(trust.code),
    look: options.look ?? 'night',
    body: <EmbeddedTrust t={t} trust={trust} standing={await standingOf(c, { options, source, trust })} source={source} />,
  })
}

/** A trust that has closed is told as such, except by a piece that shows one release for ever. */
async function standingOf(c: Ctx, { options, source, trust }: ShownTrust): Promise<EmbeddedStanding> {
  const published = source.statuses.find(({ code }) => code === trust.code)
  if (published) return { kind: 'status', status: published.status }
  if (trust.closedOn === null || options.release !== undefined) return { kind: 'not-in-release' }
  const present = await presentTrusts(c.var.db, trust.code)
  return { kind: 'closed', successors: present.filter(({ code }) => code !== trust.code) }
}

/** A frame must say in itself what is the matter: our own "page not found" cannot be framed. */
export function showNotThere(c: Ctx, options: EmbedOptions): Response {
  const { t } = c.var
  return framePage(c, {
    title: t('embed.notThere.title'),
    fullPage: mapPath,
    look: options.look ?? 'night',
    status: 404,
    body: (
      <>
        <h1>{t('embed.notThere.title')}</h1>
        <p class="words">{t('embed.notThere.text')}</p>
      </>
    ),
  })
}
