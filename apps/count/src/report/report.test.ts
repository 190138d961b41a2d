import { runsOf } from '@spotlight/paper'
import { describe, expect, test } from 'vitest'
import { rowsBehind } from '../figures/index.ts'
import { inventedRegister, inventedRow } from '../figures/invented-register.ts'
import type { RegisterRow } from '../results/index.ts'
import { readFonts } from './fonts.ts'
import { writeHtml } from './html/write-html.ts'
import { inventedResult } from './invented-result.ts'
import { writePdf } from './pdf/write-pdf.ts'
import { composeReport } from './view/compose-report.ts'

const reportOf = (register: readonly RegisterRow[], hospital?: string) =>
  composeReport({ result: inventedResult(register), register, evidence: new Map(), rowsBehind, hospital })

describe('the report', () => {
  const register = inventedRegister(7, 400)
  const report = reportOf(register, 'Ysbyty Gŵyl & <Sons>')
  const page = writeHtml(report, readFonts().html)

  test('leads from every number to the people behind it', () => {
    const targets = [...page.matchAll(/href="#(people-[^"]+)"/g)].map(found => found[1])
    expect(targets.length).toBeGreaterThan(40)
    for (const target of targets) expect(page.includes(`id="${target}"`), target).toBe(true)
    for (const { id, people } of report.lists) expect(people.length, id).toBeGreaterThan(0)
    const living = report.lists.find(({ label }) => label === 'Living with secondary breast cancer')
    expect(living?.people.length).toBe(inventedResult(register).figures.prevalence.notKnownDead.n)
  })

  test('has each id once', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(found => found[1])
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  test('asks for nothing from outside, and its policy forbids it', () => {
    expect([...page.matchAll(/(?:src|href)="(?!#)[^"]*"/g)].map(found => found[0])).toEqual([])
    expect([...page.matchAll(/url\((?!data:|#)[^)]*/g)].map(found => found[0])).toEqual([])
    expect(page.includes('default-src &#39;none&#39;')).toBe(true)
  })

  test('writes a name as text', () => {
    expect(page.includes('Ysbyty Gŵyl &amp; &lt;Sons&gt;')).toBe(true)
    expect(page.includes('<Sons>')).toBe(false)
  })

  test('is the same twice, as HTML and as PDF', async () => {
    expect(writeHtml(reportOf(register, 'Ysbyty Gŵyl & <Sons>'), readFonts().html) === page).toBe(true)
    const [first, second] = [
      await writePdf(report, readFonts().pdf, '2025-12-31'),
      await writePdf(report, readFonts().pdf, '2025-12-31'),
    ]
    expect(first.equals(second)).toBe(true)
    expect(first.subarray(0, 5).toString()).toBe('%PDF-')
    expect(first.includes('/StructTreeRoot')).toBe(true)
  })

  test('refuses a number behind which other people stand', () => {
    const result = inventedResult(register)
    expect(() =>
      composeReport({ result, register: register.slice(1), evidence: new Map(), rowsBehind, hospital: undefined }),
    ).toThrow('people stand behind it')
  })
})

test.each([
  ['nobody', []],
  ['one person', [inventedRow('P-1')]],
  ['one without any date', [inventedRow('P-1', { firstDate: null, datePrecision: null, ageAtFirst: null, sites: [] })]],
])('a hospital with %s gets a report as well', async (_, register) => {
  const report = reportOf(register)
  expect(writeHtml(report, [])).toContain('</html>')
  expect((await writePdf(report, readFonts().pdf, '2025-12-31')).length).toBeGreaterThan(1000)
})

test('a letter that no font has is seen, not lost', () => {
  const fonts = readFonts().pdf
  expect(
    runsOf('Ŵy ﬀ 😀', 'text', fonts)
      .map(({ text }) => text)
      .join(''),
  ).toBe('Ŵy ? ?')
  expect(runsOf('Ŵy', 'text', fonts).map(({ font }) => font)).toEqual(['text-latin-ext', 'text-latin'])
})

test('no survival is read from a handful of people', () => {
  const few = Array.from({ length: 9 }, (_, at) =>
    inventedRow(`P-${at}`, {
      ...(at === 0 ? { vitalStatus: 'dead', deathDate: '2024-06-01', deathPrecision: 'day', deathSource: 'cosd' } : {}),
      firstDate: '2023-03-10',
      lastSeen: '2024-05-01',
    }),
  )
  const page = writeHtml(reportOf(few), [])
  expect(page).toContain('too few were followed that long to say')
  expect(page).not.toMatch(/\d+ days \(about/)
})
