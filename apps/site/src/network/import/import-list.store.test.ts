import { setTimeout as pause } from 'node:timers/promises'
import type { Selectable } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { inTransaction, record, rows, type Services, writes } from '../../foundation/index.ts'
import { addressKey } from '../address/address-key.ts'
import { eraseFor } from '../console/answer-request.ts'
import { exportList } from '../lists/export-list.ts'
import type { NetworkTables } from '../network-tables.ts'
import { runRetention } from '../retention/run-retention.ts'
import { eraseSupporter } from '../supporters/erase-supporter.ts'
import { supporterById } from '../supporters/supporter-store.ts'
import { suppress } from '../suppression/suppression-store.ts'
import { importList } from './import-list.ts'
import { faultsOf } from './import-store.ts'
import { UnusableList } from './read-list.ts'

const actor = { kind: 'system', name: 'test' } as const
const head =
  'Email,First name,purposes,basis,wording,evidence,collected on,where,how,asked_for_support,language,nation,district,interests'
const good = (email: string, more = ',,,,') =>
  `${email},Ceri,updates network,consent,"Yes, write to me",box 7,2025-05-01,Cardiff market,paper,no${more}`
const soft = (email: string, day: string, how = 'event', support = 'no') =>
  `${email},,updates,soft-opt-in,,,${day},Fair,${how},${support},,,,`

async function* file(...lines: string[]): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`)
  // In pieces that end inside of lines and letters.
  for (let at = 0; at < bytes.length; at += 37) yield bytes.subarray(at, at + 37)
}

eachDatabase('a list of supporters', open => {
  let services: Services
  let now: Date
  beforeEach(() => {
    now = new Date('2026-11-22T10:00:00Z')
    services = testServices(open(), { clock: () => now, mailDomain: 'spotlight.example' })
  })
  afterEach(() =>
    change(async tx => {
      for (const table of ['supporter', 'suppression', 'supporter_import', 'retention_run'] as const) {
        await writes<NetworkTables>(tx).deleteFrom(table).execute()
      }
    }),
  )
  const change = (work: (tx: Parameters<typeof suppress>[0]) => Promise<void>) =>
    inTransaction(open().db, async tx => {
      await record(tx, { actor, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      await work(tx)
    })
  const all = async <Name extends keyof NetworkTables>(table: Name) =>
    (await rows<NetworkTables>(open().db).selectFrom(table).selectAll().execute()) as unknown as Selectable<NetworkTables[Name]>[]
  const take = (lines: string[], isTrial = false) => importList(services, { content: file(head, ...lines), isTrial, actor })

  test('is taken in with the evidence of each yes, and the same list again adds nothing', async () => {
    const lines = [
      good('Ann@post.example', ',cy,wales,CF10 1AA,press stories'),
      good('bob@post.example'),
      good('ann@post.example'),
    ]
    expect((await take(lines, true)).counts).toEqual({ rows: 3, added: 2, changed: 0, same: 1, suppressed: 0, refused: 0 })
    expect(await all('supporter')).toEqual([])
    expect((await take(lines)).counts).toMatchObject({ rows: 3, added: 2, same: 1 })
    expect((await all('supporter'))[0]).toMatchObject({
      address: 'ann@post.example',
      address_typed: 'Ann@post.example',
      state: 'confirmed',
      locale: 'cy',
      first_name: 'Ceri',
      district: 'CF10',
      interests: ['press', 'stories'],
    })
    const [consent] = await all('consent')
    expect(consent).toMatchObject({
      says: 'given',
      basis: 'consent',
      page: 'Cardiff market',
      way: 'import',
      collected: 'paper',
      evidence: 'box 7',
    })
    expect(consent?.asked_at?.toISOString()).toBe('2025-05-01T12:00:00.000Z')
    expect((await all('consent_wording')).map(({ text, language }) => [text, language])).toContainEqual([
      'Yes, write to me',
      'cy',
    ])
    const before = JSON.stringify([await all('supporter'), await all('permission'), await all('consent')])
    expect((await take(lines)).counts).toMatchObject({ rows: 3, added: 0, changed: 0, same: 3 })
    expect(JSON.stringify([await all('supporter'), await all('permission'), await all('consent')])).toBe(before)
  })

  test('names what is broken by line and reason, and refuses the soft opt-in where it does not reach', async () => {
    const lines = [
      soft('old@post.example', '2026-02-04'),
      soft('first@post.example', '2026-02-05'),
      soft('help@post.example', '2026-03-01', 'event', 'yes'),
      soft('bought@post.example', '2026-03-01', 'third-party'),
      '"no\naddress",,updates,consent,Yes,,2025-05-01,Fair,paper,no,,,,',
      'x@post.example,,updates,consent,,,2025-05-01,Fair,paper,no,,,,',
      'x@post.example,,updates,consent,Yes,,2027-05-01,Fair,paper,no,,,,',
      'x@post.example,,everything,consent,Yes,,2025-02-29,Fair,paper,no,,,,',
      '=cmd@post.example,=1+1,updates,consent,Yes,,2025-05-01,Fair,paper,no,,,,',
    ]
    const { id, counts } = await take(lines)
    expect(counts).toEqual({ rows: 9, added: 2, changed: 0, same: 0, suppressed: 0, refused: 7 })
    expect(await faultsOf(open().db, id)).toEqual([
      { line: 2, reason: 'soft-too-early' },
      { line: 4, reason: 'soft-support' },
      { line: 5, reason: 'soft-third-party' },
      { line: 7, reason: 'address' },
      { line: 8, reason: 'wording' },
      { line: 9, reason: 'collected-on' },
      { line: 10, reason: 'purposes' },
    ])
    expect(JSON.stringify(await all('supporter_import_fault'))).not.toContain('@')
    // What goes out again opens in a spreadsheet as text.
    let csv = ''
    for await (const line of exportList(services, { purpose: 'updates', actor })) csv += line
    expect(csv.split('\r\n')[2]).toMatch(/^'=cmd@post\.example,'=1\+1,en,updates,consent,2025-05-01/)
  })

  test('brings nobody back who has left, was erased or cannot be reached', async () => {
    await take([good('erased@post.example'), good('half@post.example')])
    const [erased, half] = await all('supporter')
    await eraseFor(services, { id: erased?.id ?? 0, actor })
    await change(async tx => {
      await suppress(tx, addressKey(services, 'bounced@post.example'), { reason: 'hard-bounce', now })
      await suppress(tx, addressKey(services, 'half@post.example'), { reason: 'unsubscribed', purpose: 'updates', now })
      await writes<NetworkTables>(tx)
        .deleteFrom('permission')
        .where('supporter_id', '=', half?.id ?? 0)
        .execute()
    })
    const { counts } = await take([good('erased@post.example'), good('half@post.example'), good('bounced@post.example')])
    expect(counts).toMatchObject({ added: 0, changed: 1, suppressed: 2 })
    expect((await all('supporter')).map(({ address }) => address)).toEqual(['half@post.example'])
    expect((await all('permission')).map(({ purpose }) => purpose)).toEqual(['network'])
  })

  test('waits for somebody who is being erased at this moment, and does not bring them back', async () => {
    await take(['erased@post.example,,network,consent,Yes,,2025-05-01,Fair,event,no,,,,'])
    const [leaving] = await all('supporter')
    const supporter = leaving && (await supporterById(open().db, leaving.id))
    if (!supporter) throw new Error('Nobody was taken in')
    const erased = Promise.withResolvers<void>()
    const erasing = inTransaction(open().db, async tx => {
      await eraseSupporter(tx, services, { supporter, actor, now })
      erased.resolve()
      await pause(300)
    })
    await erased.promise
    const taking = take([good('erased@post.example')])
    await erasing
    expect((await taking).counts).toMatchObject({ added: 0, suppressed: 1 })
    expect(await all('supporter')).toEqual([])
  })

  test.each([
    ['is empty', []],
    ['lacks a column', ['email,basis', 'a@post.example,consent']],
    ['has an open quote', [head, `"${'x'.repeat(40_000)}`]],
  ])('that %s is refused as a whole', async (_, lines) => {
    const reading = importList(services, { content: file(...lines), isTrial: false, actor })
    await expect(reading).rejects.toBeInstanceOf(UnusableList)
    expect(await all('supporter')).toEqual([])
  })

  test('is forgotten after 90 days, its people are not', async () => {
    await take([good('ann@post.example'), 'broken'])
    now = new Date(now.getTime() + 91 * 24 * 60 * 60 * 1000)
    expect(await runRetention(services)).toMatchObject({ imports: 1 })
    expect([await all('supporter_import'), await all('supporter_import_fault')]).toEqual([[], []])
    expect(await all('supporter')).toHaveLength(1)
  })
})
