import type { BarRow, ChartOf, KeyItem, Translate } from '../../../foundation/index.ts'
import type { NationalPicture } from '../../figures/picture.ts'
import { inPercent, nationName, percent, sayShare } from '../say-numbers.ts'
import { chartSource } from './chart-source.ts'

/** The share of those counted who had the spread from the start, with what was published elsewhere below. Null: nobody shows the two groups. */
export function startChart(t: Translate, picture: NationalPicture): ChartOf | null {
  const { undercount, publishedShares } = picture
  if (undercount.length === 0) return null
  const publishedRows = publishedShares.map(
    ({ place, share }, at): BarRow => ({
      ...(at === 0 ? { group: t('national-picture.start.published') } : {}),
      label: t(`national-methods.place.${place}`),
      value: { low: share, high: share },
      said: percent(t, share),
      point: 'ring',
    }),
  )
  return {
    id: 'from-the-start',
    title: t('national-picture.start.chartTitle'),
    description: t('national-picture.start.chartDescription', {
      published: publishedRows.map(row => `${row.label}: ${row.said}`).join('; '),
    }),
    source: `${chartSource(t, picture)} ${sourcesOfShares(t, picture)}`,
    spec: {
      kind: 'bars',
      mark: 'point',
      rows: [
        ...undercount.map(
          (row): BarRow => ({
            label: nationName(t, row.nation),
            value: row.share,
            whisker: row.interval,
            said: sayShare(t, row.share),
            point: isAlarm(row) ? 'diamond' : 'dot',
          }),
        ),
        ...publishedRows,
      ],
      axis: { label: t('national-picture.start.axis'), write: value => percent(t, value), to: 0.5 },
      key: keyOf(t, picture),
      marker: { at: Math.max(...publishedShares.map(({ share }) => share)), label: t('national-picture.start.highest') },
    },
    table: {
      columns: [
        { label: t('national-picture.column.place') },
        ...(['shareLeast', 'shareMost', 'chanceLeast', 'chanceMost'] as const).map(name => ({
          label: t(`national-picture.column.${name}`),
          isNumber: true,
        })),
        { label: t('national-picture.column.says') },
      ],
      rows: [
        ...undercount.map(({ nation, share, interval, verdict }) => [
          nationName(t, nation),
          inPercent(share.low),
          inPercent(share.high),
          inPercent(interval.low),
          inPercent(interval.high),
          t(`national-methods.undercount.${verdict}`),
        ]),
        ...publishedShares.map(({ place, share }) => [
          t(`national-methods.place.${place}`),
          inPercent(share),
          inPercent(share),
          null,
          null,
          t('national-picture.start.published'),
        ]),
      ],
    },
  }
}

const isAlarm = ({ verdict }: NationalPicture['undercount'][number]): boolean => verdict.endsWith('missing')

function keyOf(t: Translate, { undercount }: NationalPicture): KeyItem[] {
  const alarm: KeyItem = { label: t('national-picture.start.key.alarm'), look: { kind: 'point', point: 'diamond' } }
  return [
    { label: t('national-picture.start.key.share'), look: { kind: 'line', dash: 'solid', point: 'dot' } },
    ...(undercount.some(isAlarm) ? [alarm] : []),
    { label: t('national-picture.start.key.published'), look: { kind: 'point', point: 'ring' } },
    { label: t('national-picture.start.whisker'), look: { kind: 'whisker' } },
  ]
}

/** Who published the shares that stand below the counts: it goes wherever the picture goes. */
const sourcesOfShares = (t: Translate, { publishedShares, sources }: NationalPicture): string =>
  t('national-picture.start.chartSource', {
    sources: publishedShares
      .flatMap(({ source }) => sources.find(({ id }) => id === source) ?? [])
      .map(({ publisher }) => publisher)
      .join('; '),
  })
