import type { Child } from 'hono/jsx'
import { Fold, localPath, type Translate } from '../../../foundation/index.ts'
import { problemInWords } from '../../../releases/index.ts'
import { answersLink } from '../../answers/links.ts'
import { sheetAt } from '../../marking/links.ts'
import { requestReplyAt } from '../../replies/links.ts'
import { requestLink } from '../../requests/links.ts'
import type { RequestKey } from '../../requests/request-store.ts'
import type { RoundId } from '../../types.ts'
import type { Caution, Obstacle, TrustHere } from '../judge-publication.ts'

type Props = { readonly t: Translate; readonly round: RoundId }

/** Where what is open is dealt with. */
const placeOf: Readonly<Record<string, (key: RequestKey) => string>> = {
  'to-mark': sheetAt.link,
  'to-check': sheetAt.link,
  differs: sheetAt.link,
  'changed-since-marked': sheetAt.link,
  'reason-missing': sheetAt.link,
  'note-without-welsh': sheetAt.link,
  'unread-reply': requestReplyAt.link,
  'changed-since-shown': requestReplyAt.link,
  'not-shown': requestReplyAt.link,
  row: answersLink,
  'doubtful-figures': answersLink,
}

/** Everything that has to be done first, each with whom it concerns and the way there. */
export const Obstacles = ({ t, round, obstacles }: Props & { readonly obstacles: readonly Obstacle[] }) => (
  <ul class="findings">
    {obstacles.map(obstacle => (
      <li>
        <ObstaclePart t={t} round={round} obstacle={obstacle} />
      </li>
    ))}
  </ul>
)

function ObstaclePart({ t, round, obstacle }: Props & { readonly obstacle: Obstacle }) {
  const key = `publishing.obstacle.${obstacle.kind}`
  switch (obstacle.kind) {
    case 'refused': {
      const { why, ...values } = obstacle.refused
      return (
        <Said
          title={t(`publishing.refused.${why}.title`, values)}
          text={t(`publishing.refused.${why}.text`, inWords(t, values))}
        />
      )
    }
    case 'same':
      return <Said title={t(`${key}.title`, { id: obstacle.release.id })} text={t(`${key}.text`)} />
    case 'counts':
      return <Said title={t(`${key}.title`)} text={t(`${key}.text`, { asked: obstacle.asked, accounted: obstacle.accounted })} />
    case 'round-not-open':
    case 'no-criteria':
    case 'nothing-asked':
      return <Said title={t(`${key}.title`)} text={t(`${key}.text`)} />
    case 'row':
      return (
        <Said title={t(`${key}.title`, { count: obstacle.trusts.length })} text={t(`${key}.text`)}>
          <Trusts
            t={t}
            round={round}
            kind={obstacle.kind}
            trusts={obstacle.trusts}
            more={({ problem }) => problemInWords(t, problem)}
            // What is wrong with a count stands in no answer, and a trust that was not asked has none.
            isElsewhere={({ problem, wasAsked }) => !wasAsked || problem.problem === 'count-withheld-before'}
          />
        </Said>
      )
    default:
      return (
        <Said title={t(`${key}.title`, { count: obstacle.trusts.length })} text={t(`${key}.text`)}>
          <Trusts t={t} round={round} kind={obstacle.kind} trusts={obstacle.trusts} />
        </Said>
      )
  }
}

/** What keeps nobody from publishing, and should be known. */
export const Cautions = ({ t, round, cautions }: Props & { readonly cautions: readonly Caution[] }) => (
  <ul class="findings">
    {cautions.map(caution => (
      <li>
        <CautionPart t={t} round={round} caution={caution} />
      </li>
    ))}
  </ul>
)

function CautionPart({ t, round, caution }: Props & { readonly caution: Caution }) {
  const key = `publishing.caution.${caution.kind}`
  switch (caution.kind) {
    case 'replies-due':
      return <Said title={t(`${key}.title`, { day: t.day(caution.until) })} text={t(`${key}.text`)} />
    case 'doubtful-figures':
      return (
        <Said title={t(`${key}.title`, { count: caution.trusts.length })} text={t(`${key}.text`)}>
          <Trusts
            t={t}
            round={round}
            kind={caution.kind}
            trusts={caution.trusts}
            more={({ doubts }) => doubts.map(doubt => t(`answers.doubts.${doubt}`)).join(' ')}
          />
        </Said>
      )
    case 'not-in-round':
      return (
        <Said title={t(`${key}.title`, { count: caution.trusts.length })} text={t(`${key}.text`)}>
          <ul>
            {caution.trusts.map(({ code, name }) => (
              <li>
                {name} ({code})
              </li>
            ))}
          </ul>
        </Said>
      )
    default:
      return (
        <Said title={t(`${key}.title`, { count: caution.trusts.length })} text={t(`${key}.text`)}>
          <Trusts t={t} round={round} kind={caution.kind} trusts={caution.trusts} />
        </Said>
      )
  }
}

const Said = ({ title, text, children }: { title: string; text: string; children?: Child }) => (
  <>
    <h3>{title}</h3>
    <p>{text}</p>
    {children}
  </>
)

/** So many names are read at a glance; more are folded. */
const atAGlance = 6

type TrustsProps<Trust extends TrustHere> = Props & {
  readonly kind: string
  readonly trusts: readonly Trust[]
  readonly more?: (trust: Trust) => string
  readonly isElsewhere?: (trust: Trust) => boolean
}

function Trusts<Trust extends TrustHere>({ t, round, kind, trusts, more, isElsewhere }: TrustsProps<Trust>) {
  const place = placeOf[kind] ?? requestLink
  const list = (
    <ul>
      {trusts.map(trust => (
        <li>
          {isElsewhere?.(trust) ? (
            trust.name
          ) : (
            <a href={localPath(t.locale, place({ round, trustCode: trust.code }))}>{trust.name}</a>
          )}
          {more && `: ${more(trust)}`}
        </li>
      ))}
    </ul>
  )
  return trusts.length > atAGlance ? <Fold summary={t('publishing.showTrusts', { count: trusts.length })}>{list}</Fold> : list
}

const inWords = (t: Translate, values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, /^\d{4}-\d{2}-\d{2}$/.test(value) ? t.day(value) : value]),
  )
