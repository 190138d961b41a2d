import { inTransaction } from '../../../src/foundation/index.ts'
import { newFormToken } from '../../../src/survey/requests/form-token.ts'
import { recordEvent } from '../../../src/survey/requests/record-event.ts'
import { requestOf } from '../../../src/survey/requests/request-store.ts'
import { askForTests, openRoundForTests, roundId, type TestCode } from '../../support/requests-for-tests.ts'
import type { Scene } from './example.ts'

/** The day on which the letters of these examples left. */
export const sentOn = '2026-11-02'
/** A day since then, on which something happened. */
export const laterOn = '2026-11-18'

/** An open round with all its letters, and in it a request to each of these trusts, which has arrived. */
export async function askedTrusts({ services }: Scene, ...codes: readonly TestCode[]): Promise<void> {
  await openRoundForTests({ db: services.write })
  for (const code of codes) await askForTests(services.write, code, { sentOn })
}

export const holesOf = (code: TestCode) => ({ round: roundId, code })

/** What every form on the page of a request carries, as a page that is opened now would make it. */
export async function carriedFor({ services }: Scene, code: TestCode) {
  const request = await requestOf(services.db, roundId, code)
  if (!request) throw new Error(`${code} was not asked`)
  return { basedOn: String(request.version), seen: '0', token: newFormToken() }
}

/** The trust has answered. Gives the number of the event. */
export async function answeredBy({ services }: Scene, code: TestCode): Promise<string> {
  const recorded = await inTransaction(services.write, tx =>
    recordEvent(tx, {
      round: roundId,
      trustCode: code,
      kind: 'answered',
      answer: 'answered',
      on: laterOn,
      note: '',
      actor: { kind: 'command', name: 'test' },
      now: services.clock(),
    }),
  )
  if (recorded.outcome !== 'recorded') throw new Error('The example does not fit its request')
  return String(recorded.id)
}
