import { consolePage } from '../../accounts/index.ts'
import {
  Button,
  ButtonLink,
  type Ctx,
  dayInUk,
  ErrorSummary,
  type Happening,
  localPath,
  Notice,
  TextField,
  type Translate,
} from '../../foundation/index.ts'
import { momentInUk } from '../mail-in/pages/moment-in-uk.ts'
import type { StepOfClock } from './choose-moment.ts'
import { moveLink, rehearsalLink } from './links.ts'

export const moveNotices = ['moved', 'moving'] as const
export type MoveFault = 'no-day' | 'behind' | 'nothing-next' | 'too-far' | 'letters-leaving' | 'busy'

export type RehearsalView = {
  readonly now: Date
  readonly nextAt: Date | null
  readonly movingTo: Date | null
  readonly movedFrom: Date | null
  readonly happened: readonly Happening[]
  readonly done: (typeof moveNotices)[number] | null
  readonly fault: MoveFault | null
  readonly typed: string
}

/** What day it is in this rehearsal, how to let days pass, and what the trusts did in them. */
export function rehearsalPage(c: Ctx, view: RehearsalView): Response {
  const { t, locale } = c.var
  const { now, nextAt, movingTo, fault } = view
  const seen = stampOf(view.movedFrom)
  return consolePage(c, {
    title: t('rehearsal.title'),
    lead: t('rehearsal.lead'),
    status: fault === null ? undefined : fault === 'busy' || fault === 'letters-leaving' ? 409 : 422,
    body: (
      <>
        {fault && <ErrorSummary t={t} errors={[{ field: 'day', message: t(`rehearsal.faults.${fault}`) }]} />}
        {view.done === 'moved' && (
          <Notice>
            <p role="status">{t('rehearsal.moved', { day: t.day(dayInUk(now)) })}</p>
          </Notice>
        )}
        <h2>{t('rehearsal.clock.title')}</h2>
        <p>{t('rehearsal.clock.now', { moment: momentInUk(t, now) })}</p>
        {movingTo ? (
          <Moving t={t} to={movingTo} />
        ) : (
          <>
            <p>{nextAt === null ? t('rehearsal.clock.nothing') : t('rehearsal.clock.next', { moment: momentInUk(t, nextAt) })}</p>
            <div class="clock-steps">
              <Step t={t} step="day" seen={seen} />
              <Step t={t} step="working-day" seen={seen} />
              {nextAt && <Step t={t} step="next" seen={seen} />}
            </div>
            <form method="post" action={localPath(locale, moveLink())}>
              <input type="hidden" name="step" value="chosen" />
              <TextField
                t={t}
                id="day"
                type="date"
                label={t('rehearsal.steps.day-label')}
                hint={t('rehearsal.steps.hint')}
                value={view.typed}
                error={fault ? t(`rehearsal.faults.${fault}`) : undefined}
              />
              <Button kind="quiet">{t('rehearsal.steps.chosen')}</Button>
            </form>
          </>
        )}
        <h2>{t('rehearsal.happened.title')}</h2>
        <WhatHappened t={t} view={view} />
      </>
    ),
  })
}

const Moving = ({ t, to }: { t: Translate; to: Date }) => (
  <Notice title={t('rehearsal.moving.title')}>
    <p>{t('rehearsal.moving.text', { day: t.day(dayInUk(to)) })}</p>
    <p>
      <ButtonLink kind="quiet" href={localPath(t.locale, rehearsalLink())}>
        {t('rehearsal.moving.look')}
      </ButtonLink>
    </p>
  </Notice>
)

/** What a form carries of the last move before it was made: after another move it asks for what has been done. */
export const stampOf = (movedFrom: Date | null): string => movedFrom?.toISOString() ?? ''

const Step = ({ t, step, seen }: { t: Translate; step: StepOfClock; seen: string }) => (
  <form method="post" action={localPath(t.locale, moveLink())}>
    <input type="hidden" name="step" value={step} />
    <input type="hidden" name="seen" value={seen} />
    <Button kind={step === 'next' ? 'main' : 'quiet'}>{t(`rehearsal.steps.${step}`)}</Button>
  </form>
)

/** The days in which something happened, the newest first; what happened since the clock was moved last stands apart. */
function WhatHappened({ t, view: { happened, movedFrom } }: { t: Translate; view: RehearsalView }) {
  if (happened.length === 0) return <p>{t('rehearsal.happened.nothing')}</p>
  const isNew = ({ at }: Happening) => movedFrom !== null && at >= movedFrom
  const count = happened.filter(isNew).length
  const days = Map.groupBy(happened, ({ at }) => dayInUk(at))
  return (
    <>
      {movedFrom && <p>{t('rehearsal.happened.since', { count })}</p>}
      {[...days].map(([day, items]) => (
        <>
          <h3>{t.day(day)}</h3>
          <ul>
            {items.map(({ trustCode, trustName, what }) => (
              <li>{t(`rehearsal.did.${what}`, { trust: `${trustName} (${trustCode})` })}</li>
            ))}
          </ul>
        </>
      ))}
    </>
  )
}
