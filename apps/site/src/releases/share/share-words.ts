import type { Translate } from '../../foundation/index.ts'
import type { StatusCode } from '../types.ts'

/** What is passed on with the address of a trust: its result in a sentence, and a question. null: nothing has been published about it. */
export function trustToShare(t: Translate, name: string, status: StatusCode | null): string {
  const key = status === null || status === 'not-asked' ? 'open' : status
  return t(`share.words.${key}`, { name })
}
