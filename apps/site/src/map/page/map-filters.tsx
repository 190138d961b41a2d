import type { Child } from 'hono/jsx'
import { compareWords, localPath, type Translate } from '../../foundation/index.ts'
import { nations, regionName } from '../../register/index.ts'
import { statusCodes, statusWord } from '../../releases/index.ts'
import { mapPath } from '../query/map-link.ts'
import type { MapView } from './map-view.ts'

/** The filters are part of the address: a view of the map can be kept and sent. */
export function MapFilters({ t, view }: { t: Translate; view: MapView }) {
  const { query, releases, earlier } = view
  const regions = view.regions
    .map(({ code, name }) => [code, regionName(t, code, name)] as const)
    .sort(([, one], [, other]) => compareWords(t.locale, one, other))
  return (
    <form class="map-filters" action={`${localPath(t.locale, mapPath)}#list`}>
      <Choice t={t} name="status">
        <Options chosen={query.status} of={statusCodes.map(status => [status, statusWord(t, status)])} />
      </Choice>
      <Choice t={t} name="nation">
        <Options chosen={query.nation} of={nations.map(nation => [nation, t(`map.nation.${nation}`)])} />
      </Choice>
      {regions.length > 0 && (
        <Choice t={t} name="region">
          <Options chosen={query.region} of={regions} />
        </Choice>
      )}
      {releases.length > 1 && (
        <Choice t={t} name="release">
          <Options
            chosen={query.release}
            of={releases.map(({ id, asOf }) => [id, t('map.filter.releaseOf', { id, day: t.day(asOf) })])}
          />
        </Choice>
      )}
      {earlier && (
        <label class="map-check">
          <input type="checkbox" name="changed" value="yes" checked={query.changed === true} />{' '}
          {t('map.filter.changed', { id: earlier.id, day: t.day(earlier.asOf) })}
        </label>
      )}
      {query.sort && <input type="hidden" name="sort" value={query.sort} />}
      {query.descending && <input type="hidden" name="dir" value="desc" />}
      {query.near && <input type="hidden" name="near" value={query.near} />}
      <button class="button" type="submit">
        {t('map.filter.show')}
      </button>
    </form>
  )
}

/** One list to choose from, with its label and "all" at the top. */
function Choice({ t, name, children }: { t: Translate; name: string; children: Child }) {
  return (
    <label>
      {t(`map.filter.${name}`)}
      <select name={name}>
        <option value="">{t(`map.filter.${name}All`)}</option>
        {children}
      </select>
    </label>
  )
}

function Options({ chosen, of }: { chosen: string | undefined; of: readonly (readonly [value: string, words: string])[] }) {
  return (
    <>
      {of.map(([value, words]) => (
        <option value={value} selected={value === chosen}>
          {words}
        </option>
      ))}
    </>
  )
}
