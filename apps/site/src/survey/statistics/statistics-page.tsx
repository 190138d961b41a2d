import { consolePage } from '../../accounts/index.ts'
import { type Column, type Ctx, componentCss, DataTable, localPath, type Translate } from '../../foundation/index.ts'
import { nameOfRound, trailToRound } from '../round-here.ts'
import type { Round } from '../types.ts'
import { RoundTabs } from '../worklist/round-tabs.tsx'
import worklistCss from '../worklist/worklist.css?inline'
import { BarChart } from './bar-chart.tsx'
import { statisticsFileLink } from './links.ts'
import { type Bar, type Group, type RoundStatistics, type TimingCounts, timings } from './round-statistics.ts'
import type { Spread } from './spread.ts'
import css from './statistics.css?inline'

/** How a round was answered: what it means in words, then the figures, each with what it is a part of. */
export function statisticsPage(c: Ctx, round: Round, figures: RoundStatistics, today: string): Response {
  const { t, locale } = c.var
  return consolePage(c, {
    title: t('statistics.title'),
    lead: t('statistics.lead', { round: nameOfRound(round, locale), day: t.day(today) }),
    trail: trailToRound(t, round),
    css: [worklistCss, componentCss.dataTable, css],
    body: (
      <>
        <RoundTabs t={t} round={round.id} current="statistics" />
        {figures.all.arrived === 0 ? <p>{t('statistics.none')}</p> : <Figures t={t} round={round} figures={figures} />}
      </>
    ),
  })
}

type Props = { readonly t: Translate; readonly figures: RoundStatistics }

const Figures = ({ t, round, figures }: Props & { round: Round }) => (
  <>
    <p>{partOf(t, figures.all)}</p>
    <p class="soft">{whoIsLeftOut(t, figures)}</p>
    <h2>{t('statistics.time.title')}</h2>
    <Groups t={t} id="by-nation" of="nation" groups={[...figures.byNation, figures.all]} />
    <Groups t={t} id="by-kind" of="kind" groups={[...figures.byKind, figures.all]} />
    <Taken t={t} figures={figures} />
    <KeptBack t={t} figures={figures} />
    <h2>{t('statistics.review.title')}</h2>
    <p>{t('statistics.review.asked', { count: figures.reviews, of: figures.all.arrived })}</p>
    {figures.reviews > 0 && <p>{t('statistics.review.answered', { count: figures.reviewsAnswered, of: figures.reviews })}</p>}
    <p>{t('statistics.review.regulator', { count: figures.regulator, of: figures.all.arrived })}</p>
    <p>
      <a href={localPath(t.locale, statisticsFileLink(round.id))}>{t('statistics.file')}</a>
    </p>
  </>
)

/** Of fewer trusts than these a percentage says more than anybody knows. */
const leastForPercent = 20

/** `82 of 100 (82%)`, `2 of 3`, and never a share of nothing. */
function share(t: Translate, part: number, of: number): string {
  if (of === 0) return t('statistics.noShare')
  const said = { part: t.number(part), of: t.number(of), percent: t.number(Math.round((part / of) * 100)) }
  return t(of < leastForPercent ? 'statistics.shareOfFew' : 'statistics.share', said)
}

const partOf = (t: Translate, { decided, 'in-time': inTime }: TimingCounts): string =>
  decided === 0 ? t('statistics.nobodyYet') : t('statistics.inTime', { share: share(t, inTime, decided) })

const whoIsLeftOut = (t: Translate, { asked, notArrived, withdrawn, unread, all }: RoundStatistics): string =>
  [
    t('statistics.counted', { count: all.arrived, asked: t.number(asked) }),
    notArrived > 0 ? t('statistics.notArrived', { count: notArrived }) : '',
    withdrawn > 0 ? t('statistics.withdrawn', { count: withdrawn }) : '',
    unread > 0 ? t('statistics.unread', { count: unread }) : '',
  ]
    .filter(Boolean)
    .join(' ')

function Groups({ t, id, of, groups }: { t: Translate; id: string; of: 'nation' | 'kind'; groups: readonly Group[] }) {
  const columns: readonly Column[] = [
    { label: t(`statistics.column.${of}`) },
    { label: t('statistics.column.arrived'), isNumber: true },
    ...timings.map(timing => ({ label: t(`statistics.timing.${timing}`), isNumber: true })),
    { label: t('statistics.column.share'), isNumber: true },
  ]
  return (
    <DataTable
      id={id}
      caption={t(`statistics.by.${of}`)}
      columns={columns}
      rows={groups.map(group => [
        nameOf(t, of, group.name),
        t.number(group.arrived),
        ...timings.map(timing => t.number(group[timing])),
        share(t, group['in-time'], group.decided),
      ])}
    />
  )
}

function nameOf(t: Translate, of: 'nation' | 'kind', name: string): string {
  if (name === 'all') return t('statistics.all')
  return of === 'nation' ? t(`requests.nation.${name}`) : t(`register.kind.${name}`)
}

function Taken({ t, figures: { all, days, histogram, answered } }: Props) {
  if (all.workingDays === null || days === null) return null
  const range = ({ from, to }: Bar) =>
    to === null ? t('statistics.taken.from', { from }) : t('statistics.taken.range', { from, to })
  return (
    <>
      <h2>{t('statistics.taken.title')}</h2>
      <p>{t('statistics.taken.lead', { count: answered })}</p>
      <BarChart
        id="taken-chart"
        title={t('statistics.taken.chart')}
        bars={histogram.map(bar => ({ label: range(bar), value: bar.trusts, said: t.number(bar.trusts) }))}
      />
      <DataTable
        id="taken"
        caption={t('statistics.taken.table', { count: answered })}
        columns={[{ label: t('statistics.taken.days') }, { label: t('statistics.column.trusts'), isNumber: true }]}
        rows={histogram.map(bar => [range(bar), t.number(bar.trusts)])}
      />
      <SpreadTable
        t={t}
        rows={[
          ['working', all.workingDays],
          ['calendar', days],
        ]}
      />
    </>
  )
}

const places = ['least', 'lowerQuartile', 'median', 'upperQuartile', 'most'] as const

const SpreadTable = ({ t, rows }: { t: Translate; rows: readonly (readonly ['working' | 'calendar', Spread])[] }) => (
  <DataTable
    id="spread"
    caption={t('statistics.spread.caption', { count: rows[0]?.[1].count ?? 0 })}
    columns={[
      { label: t('statistics.spread.in') },
      ...places.map(place => ({ label: t(`statistics.spread.${place}`), isNumber: true })),
    ]}
    rows={rows.map(([unit, spread]) => [
      t(`statistics.spread.${unit}`),
      ...places.map(place => t.number(spread[place], { maximumFractionDigits: 1 })),
    ])}
  />
)

const KeptBack = ({ t, figures: { byExemption, keptBack, answered } }: Props) => (
  <>
    <h2>{t('statistics.kept.title')}</h2>
    <p>{t('statistics.kept.lead', { count: keptBack, of: answered })}</p>
    {byExemption.length > 0 && (
      <DataTable
        id="kept"
        caption={t('statistics.kept.caption')}
        columns={[
          { label: t('statistics.kept.ground') },
          { label: t('statistics.kept.law') },
          { label: t('statistics.column.trusts'), isNumber: true },
        ]}
        rows={byExemption.map(({ law, exemption, trusts }) => [
          t(`answers.exemption.${law}.${exemption}`),
          t(`legal.law.${law}`),
          t.number(trusts),
        ])}
      />
    )}
  </>
)
