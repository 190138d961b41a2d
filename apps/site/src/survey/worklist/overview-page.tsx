import { consolePage, principalOf } from '../../accounts/index.ts'
import { ButtonLink, type Ctx, DataTable, dayInUk, languageTags, localPath, type Translate } from '../../foundation/index.ts'
import { nations } from '../../register/index.ts'
import { nameOfRound, roundHere } from '../round-here.ts'
import { roundsLink } from '../rounds/links.ts'
import { clockStates, deliveries, type Round } from '../types.ts'
import { draftParts } from './draft-parts.tsx'
import { calendarLink, listLinkBy } from './links.ts'
import { figuresOf, type RoundFigures } from './overview-store.ts'
import { RoundTabs } from './round-tabs.tsx'
import { sayHowFar, sayWord } from './say-request.ts'
import stateCss from './state-word.css?inline'
import css from './worklist.css?inline'

/** One round: what is missing before it can be sent; once it has been, how it stands, in words before figures. */
export async function overviewPage(c: Ctx): Promise<Response> {
  const { db, services, t, locale } = c.var
  const round = await roundHere(c)
  const title = nameOfRound(round, locale)
  const trail = [{ href: roundsLink(), label: t('rounds.menu') }]
  if (round.state === 'draft') return consolePage(c, { title, trail, css: [css, stateCss], ...(await draftParts(c, round)) })
  const today = dayInUk(services.clock())
  const figures = await figuresOf(db, round.id, { me: principalOf(c).id, today })
  return consolePage(c, {
    title,
    trail,
    lead: leadOf(t, round, figures),
    css: [css],
    body: (
      <>
        <RoundTabs t={t} round={round.id} current="overview" />
        <Standing t={t} round={round} figures={figures} />
        <div class="overview-tables">
          <div>
            <NationTable t={t} round={round} figures={figures} />
            <DeliveryTable t={t} round={round} figures={figures} />
          </div>
          <DaysAhead t={t} round={round} figures={figures} today={today} />
        </div>
        <p class="soft">
          {round.repliesBy
            ? t('worklist.overview.repliesBy', { day: t.day(round.repliesBy), far: sayHowFar(t, today, round.repliesBy) })
            : t('worklist.overview.noRepliesBy')}
        </p>
      </>
    ),
  })
}

/** `160 of 240 letters are out. 23 trusts have answered, 9 are overdue and 4 wait for us to read, write or mark.` */
function leadOf(t: Translate, round: Round, figures: RoundFigures): string {
  const parts = (['answered', 'overdue', 'ours'] as const).map(name =>
    t('worklist.overview.figure', { figure: figures[name], said: t(`worklist.overview.${name}`, { count: figures[name] }) }),
  )
  const sum = new Intl.ListFormat(languageTags[t.locale], { type: 'conjunction' }).format(parts)
  const out = t('worklist.overview.out', { count: figures.out, asked: figures.asked })
  return `${out} ${sum}. ${t(`worklist.overview.state.${round.state}`)}`
}

type Props = { readonly t: Translate; readonly round: Round; readonly figures: RoundFigures }

/** The three things that somebody wants to know first, each leading to its list. */
function Standing({ t, round, figures }: Props) {
  const { answered, overdue, ours } = figures
  const parts = [
    { name: 'ours', count: ours, search: 'work=to-read&work=to-write&work=to-mark' },
    { name: 'overdue', count: overdue, search: 'due=overdue' },
    { name: 'answered', count: answered, search: answerSearch },
  ] as const
  return (
    <ul class="standing">
      {parts.map(({ name, count, search }) => (
        <li>
          <a href={localPath(t.locale, listLinkBy(round.id, search))}>
            <strong>{t.number(count)}</strong>
            <span>{t(`worklist.overview.${name}`, { count })}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

const answerSearch = ['answered', 'answered-in-part', 'not-held', 'refused-cost', 'refused-other', 'elsewhere']
  .map(answer => `answer=${answer}`)
  .join('&')

const Figure = ({ t, round, count, search, label }: Omit<Props, 'figures'> & { count: number; search: string; label: string }) =>
  count === 0 ? (
    <span class="soft">{t.number(0)}</span>
  ) : (
    <a href={localPath(t.locale, listLinkBy(round.id, search))} aria-label={label}>
      {t.number(count)}
    </a>
  )

function NationTable({ t, round, figures }: Props) {
  const clocks = clockStates.filter(clock => figures.byNation.some(row => row.clock === clock))
  const asked = nations.filter(nation => figures.byNation.some(row => row.nation === nation))
  const count = (nation: string, clock: string) =>
    figures.byNation.find(row => row.nation === nation && row.clock === clock)?.count ?? 0
  const total = (clock: string) => asked.reduce((sum, nation) => sum + count(nation, clock), 0)
  return (
    <DataTable
      id="by-nation"
      caption={t('worklist.overview.byNation')}
      columns={[
        { label: t('worklist.column.clock') },
        ...asked.map(nation => ({ label: sayWord(t, 'nation', nation), isNumber: true })),
        { label: t('worklist.overview.together'), isNumber: true },
      ]}
      rows={clocks.map(clock => [
        sayWord(t, 'clock', clock),
        ...asked.map(nation => (
          <Figure
            t={t}
            round={round}
            count={count(nation, clock)}
            search={`clock=${clock}&nation=${nation}`}
            label={t('worklist.overview.cell', {
              count: count(nation, clock),
              clock: sayWord(t, 'clock', clock),
              nation: sayWord(t, 'nation', nation),
            })}
          />
        )),
        <Figure
          t={t}
          round={round}
          count={total(clock)}
          search={`clock=${clock}`}
          label={t('worklist.overview.cellAll', { count: total(clock), clock: sayWord(t, 'clock', clock) })}
        />,
      ])}
    />
  )
}

function DeliveryTable({ t, round, figures }: Props) {
  const found = deliveries.flatMap(delivery => figures.byDelivery.filter(row => row.delivery === delivery))
  return (
    <DataTable
      id="by-delivery"
      caption={t('worklist.overview.byDelivery')}
      columns={[
        { label: t('worklist.field.delivery') },
        { label: t('worklist.overview.meaning') },
        { label: t('worklist.overview.letters'), isNumber: true },
      ]}
      rows={found.map(({ delivery, count }) => [
        sayWord(t, 'delivery', delivery),
        <span class="soft">{t(`worklist.overview.delivery.${delivery}`)}</span>,
        <Figure
          t={t}
          round={round}
          count={count}
          search={`delivery=${delivery}`}
          label={t('worklist.overview.cellAll', { count, clock: sayWord(t, 'delivery', delivery) })}
        />,
      ])}
    />
  )
}

function DaysAhead({ t, round, figures, today }: Props & { today: string }) {
  if (figures.days.length === 0) return <p>{t('worklist.overview.noDays')}</p>
  return (
    <div>
      <DataTable
        id="days-ahead"
        caption={t('worklist.overview.days')}
        columns={[
          { label: t('worklist.overview.day') },
          { label: t('worklist.overview.due'), isNumber: true },
          { label: t('worklist.overview.steps'), isNumber: true },
        ]}
        rows={figures.days.map(({ day, due, steps }) => [
          <>
            {t.day(day)}
            <span class="under">{sayHowFar(t, today, day)}</span>
          </>,
          <Figure
            t={t}
            round={round}
            count={due}
            search={`from=${day}&to=${day}`}
            label={t('worklist.overview.dueOn', { count: due, day: t.day(day) })}
          />,
          steps === 0 ? <span class="soft">{t.number(0)}</span> : t.number(steps),
        ])}
      />
      <p>
        <ButtonLink kind="quiet" href={localPath(t.locale, calendarLink(round.id))}>
          {t('worklist.overview.calendar')}
        </ButtonLink>
      </p>
    </div>
  )
}
