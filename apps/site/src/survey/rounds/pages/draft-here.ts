import { HTTPException } from 'hono/http-exception'
import { principalOf } from '../../../accounts/index.ts'
import { asActor, type Ctx, localPath } from '../../../foundation/index.ts'
import { roundHere } from '../../round-here.ts'
import type { RoundId } from '../../types.ts'
import { lettersOf, questionsOf } from '../round-store.ts'
import type { DraftConflict, DraftInput, DraftOutcome, RoundNow } from '../verbs/change-draft.ts'

const idHere = (c: Ctx): RoundId => c.req.param('round') ?? ''

/** The round in the address with what hangs on it. */
export async function roundNow(c: Ctx): Promise<RoundNow> {
  const { db } = c.var
  const round = await roundHere(c)
  return { round, questions: await questionsOf(db, round.id), letters: await lettersOf(db, round.id) }
}

/** Who changes which round, on which version, and when. */
export const draftInput = (c: Ctx, basedOn: number): DraftInput => ({
  round: idHere(c),
  basedOn,
  actor: asActor(principalOf(c)),
  now: c.var.services.clock(),
})

/** The next page, which is asked for anew: to load it again sends nothing twice. */
export const leadTo = (c: Ctx, link: string, done?: string): Response =>
  c.redirect(`${localPath(c.var.locale, link)}${done ? `?done=${done}` : ''}`, 303)

/**
 * Answers what came of a change. A conflict shows the form again, with what was typed. A round that is no draft any more is shown by its
 * own address, where the table of deeds says so in words.
 */
export function answerChange(
  c: Ctx,
  outcome: DraftOutcome,
  next: {
    readonly link: string
    readonly done: string
    readonly again: (conflict: DraftConflict) => Response | Promise<Response>
  },
): Response | Promise<Response> {
  switch (outcome.outcome) {
    case 'saved':
    case 'nothing-to-do':
      return leadTo(c, next.link, next.done)
    case 'conflict':
      return next.again(outcome)
    case 'not-draft':
      return leadTo(c, next.link)
    case 'gone':
      throw new HTTPException(404)
  }
}
