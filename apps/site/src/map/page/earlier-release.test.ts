import { expect, it } from 'vitest'
import { release } from '../test/mixed-release.ts'
import { earlierRelease } from './earlier-release.ts'

const corrects = (parent: string) => ({ correction: { parent, trustCodes: [], reason: 'a slip' } })
const newestFirst = [
  release('2026-2.1', corrects('2026-2')),
  release('2026-2'),
  release('2026-1.2', corrects('2026-1.1')),
  release('2026-1.1', corrects('2026-1')),
  release('2026-1'),
]
const before = (id: string) => {
  const of = newestFirst.find(candidate => candidate.id === id)
  return of ? (earlierRelease(of, newestFirst)?.id ?? null) : undefined
}

it.each([
  ['2026-2.1', '2026-1.2'],
  ['2026-2', '2026-1.2'],
  ['2026-1.2', null],
  ['2026-1', null],
])('%s looks back to %s', (id, earlier) => expect(before(id)).toBe(earlier))
