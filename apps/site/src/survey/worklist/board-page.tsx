import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { consolePage, mayDo, principalOf } from '../../accounts/index.ts'
import { asActor, type Ctx, dayInUk, localPath, Notice, type Translate } from '../../foundation/index.ts'
import { changeRequest } from '../requests/change-request.ts'
import { nameOfRound, roundHere, trailToRound } from '../round-here.ts'
import { type ClockState, clockStates, type Round, type WorkState, workStates } from '../types.ts'
import { boardLink, listLinkBy, moveLink, requestInListLink } from './links.ts'
import { wholeList } from './list-query.ts'
import { type ListedRequest, listRequests } from './list-store.ts'
import { RoundTabs } from './round-tabs.tsx'
import { sayHowFar, sayShortDay, sayWord } from './say-request.ts'
import css from './worklist.css?inline'

/** A column with more cards than this leads to its list: a board is to be seen at a glance. */
const cardsInColumn = 12

/** What waits for us stands first. */
const boards = {
  work: ['to-read', 'to-write', 'to-mark', 'waiting', 'done', 'excluded'],
  clock: clockStates,
} as const satisfies { work: readonly WorkState[]; clock: readonly ClockState[] }
type BoardKind = keyof typeof boards

/** A card that was moved while somebody else had changed its request. */
export type BoardConflict = { readonly trust: string; readonly changedBy: string; readonly wanted: WorkState }

/** The requests of a round in columns, by what is ours to do or by where they stand in law. */
export const boardPage = (c: Ctx): Promise<Response> => showBoard(c, null)

async function showBoard(c: Ctx, conflict: BoardConflict | null): Promise<Response> {
  const { db, services, t, locale } = c.var
  const round = await roundHere(c)
  const who = principalOf(c)
  const by: BoardKind = c.req.query('by') === 'clock' ? 'clock' : 'work'
  const today = dayInUk(services.clock())
  const rows = await listRequests(db, { round: round.id, query: wholeList, me: who.id, today }, 'all')
  const columns = Map.groupBy(rows, row => row[by])
  const moved = c.req.query('moved')
  const movedRow = rows.find(row => row.trust_code === moved)
  const mayMove = (code: string) =>
    by === 'work' && mayDo(who, 'request.record', { state: round.state, trustCode: code }) === 'yes'
  return consolePage(c, {
    title: t(`worklist.board.title.${by}`, { round: nameOfRound(round, locale) }),
    trail: trailToRound(t, round),
    lead: t(`worklist.board.lead.${by}`),
    status: conflict ? 409 : 200,
    css: [css],
    body: (
      <>
        <RoundTabs t={t} round={round.id} current="board" />
        {conflict && (
          <Notice title={t('worklist.board.conflict', { who: conflict.changedBy, trust: conflict.trust })}>
            <p>{t('worklist.board.conflictMore', { work: sayWord(t, 'work', conflict.wanted) })}</p>
          </Notice>
        )}
        {movedRow && !conflict && (
          <Notice>
            <p>{t('worklist.board.moved', { trust: movedRow.trust_name, work: sayWord(t, 'work', movedRow.work) })}</p>
          </Notice>
        )}
        <nav class="quick-views" aria-label={t('worklist.board.label')}>
          <ul>
            {(['work', 'clock'] as const).map(kind => (
              <li>
                <a href={localPath(locale, boardLink(round.id, kind))} aria-current={kind === by ? 'true' : undefined}>
                  {t(`worklist.board.by.${kind}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="board">
          {boards[by].map(word => (
            <Column t={t} round={round} by={by} word={word} rows={columns.get(word) ?? []} today={today} mayMove={mayMove} />
          ))}
        </div>
      </>
    ),
  })
}

type ColumnProps = {
  readonly t: Translate
  readonly round: Round
  readonly by: BoardKind
  readonly word: WorkState | ClockState
  readonly rows: readonly ListedRequest[]
  readonly today: string
  readonly mayMove: (code: string) => boolean
}

function Column({ t, round, by, word, rows, today, mayMove }: ColumnProps) {
  const search = `${by}=${word}`
  const rest = rows.length - cardsInColumn
  return (
    <section class="column" aria-labelledby={`column-${word}`}>
      <h2 id={`column-${word}`}>
        {sayWord(t, by, word)} <span class="count">{t.number(rows.length)}</span>
      </h2>
      {rows.length === 0 ? (
        <p class="soft small">{t('worklist.board.empty')}</p>
      ) : (
        <ul>
          {rows.slice(0, cardsInColumn).map(row => (
            <li class="board-card" id={row.trust_code}>
              <h3>
                <a href={localPath(t.locale, requestInListLink(round.id, row.trust_code, search))}>{row.trust_name}</a>
              </h3>
              <p class="small">{cardLine(t, by, today, row)}</p>
              {mayMove(row.trust_code) && <MoveForm t={t} round={round} row={row} />}
            </li>
          ))}
        </ul>
      )}
      {rest > 0 && (
        <p class="small">
          <a href={localPath(t.locale, listLinkBy(round.id, search))}>{t('worklist.board.more', { count: rest })}</a>
        </p>
      )}
    </section>
  )
}

function cardLine(t: Translate, by: BoardKind, today: string, row: ListedRequest): string {
  const other = by === 'work' ? sayWord(t, 'clock', row.clock) : sayWord(t, 'work', row.work)
  const due =
    row.due_on === null || row.clock === 'answered' || row.clock === 'ended'
      ? null
      : t('worklist.board.due', { day: sayShortDay(t, today, row.due_on), far: sayHowFar(t, today, row.due_on) })
  return [other, due, row.assignee_name].filter(part => part !== null).join(' · ')
}

const MoveForm = ({ t, round, row }: { t: Translate; round: Round; row: ListedRequest }) => (
  <form class="move" method="post" action={localPath(t.locale, moveLink(round.id, row.trust_code))}>
    <input type="hidden" name="basedOn" value={String(row.version)} />
    <label class="hidden" for={`move-${row.trust_code}`}>
      {t('worklist.board.moveTo', { trust: row.trust_name })}
    </label>
    <select id={`move-${row.trust_code}`} name="work">
      {workStates.map(work => (
        <option value={work} selected={work === row.work}>
          {sayWord(t, 'work', work)}
        </option>
      ))}
    </select>
    <button class="button quiet" type="submit">
      {t('worklist.board.move')}
      <span class="hidden"> {row.trust_name}</span>
    </button>
  </form>
)

const moveForm = z.object({ work: z.enum(workStates), basedOn: z.coerce.number().int().positive() })

/** Moves one card. What somebody else has changed meanwhile is left, and they are named. */
export async function moveCard(c: Ctx): Promise<Response> {
  const { services, locale, t } = c.var
  const round = await roundHere(c)
  const read = moveForm.safeParse(await c.req.parseBody())
  if (!read.success) throw new HTTPException(400)
  const { work, basedOn } = read.data
  const code = c.req.param('code') ?? ''
  const moved = await changeRequest(services.write, {
    round: round.id,
    trustCode: code,
    changes: { work },
    basedOn,
    actor: asActor(principalOf(c)),
    now: services.clock(),
  })
  switch (moved.outcome) {
    case 'no-such-request':
      throw new HTTPException(404)
    case 'conflict': {
      const changedBy = moved.changedBy === 'system' ? t('worklist.who.system') : moved.changedBy
      return showBoard(c, { trust: moved.current.trustName, changedBy, wanted: work })
    }
    case 'changed':
    case 'nothing-to-do':
      return c.redirect(
        `${localPath(locale, boardLink(round.id))}?moved=${encodeURIComponent(code)}#${encodeURIComponent(code)}`,
        303,
      )
  }
}
