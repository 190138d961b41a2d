import { expect, test } from 'vitest'
import type { PublishedStatus, ReleaseSummary, StatusCode } from '../../releases/index.ts'
import { momentsOf } from './moments.ts'

type Correction = { readonly trustCodes: readonly string[]; readonly reason: string }

const published = (id: string, code: string, status: StatusCode, correction?: Correction) => ({
  release: { id, correction: correction ? { parent: '2026-1', ...correction } : null } as unknown as ReleaseSummary,
  // Only what the rule reads.
  status: { code, name: `Trust ${code}`, status } as unknown as PublishedStatus,
})

test('a light goes on when a trust that did not count everyone begins to', () => {
  const moments = momentsOf('A', [published('2026-2', 'A', 'collecting'), published('2026-1', 'A', 'partial')])
  expect(moments.map(moment => moment.isLightGoingOn)).toEqual([true, false])
})

test('a first answer of "collecting" is no light going on: nobody knows what was before', () => {
  expect(momentsOf('A', [published('2026-1', 'A', 'collecting')])[0]?.isLightGoingOn).toBe(false)
})

test('a correction is a moment only of the trusts that it names, and says why', () => {
  const other = published('2026-1.1', 'A', 'partial', { trustCodes: ['B'], reason: 'A slip.' })
  const own = published('2026-1.2', 'A', 'collecting', { trustCodes: ['A'], reason: 'We misread the answer.' })
  const moments = momentsOf('A', [own, other, published('2026-1', 'A', 'partial')])
  expect(moments.map(moment => [moment.release.id, moment.correction])).toEqual([
    ['2026-1.2', 'We misread the answer.'],
    ['2026-1', null],
  ])
})

test('a correction that puts our own mistake right lights up nobody: the answer before is that of the round before', () => {
  const misread = published('2026-2', 'A', 'partial')
  const mended = published('2026-2.1', 'A', 'collecting', { trustCodes: ['A'], reason: 'We misread the answer.' })
  const lights = (before: StatusCode) =>
    momentsOf('A', [mended, misread, published('2026-1', 'A', before)]).map(moment => moment.isLightGoingOn)
  expect(lights('collecting')).toEqual([false, false, false])
  expect(lights('no-response')).toEqual([true, false, false])
})

test('a correction that leaves the status as it was lights nothing a second time', () => {
  const figures = published('2026-2.1', 'A', 'collecting', { trustCodes: ['A'], reason: 'A figure was wrong.' })
  const moments = momentsOf('A', [figures, published('2026-2', 'A', 'collecting'), published('2026-1', 'A', 'partial')])
  expect(moments.map(moment => moment.isLightGoingOn)).toEqual([false, true, false])
})

test('what was said of a predecessor names it, and lights up nobody', () => {
  const moments = momentsOf('B', [published('2026-2', 'B', 'collecting'), published('2026-1', 'A', 'not-collecting')])
  expect(moments.map(moment => [moment.predecessor, moment.isLightGoingOn])).toEqual([
    [null, false],
    ['Trust A', false],
  ])
})
