import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Actor, inTransaction, record, rows, type Seed, type Services, type WriteDb } from '../../foundation/index.ts'
import type { LetterTables } from '../letters/letter-tables.ts'
import { type LetterAnswer, letterBodies } from '../letters/letter-words.ts'
import { insertSent, type SentTo, writeAnswer } from '../letters/sent-store.ts'
import { rebuildTotals } from '../totals/act-totals.ts'

const path = 'content/example/letters.yaml'
const count = z.number().int().nonnegative()
const day = { on: z.iso.date(), letters: count, replied: count, asked: count.default(0) }

const fileSchema = z.strictObject({
  trusts: z.array(z.strictObject({ trust: z.string().regex(/^EX-\d+$/), ...day })),
  politicians: z.array(
    z.strictObject({ seat: z.string().regex(/^EX-seat-\d+$/), body: z.enum(letterBodies).exclude(['trust']), ...day }),
  ),
})

/** Letters of the example campaign, as they stay when their texts and writers are forgotten: so that nobody meets an empty page. */
export const exampleLettersSeed: Seed = {
  name: 'the example letters',
  campaign: 'example',
  from: { files: [path], version: 1 },
  run: seedExampleLetters,
}

const actor: Actor = { kind: 'seed', name: 'example-letters' }

type Bundle = { readonly to: SentTo; readonly on: string; readonly answers: readonly (LetterAnswer | null)[] }

/** Enters them where no letter has left yet; where one has, everything stays as it is. */
export async function seedExampleLetters({ write, root, clock }: Pick<Services, 'write' | 'root' | 'clock'>): Promise<void> {
  const bundles = readBundles(root)
  const now = clock()
  const plant = async (tx: WriteDb) => {
    if (await hasLetters(tx)) return
    await record(tx, { actor, at: now, deed: 'letter.invent', subject: { kind: 'letter-list', id: '' } })
    for (const bundle of bundles) await plantBundle(tx, bundle)
  }
  await inTransaction(write, plant, { limitMs: 30_000 })
  await rebuildTotals(write, now)
}

const hasLetters = async (tx: WriteDb): Promise<boolean> =>
  (await rows<LetterTables>(tx).selectFrom('letter_sent').select('id').limit(1).executeTakeFirst()) !== undefined

/** One after the other, as letters leave: each with what its writer said of it later. */
async function plantBundle(tx: WriteDb, { to, on, answers }: Bundle): Promise<void> {
  for (const answer of answers) {
    const id = await insertSent(tx, to, on)
    if (answer !== null) await writeAnswer(tx, id, answer)
  }
}

function readBundles(root: string): Bundle[] {
  const { trusts, politicians } = fileSchema.parse(parse(readFileSync(join(root, path), 'utf8')))
  const wrote = { constituencyCode: null, askedFor: [], inOwnWords: true }
  return [
    ...trusts.map(({ trust, ...said }) => {
      const to: SentTo = { ...wrote, kind: 'trust', body: 'trust', recipientCode: trust, trustCode: trust }
      return { to, on: said.on, answers: answersOf(said) }
    }),
    ...politicians.map(({ seat, body, ...said }) => {
      const to: SentTo = { ...wrote, kind: 'politician', body, recipientCode: seat, trustCode: null }
      return { to, on: said.on, answers: answersOf(said) }
    }),
  ]
}

const answersOf = ({ letters, replied, asked }: { letters: number; replied: number; asked: number }): (LetterAnswer | null)[] =>
  Array.from({ length: letters }, (_, at) => (at < replied ? 'replied' : at < replied + asked ? 'asked' : null))
