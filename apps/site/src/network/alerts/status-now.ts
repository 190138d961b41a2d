import type { ReadDb } from '../../foundation/index.ts'
import { currentStatusCodes, latestRelease, type StatusCodes } from '../../releases/index.ts'
import type { KnownStatus } from '../network-words.ts'

/** What the newest release says of a trust. One that it does not name, or before the first release: not asked yet. */
export const statusIn = (codes: StatusCodes, trustCode: string): KnownStatus =>
  codes.has(trustCode) ? (codes.get(trustCode) ?? 'excluded') : 'not-asked'

export async function statusNow(
  db: ReadDb,
  trustCode: string,
): Promise<{ readonly status: KnownStatus; readonly release: string | null }> {
  const release = await latestRelease(db)
  return { status: statusIn(await currentStatusCodes(db), trustCode), release: release?.id ?? null }
}
