import { localPath, nameIn, type Translate } from '../../foundation/index.ts'
import { regionName } from '../../register/index.ts'
import { answerDay, StatusMark, trustLink } from '../../releases/index.ts'
import { pinId, rowId } from '../drawing/page-ids.ts'
import { type MapQuery, mapLink, type SortKey } from '../query/map-link.ts'
import type { ListedTrust, MapView } from './map-view.ts'

/** The map as a table. Where a row reads as a card, `i` says what its column's head says elsewhere. The row that the address names (`#t-RA2`) stands out as a card, with the way back to its pin. */
export function TrustTable({ t, view: { query, rows, regions, reasons, drawing, release } }: { t: Translate; view: MapView }) {
  const pinned = new Set(drawing.pins.map(pin => pin.code))
  const named = new Set(regions.map(({ code }) => code))
  const by = (sort: SortKey, words: string) => <SortHead t={t} query={query} sort={sort} words={words} />
  return (
    <table class="trusts">
      <caption class="small soft">
        {release ? t('map.table.caption', { day: t.day(release.asOf), id: release.id }) : t('map.table.captionBefore')}
      </caption>
      <thead>
        <tr>
          {by('name', t('map.table.name'))}
          {by('status', t('map.table.status'))}
          {by('nation', t('map.table.nation'))}
          <th scope="col">{t('map.table.region')}</th>
          {by('answered', t('map.table.answered'))}
          <th scope="col">{t('map.table.diagnosed')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(trust => (
          <Row
            t={t}
            trust={trust}
            region={named.has(trust.regionCode) ? regionName(t, trust.regionCode, trust.regionName) : ''}
            reason={reasons.get(trust.criterion ?? '') ?? t(`releases.status.${trust.status}.long`)}
            back={pinned.has(trust.code) ? pinId(trust.code) : 'list'}
          />
        ))}
      </tbody>
    </table>
  )
}

function SortHead({ t, query, sort, words }: { t: Translate; query: MapQuery; sort: SortKey; words: string }) {
  const isSorted = (query.sort ?? 'name') === sort
  const descending = isSorted && !query.descending
  return (
    <th scope="col" aria-sort={isSorted ? (query.descending ? 'descending' : 'ascending') : undefined}>
      <a href={`${localPath(t.locale, mapLink({ ...query, sort, descending }))}#list`}>{words}</a>
    </th>
  )
}

type RowProps = {
  readonly t: Translate
  readonly trust: ListedTrust
  readonly region: string
  readonly reason: string
  readonly back: string
}

function Row({ t, trust, region, reason, back }: RowProps) {
  const page = localPath(t.locale, trustLink(trust.code))
  const answered = answerDay(trust)
  const { diagnosed, periodStart, periodEnd } = trust.figures
  return (
    <tr id={rowId(trust.code)}>
      <th scope="row">
        <a href={page}>{nameIn(t.locale, trust)}</a>
      </th>
      <td>
        <StatusMark status={trust.status} t={t} words="shown" />
        <p>{reason}</p>
      </td>
      <td>{t(`map.nation.${trust.nation}`)}</td>
      <td>{region}</td>
      <td>
        {answered && (
          <>
            <i>{t('map.table.answered')}: </i>
            {t.day(answered)}
          </>
        )}
      </td>
      <td>
        {diagnosed !== null && (
          <>
            <i>{t('map.table.diagnosedShort')}: </i>
            {t.number(diagnosed)}
          </>
        )}
        {diagnosed !== null && periodStart && periodEnd && (
          <small> {t('map.table.period', { from: t.day(periodStart), to: t.day(periodEnd) })}</small>
        )}
        <p>
          <a class="button" href={page}>
            {t('map.table.more')}
          </a>{' '}
          <a class="button quiet" href={`#${back}`}>
            {t('map.table.close')}
          </a>
        </p>
      </td>
    </tr>
  )
}
