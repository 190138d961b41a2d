import { HTTPException } from 'hono/http-exception'
import { isTokenShaped } from '../../../accounts/index.ts'
import type { Ctx } from '../../../foundation/index.ts'
import { linkByToken } from '../store/story-mail.ts'
import { type StoryRow, storyById } from '../store/story-store.ts'

export const tokenOf = (c: Ctx): string => c.req.param('token') ?? ''

/** The story behind the link by which somebody came. */
export async function mineHere(c: Ctx): Promise<{ readonly token: string; readonly story: StoryRow }> {
  const { db } = c.var
  const token = tokenOf(c)
  const link = isTokenShaped(token) ? await linkByToken(db, 'mine', token) : null
  const story = link && (await storyById(db, link.storyId))
  if (!story) throw new HTTPException(404)
  return { token, story }
}
