import { expect, test } from 'vitest'
import { countedForTests, keptBackForTests } from '../../releases/test-support/counted-for-tests.ts'
import { invented, publish, result, saveTrusts, siteForTests, textOf } from '../test/site-for-tests.ts'

const counted = countedForTests()
const newer = countedForTests({
  sha256: 'c'.repeat(64),
  receivedOn: '2026-11-02',
  asAt: '2026-09-30',
  prevalence: { on: '2026-09-30', seenSince: '2024-10-01', notKnownDead: '*', seenIn24Months: '*' },
})
const hidden = keptBackForTests({ sha256: 'd'.repeat(64), receivedOn: '2026-11-02' })

const logged = { source: 'quote', quote: 'Your request was logged.', language: 'en', dated: null, url: null } as const
const loggedToo = countedForTests({ sha256: 'e'.repeat(64), receivedOn: '2026-11-09' })

const site = siteForTests('example', async db => {
  await saveTrusts(db, [
    invented('EX-001', 'Example Valley Trust'),
    invented('EX-002', 'Example Hill Trust'),
    invented('EX-003', 'Example Log Trust'),
  ])
  await publish(db, {
    title: 'Round 1',
    asOf: '2026-05-01',
    rows: [result('EX-001', 'partial', { evidence: [counted] })],
  })
  await publish(db, {
    title: 'Round 2',
    asOf: '2026-11-03',
    rows: [
      result('EX-001', 'collecting', { evidence: [newer] }),
      result('EX-002', 'collecting', { answeredOn: '2026-11-02', evidence: [hidden] }),
      result('EX-003', 'collecting', { evidence: [logged, loggedToo] }),
    ],
  })
})
const read = async (path: string) => {
  const html = await (await site.ask(path)).text()
  return { html, text: textOf(html) }
}

test('a trust that counted: its years with what chance would make of them, how complete, how to check, and its earlier counts', async () => {
  const { html, text } = await read('/trusts/EX-001')
  expect(text).toContain('The hospital counted them itself')
  expect(text).toMatch(/2024 about 65 48 to 86 kept back about 40 kept back/)
  expect(text).toMatch(/2025 about 60 44 to 80 about 20 about 40 nobody/)
  expect(text).toContain('It allows for the rounding')
  expect(text).toContain('about 33 in every 100 people had cancer that had already spread when it was first found (2025).')
  expect(text).toContain('New breast cancers of the last 12 months with a stage 90% to 95%')
  expect(text).toContain('People whose first date is known to the day or month kept back: few people')
  expect(html).toContain(`href="/national/submissions/${newer.sha256}.json"`)
  expect(text).toMatch(/31 March 2026 about 160 \(158 to 162\) .*Round 1/)
})

test('what it has counted comes before what it has written, which is not the reason of what we say', async () => {
  const { text } = await read('/trusts/EX-003')
  expect(text).toMatch(/What it has counted .*What it wrote to us .*not from these words\. “Your request was logged\.”/)
  expect(text).not.toContain('In the trust’s own words')
})

test('what is said is dated by the count from which it follows, where that came after the answers', async () => {
  expect((await read('/trusts/EX-003')).text).toContain('As known on 9 November 2026')
  expect((await read('/trusts/EX-001')).text).toContain('As known on 3 November 2026')
})

test('a number that is kept back is said in words, and is never nought', async () => {
  const { text } = await read('/trusts/EX-001')
  expect(text).toContain('is kept back to protect people. It does not mean nobody.')
  const all = await read('/trusts/EX-002')
  expect(all.text).toContain('Collecting')
  expect(all.text).toContain('every number is kept back. That does not mean that there is nobody')
  expect(all.html.slice(all.html.indexOf('id="counted"'), all.html.indexOf('id="completeness"'))).not.toMatch(/>\s*0\s*</)
  expect(all.text).not.toContain('gave no figures')
})

test('the same in Welsh', async () => {
  const { text } = await read('/cy/trusts/EX-001')
  expect(text).toMatch(/2024 tua 65 48 i 86 wedi’i gadw’n ôl tua 40/)
})
