import { createHmac } from 'node:crypto'
import type { Services } from '../../foundation/index.ts'

/**
 * What is kept of an address that must not be written to: HMAC-SHA-256 with the secret of the site. Whoever reads the table can neither read
 * the address nor try a list of addresses on it. Takes a normal address (`readAddress`).
 */
export const addressKey = ({ secret }: Pick<Services, 'secret'>, address: string): string =>
  createHmac('sha256', secret).update(`suppression:${address}`).digest('hex')
