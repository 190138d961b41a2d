import { type Ctx, Fold, localPath } from '../../foundation/index.ts'
import type { BodyAnswer, Constituency } from '../../register/index.ts'
import { letterPage } from '../letters/pages/letter-page.tsx'
import { stepsLink } from '../letters/pages/step.ts'
import { actPath } from '../today/act-links.ts'
import { politicianPath } from './politician-links.ts'
import { type Chosen, memberPage, recipientsOf, seatsOf } from './recipients.ts'

type Shown = {
  readonly constituency: Constituency
  /** Its name in the language of the page. */
  readonly place: string
  readonly answers: readonly BodyAnswer[]
  /** As it was typed, to be carried along; empty where none was. */
  readonly postcode: string
}

/** Who represents somebody, with party and day said plainly; or why nobody can be written to now. */
export function whoPage(c: Ctx, { constituency, place, answers, postcode }: Shown): Response {
  const { t, locale } = c.var
  const all = recipientsOf(t, { constituency: constituency.code, campaign: c.var.services.campaign }, answers)
  return letterPage(c, {
    title: t('letters-to-politicians.who.title', { place }),
    lead: t(all.length === 0 ? 'letters-to-politicians.who.nobody' : 'letters-to-politicians.who.lead'),
    kind: 'step',
    trail: [
      { href: actPath, label: t('act.menu') },
      { href: politicianPath, label: t('letters-to-politicians.title') },
    ],
    body: (
      <>
        <form method="post" action={localPath(locale, stepsLink({ path: politicianPath }))}>
          <input type="hidden" name="constituency" value={constituency.code} />
          <input type="hidden" name="place" value={postcode} />
          {answers.map(answer => (
            <BodyPart c={c} answer={answer} all={all} nation={constituency.nation} />
          ))}
        </form>
        {all.length === 0 && (
          <p>
            <a href={localPath(locale, '/act/trust')}>{t('letters-to-politicians.who.trust')}</a>
          </p>
        )}
        <p>
          <a href={localPath(locale, `/constituencies/${encodeURIComponent(constituency.code)}`)}>
            {t('letters-to-politicians.who.brief', { place })}
          </a>
        </p>
      </>
    ),
  })
}

type BodyProps = {
  readonly c: Ctx
  readonly answer: BodyAnswer
  readonly all: readonly Chosen[]
  readonly nation: Constituency['nation']
}

function BodyPart({ c, answer, all, nation }: BodyProps) {
  const { t } = c.var
  const { body, standing } = answer
  const of = (seat: string) =>
    all.filter(
      ({ recipient, representative }) =>
        recipient.body === body && seatsOf(answer).some(each => each.seat === seat && each.members.includes(representative)),
    )
  return (
    <section>
      <h2>{t(`act-letters.bodies.${body}`)}</h2>
      <p>{t(`letters-to-politicians.does.${doesKey(body, nation)}`)}</p>
      {standing.kind === 'members' && <People c={c} people={all.filter(({ recipient }) => recipient.body === body)} />}
      {standing.kind === 'members' && standing.vacant > 0 && (
        <p>{t('letters-to-politicians.who.someVacant', { count: standing.vacant })}</p>
      )}
      {standing.kind === 'choose' && (
        <>
          <p>{t('letters-to-politicians.who.choose')}</p>
          {standing.seats.map(({ seat }) => (
            <Fold summary={seat}>
              <People c={c} people={of(seat)} />
            </Fold>
          ))}
        </>
      )}
      <Nobody c={c} answer={answer} />
    </section>
  )
}

/** Westminster decides about hospitals in England only. */
const doesKey = (body: BodyAnswer['body'], nation: Constituency['nation']): string =>
  body === 'house-of-commons' && nation !== 'england' ? 'house-of-commons-devolved' : body

/** Why nobody can be written to there now, and where to look. */
function Nobody({ c, answer: { body, standing } }: { c: Ctx; answer: BodyAnswer }) {
  const { t } = c.var
  if (standing.kind === 'members' || standing.kind === 'choose') return null
  const day = (known: string | null) => (known === null ? '' : t.day(known))
  const values = {
    from: standing.kind === 'dissolved' ? day(standing.from) : '',
    until: standing.kind === 'dissolved' ? day(standing.until) : '',
    day: standing.kind === 'vacant' || standing.kind === 'out-of-date' ? day(standing.asOf) : '',
    election: standing.kind === 'out-of-date' ? day(standing.electedAfter) : '',
  }
  const why = standing.kind === 'dissolved' && standing.until === null ? 'dissolvedOpen' : standing.kind
  return (
    <p>
      {t(`letters-to-politicians.nobody.${why}`, values)}{' '}
      {standing.kind === 'no-names' || standing.kind === 'out-of-date' ? (
        <a href={memberPage(t, body)}>{t('letters-to-politicians.nobody.look')}</a>
      ) : null}
    </p>
  )
}

const People = ({ c: { var: v }, people }: { c: Ctx; people: readonly Chosen[] }) => (
  <ul class="who">
    {people.map(({ recipient: { name, address }, representative: { party, asOf }, key }) => (
      <li>
        <p>
          <strong>{name}</strong>
          {party !== null && <> ({party})</>}
        </p>
        <p class="small soft">{v.t('letters-to-politicians.who.asOf', { day: v.t.day(asOf) })}</p>
        {address === null && <p>{v.t('letters-to-politicians.noAddress', { to: name, day: v.t.day(asOf) })}</p>}
        <button class="button" type="submit" name="to" value={key}>
          {v.t('letters-to-politicians.who.write', { to: name })}
        </button>
      </li>
    ))}
  </ul>
)
