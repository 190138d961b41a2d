import { createHmac } from 'node:crypto'
import type { LetterHouse } from './letter.ts'

/** By which two letters of one writer are known to be of one: HMAC-SHA-256 with the secret of the site, of a normal address. */
export const writerKey = ({ secret }: Pick<LetterHouse, 'secret'>, address: string): string =>
  createHmac('sha256', secret).update(`letter:${address}`).digest('hex')
