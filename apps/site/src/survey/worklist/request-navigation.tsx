import type { Child } from 'hono/jsx'
import { principalOf } from '../../accounts/index.ts'
import { type Ctx, dayInUk, localPath, type Translate } from '../../foundation/index.ts'
import type { RoundId } from '../types.ts'
import { listLinkBy, requestInListLink } from './links.ts'
import { readListQuery } from './list-query.ts'
import { type PlaceInList, placeInList, requestsByCodes } from './list-store.ts'
import { hasKeys } from './remember-list.ts'
import css from './request-navigation.css?inline'

/** What the page of a request shows of the list that somebody comes from. */
export type RequestNavigation = { readonly body: Child; readonly css: string; readonly islands: readonly string[] }

/**
 * The request before and the one after in the list that the address carries (`?list=clock%3Doverdue`), and the place in it. Null when the
 * address carries none. The keys n and p follow the same links.
 */
export async function requestNavigation(
  c: Ctx,
  { round, code }: { round: RoundId; code: string },
): Promise<RequestNavigation | null> {
  const search = c.req.query('list')
  if (search === undefined) return null
  const { db, services, t } = c.var
  const who = principalOf(c)
  const query = readListQuery(search)
  const place = await placeInList(db, { round, query, code, me: who.id, today: dayInUk(services.clock()) })
  if (!place) return null
  const around = [place.previous, place.next].filter(other => other !== null)
  const names = await requestsByCodes(db, round, around)
  const nameOf = (other: string) => names.get(other)?.trust_name ?? other
  const keys = (await hasKeys(db, who.id)) ? 'on' : 'off'
  return {
    body: <Links t={t} round={round} search={search} place={place} nameOf={nameOf} keys={keys} />,
    css,
    islands: ['next-by-key'],
  }
}

type LinksProps = {
  readonly t: Translate
  readonly round: RoundId
  readonly search: string
  readonly place: PlaceInList
  readonly nameOf: (code: string) => string
  readonly keys: 'on' | 'off'
}

const Links = ({ t, round, search, place, nameOf, keys }: LinksProps) => (
  <next-by-key
    keys={keys}
    data-opening={t('worklist.next.opening')}
    data-no-next={t('worklist.next.last')}
    data-no-previous={t('worklist.next.isFirst')}
  >
    <nav class="next-in-list" aria-label={t('worklist.next.label')}>
      <a href={localPath(t.locale, listLinkBy(round, search))}>{t('worklist.next.back')}</a>
      <span class="place">
        {place.position === null
          ? t('worklist.next.left', { count: place.total })
          : t('worklist.next.place', { position: place.position, total: place.total })}
      </span>
      {place.previous !== null && (
        <a rel="prev" href={localPath(t.locale, requestInListLink(round, place.previous, search))}>
          {t('worklist.next.previous', { trust: nameOf(place.previous) })}
        </a>
      )}
      {place.next !== null && (
        <a rel="next" href={localPath(t.locale, requestInListLink(round, place.next, search))}>
          {t('worklist.next.next', { trust: nameOf(place.next) })}
        </a>
      )}
    </nav>
    <p class="hidden" role="status" />
  </next-by-key>
)
