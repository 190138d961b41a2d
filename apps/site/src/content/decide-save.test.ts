import { expect, test } from 'vitest'
import { noFacts } from './charity.ts'
import { decideSave } from './decide-save.ts'

const at = (version: number, name: string) => ({ ...noFacts, version, name, savedAt: null })
const named = (name: string) => ({ ...noFacts, name })

test.each([
  ['the first to save', at(0, ''), 0, named('A'), 'save'],
  ['saving an empty form for the first time', at(0, ''), 0, named(''), 'save'],
  ['a change to what one has seen', at(3, 'A'), 3, named('B'), 'save'],
  ['the same button pressed twice', at(4, 'B'), 3, named('B'), 'nothing-to-do'],
  ['no change at all', at(4, 'B'), 4, named('B'), 'nothing-to-do'],
  ['somebody else was faster', at(4, 'C'), 3, named('B'), 'conflict'],
  ['a version from the future', at(4, 'C'), 5, named('B'), 'conflict'],
] as const)('%s', (_, current, basedOn, facts, decision) => {
  expect(decideSave(current, basedOn, facts)).toBe(decision)
})
