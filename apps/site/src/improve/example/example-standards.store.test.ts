import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { seedEntries } from '../../content/index.ts'
import { inTransaction } from '../../foundation/index.ts'
import { saveInventedTrusts } from '../../register/index.ts'
import { inventedTrustForTests } from '../../register/register-for-tests.ts'
import { missingIn } from '../assessments/assessment.ts'
import { answersOf, assessmentsOf } from '../assessments/assessment-store.ts'
import { assessmentsPanel } from '../assessments/assessments-panel.tsx'
import { countNamed, endorsementTotals } from '../endorsements/endorsement-lists.ts'
import { endorsementsPanel } from '../endorsements/endorsements-panel.tsx'
import { standardsKinds } from '../standards/standards-kinds.ts'
import { readExampleStandards } from './example-standards.ts'
import { seedExampleStandards } from './seed-example-standards.ts'

const now = new Date('2026-11-23T12:00:00Z')

eachDatabase('the example endorsements', open => {
  test('are planted once, after the standards; nobody is named, and each word of a unit says that it is an example', async () => {
    const services = testServices(open(), { clock: () => now, entryKinds: [...standardsKinds] })
    const { assessments } = readExampleStandards(services.root)
    const trusts = (['EX-001', 'EX-002', 'EX-066', 'EX-136'] as const).map(code =>
      inventedTrustForTests(code, `Example trust ${code}`),
    )
    await inTransaction(services.write, tx => saveInventedTrusts(tx, { trusts, hospitals: [], politicians: [] }, now))
    await seedExampleStandards(services)
    expect((await endorsementTotals(open().db, 1)).all, 'no standards, no signatures').toBe(0)

    await seedEntries(services)
    await seedExampleStandards(services)
    await seedExampleStandards(services)
    const { all, elsewhere, byTrust } = await endorsementTotals(open().db, 1)
    expect([all, elsewhere]).toEqual([46, 6])
    expect(byTrust.map(({ trust, count }) => [trust.code, count]).sort()).toEqual([
      ['EX-001', 18],
      ['EX-002', 8],
      ['EX-066', 11],
      ['EX-136', 3],
    ])
    expect(await Promise.all([countNamed(open().db, 'shown'), countNamed(open().db, 'waiting')])).toEqual([0, 0])

    const [assessment, ...more] = await assessmentsOf(open().db, ['EX-001'], 'published')
    expect([assessment?.year, more.length]).toEqual([2026, 0])
    const answers = await answersOf(open().db, assessment?.id ?? 0)
    expect(answers.length, 'every standard').toBe(12)
    expect(missingIn(answers), 'as a unit could have sent it').toEqual([])
    for (const key of Object.keys(assessments[0]?.answers ?? {})) expect(answers.map(({ standard }) => standard)).toContain(key)

    const site = testRouter(services, router => {
      router.get('/panels', async c => {
        const parts = [...(await endorsementsPanel('EX-001', c)), ...(await assessmentsPanel('EX-001', c))]
        return c.html(parts.map(({ body }) => String(body)).join(''))
      })
    })
    const panels = await (await site.request('/panels')).text()
    expect(panels).toMatch(/at least 15/i)
    expect(panels).toContain('7 of 12')
  })
})
