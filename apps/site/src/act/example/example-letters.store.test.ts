import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { rows } from '../../foundation/index.ts'
import type { LetterTables } from '../letters/letter-tables.ts'
import { letterSums, lettersByMonth } from '../letters/totals/letters-over-time.ts'
import { actTotals } from '../totals/act-totals.ts'
import { seedExampleLetters } from './seed-example-letters.ts'

eachDatabase('the example’s letters', open => {
  test('are entered once, to invented trusts and seats alone, and counted at once', async () => {
    const services = testServices(open())
    await seedExampleLetters(services)
    await seedExampleLetters(services)
    const { db } = services
    expect(await letterSums(db, '2026-11-22')).toMatchObject([
      { kind: 'politician', sent: 100, answered: 23, recipients: 13, recipientsAnswered: 10, firstOn: '2025-01-21' },
      { kind: 'trust', sent: 126, answered: 21, recipients: 15, firstOn: '2025-01-16' },
    ])
    const sent = await rows<LetterTables>(db).selectFrom('letter_sent').select(['recipient_code', 'constituency_code']).execute()
    expect(sent.filter(letter => !letter.recipient_code.startsWith('EX-') || letter.constituency_code !== null)).toEqual([])
    expect((await lettersByMonth(db, { from: '2024-11-02', until: '2026-11-03' })).length).toBeGreaterThan(8)
    expect(await actTotals(db, 'trust', 'EX-020')).toMatchObject({ letters: 19, answered: 3, lastOn: '2026-02-04' })
  })
})
