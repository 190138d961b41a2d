import { allStaffNames, consolePage } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  ErrorSummary,
  localPath,
  Notice,
  type PageView,
  TextArea,
  type Translate,
} from '../../../foundation/index.ts'
import { roundedCount } from '../../console/rounded-count.ts'
import { type ConcernKind, callsForHelp, helpKinds, holdingKinds } from '../concern.ts'
import { isDisposable } from '../disposable/is-disposable.ts'
import { guardLimits } from '../limits/guard-limits.ts'
import { ratesByForm } from '../limits/pressure-meter.ts'
import { flagDays, settledFlagDays } from './flag-days.ts'
import { settleFlagLink } from './flag-links.ts'
import { type Flag, flagsAtOnce, openFlags, settledFlags, supportersByDomain } from './flag-store.ts'
import css from './flags.css?inline'

type Again = { readonly id: number; readonly note: string; readonly error: string }
type Shown = { readonly again?: Again; readonly status?: PageView['status'] }

const outcomes = ['settled', 'already'] as const

/** What forms brought and a person should look at, the gravest first; and how hard the forms are pressed. */
export async function flagsPage(c: Ctx, { again, status }: Shown = {}): Promise<Response> {
  const { t, db, services } = c.var
  const [open, settled, names] = [await openFlags(db), await settledFlags(db, 20), await allStaffNames(db)]
  const since = new Date(services.clock().getTime() - guardLimits.pressureMinutes * 60_000)
  const rates = await ratesByForm(db, since)
  // Where somebody may need help, what to do stands first.
  const isOfNeed = open.some(({ concerns }) => callsForHelp(concerns))
  const domains = await supportersByDomain(db)
  const done = outcomes.find(outcome => outcome === c.req.query('done'))
  return consolePage(c, {
    title: t('guard.console.title'),
    lead: open.length === 0 ? t('guard.console.nothing') : t('guard.console.lead', { count: open.length }),
    status,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={again ? [{ field: `note-${again.id}`, message: again.error }] : []} />
        {done && (
          <Notice>
            <p role="status">{t(`guard.console.done.${done}`)}</p>
          </Notice>
        )}
        {isOfNeed && <How t={t} />}
        {open.slice(0, flagsAtOnce).map(flag => (
          <OpenFlag t={t} flag={flag} again={again?.id === flag.flagId ? again : undefined} />
        ))}
        {open.length > flagsAtOnce && <p>{t('guard.console.more', { count: open.length - flagsAtOnce })}</p>}
        <Settled t={t} flags={settled} names={names} />
        <Thrown t={t} domains={domains} />
        <Pressure t={t} rates={rates} />
        {!isOfNeed && <How t={t} />}
        <p>{t('guard.console.how.kept', { settled: settledFlagDays, all: flagDays })}</p>
      </>
    ),
  })
}

const How = ({ t }: { readonly t: Translate }) => (
  <section>
    <h2>{t('guard.console.how.title')}</h2>
    <p>{t('guard.console.how.text')}</p>
  </section>
)

const kindOf = (concern: ConcernKind): 'help' | 'held' | 'marked' =>
  helpKinds.some(kind => kind === concern) ? 'help' : holdingKinds.some(kind => kind === concern) ? 'held' : 'marked'

function OpenFlag({ t, flag, again }: { readonly t: Translate; readonly flag: Flag; readonly again: Again | undefined }) {
  const { flagId, concerns, link, words, raisedAt } = flag
  const heading = `flag-${flagId}`
  return (
    <section class="flag" aria-labelledby={heading}>
      <h2 id={heading}>{t('guard.console.flag', { what: nameOf(t, flag), day: t.day(raisedAt) })}</h2>
      <ul>
        {concerns.map(concern => (
          <li>
            <strong>{t(`guard.found.${concern}.title`)}</strong> {t(`guard.found.${concern}.text`)}{' '}
            {t(`guard.console.means.${kindOf(concern)}`)}
          </li>
        ))}
      </ul>
      {words && <blockquote dir="auto">{words}</blockquote>}
      {link && (
        <p>
          <a href={localPath(t.locale, link)}>{t('guard.console.read', { what: nameOf(t, flag) })}</a>
        </p>
      )}
      <form method="post" action={localPath(t.locale, settleFlagLink(flagId))} novalidate>
        <TextArea
          t={t}
          id={`note-${flagId}`}
          name="note"
          label={t('guard.console.note.label')}
          hint={t('guard.console.note.hint')}
          rows={3}
          value={again?.note}
          error={again?.error}
        />
        <Button>{t('guard.console.note.button')}</Button>
      </form>
    </section>
  )
}

const knownSubjects = ['letter', 'sign-photo', 'join', 'story', 'support-report'] as const

/** What it is, with its number: never anybody’s name. */
function nameOf(t: Translate, { subject, id }: Flag): string {
  const known = knownSubjects.find(each => each === subject) ?? 'other'
  return t(`guard.subjects.${known}`, { id })
}

type SettledProps = { readonly t: Translate; readonly flags: readonly Flag[]; readonly names: ReadonlyMap<string, string> }

const Settled = ({ t, flags, names }: SettledProps) =>
  flags.length === 0 ? null : (
    <section>
      <h2>{t('guard.console.settled.title')}</h2>
      <ul class="settled">
        {flags.map(flag => (
          <li>
            {t('guard.console.settled.one', {
              what: nameOf(t, flag),
              concerns: flag.concerns.map(concern => t(`guard.concerns.${concern}`)).join(', '),
              day: t.day(flag.settledAt ?? flag.raisedAt),
              who: names.get(flag.settledBy ?? '') ?? t('guard.console.settled.somebody'),
            })}
            <span class="note" dir="auto">
              {flag.note}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )

/** Supporters whose address is of a kind that is thrown away: a number, rounded like all numbers of supporters. */
function Thrown({ t, domains }: { readonly t: Translate; readonly domains: ReadonlyMap<string, number> }) {
  const count = [...domains].filter(([domain]) => isDisposable(domain)).reduce((sum, [, each]) => sum + each, 0)
  return (
    <section>
      <h2>{t('guard.console.thrown.title')}</h2>
      <p>{count === 0 ? t('guard.console.thrown.none') : t('guard.console.thrown.some', { count: roundedCount(t, count) })}</p>
    </section>
  )
}

function Pressure({ t, rates }: { readonly t: Translate; readonly rates: ReadonlyMap<string, number> }) {
  const all = [...rates.values()].reduce((sum, count) => sum + count, 0)
  const pressed = [...rates].filter(([, count]) => count > guardLimits.pressureOfForm).map(([form]) => form)
  const isPressed = all > guardLimits.pressureOfAll || pressed.length > 0
  return (
    <section>
      <h2>{t('guard.console.pressure.title')}</h2>
      <p>
        {t('guard.console.pressure.sent', { count: all, minutes: guardLimits.pressureMinutes })}{' '}
        {t(isPressed ? 'guard.console.pressure.asked' : 'guard.console.pressure.calm')}
      </p>
      <p>
        {t('guard.console.pressure.rule', {
          form: guardLimits.pressureOfForm,
          all: guardLimits.pressureOfAll,
          minutes: guardLimits.pressureMinutes,
          connection: guardLimits.connectionEasy,
        })}
      </p>
    </section>
  )
}
