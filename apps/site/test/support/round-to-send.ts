import { noFacts, saveCharity } from '../../src/content/index.ts'
import { contentMigrations } from '../../src/content/migrations.ts'
import { inTransaction, type OpenDatabase, record, type WriteDb } from '../../src/foundation/index.ts'
import { type Nation, saveInventedTrusts, type Trust } from '../../src/register/index.ts'
import { inventedTrustForTests, registerMigrationsForTests } from '../../src/register/register-for-tests.ts'
import { surveyRoom } from '../../src/survey/index.ts'
import { defaultsForTests, roundForTests } from '../../src/survey/rounds/round-for-tests.ts'
import { insertRound, replaceQuestions, writeLetterTemplate } from '../../src/survey/rounds/round-store.ts'
import type { SendingHouse } from '../../src/survey/sending/load-plan.ts'
import type { Round } from '../../src/survey/types.ts'

/** The tables that sending rests on. */
export const sendingMigrationsForTests = [
  ...registerMigrationsForTests,
  ...contentMigrations,
  ...(surveyRoom.migrations ?? []),
].sort((a, b) => (a.name < b.name ? -1 : 1))

export const testActor = { kind: 'staff', id: 'a', name: 'First Admin' } as const

/** A day on which the house has all that sending needs: a mail server, a charity, a fresh backup. */
export const houseForTests: SendingHouse = {
  campaign: 'example',
  mailDomain: 'mail.example',
  smtpUrl: 'smtp://127.0.0.1:1',
  lastBackupOn: '2027-01-11',
}

/** A charity that lacks nothing of what a letter says. */
export const wholeCharity = {
  ...noFacts,
  name: 'Elusen Enghreifftiol',
  numberEnglandWales: '1234567',
  address: '1 Example Street\nExample Town',
  privacyContact: 'privacy@charity.example',
  fromAddress: 'campaign@charity.example',
  helpline: {
    name: 'Example line',
    phone: '0808 157 0000',
    hours: 'Every day',
    url: 'https://line.example',
    source: 'https://line.example',
    checkedOn: '2027-01-01',
  },
}

const nations: readonly Nation[] = ['england', 'wales', 'scotland', 'northern-ireland']

/** `count` invented trusts from EX-401 on, of all four nations in turn, each with an address of its own. */
export const trustsToAsk = (count: number): Trust[] =>
  Array.from({ length: count }, (_, index) =>
    inventedTrustForTests(`EX-${401 + index}`, `Lantern Vale ${401 + index} Trust`, {
      nation: nations[index % 4] ?? 'england',
      foiEmail: `foi@ex-${401 + index}.invalid`,
    }),
  )

/** A draft round that could be sent at once, to so many trusts. */
export async function roundToSend(
  { db }: Pick<OpenDatabase, 'db'>,
  { trusts = trustsToAsk(4), now, round = {} }: { trusts?: readonly Trust[]; now: Date; round?: Partial<Round> },
): Promise<Round> {
  await inTransaction(db, tx => saveInventedTrusts(tx, { trusts, hospitals: [], politicians: [] }, now))
  await saveCharity(db, { facts: wholeCharity, basedOn: 0, actor: testActor, now })
  return draftRound(db, roundForTests({ ...round, version: 1 }), now)
}

export async function draftRound(db: WriteDb, round: Round, now: Date): Promise<Round> {
  await inTransaction(db, async tx => {
    await insertRound(tx, round, { actor: testActor.name, now })
    await replaceQuestions(tx, round.id, defaultsForTests.questions)
    for (const letter of defaultsForTests.letters) await writeLetterTemplate(tx, round.id, letter)
    await record(tx, { actor: testActor, at: now, deed: 'round.make', subject: { kind: 'round', id: round.id } })
  })
  return round
}
