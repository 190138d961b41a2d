import { expect, test } from 'vitest'
import { noFacts, typedFrom } from '../../../content/index.ts'
import { differences, partnersOrLogosDiffer } from './differences.ts'

const partner = { name: 'P', link: 'https://p.example/', logo: null }

test('names what differs, field by field, with both sides', () => {
  const saved = { ...noFacts, name: 'Saved', address: 'Same' }
  const typed = typedFrom({ ...noFacts, name: 'Typed', address: ' Same ' })
  expect(differences(saved, typed)).toEqual([{ field: 'name', saved: 'Saved', typed: 'Typed' }])
})

test('a helpline on one side only differs in what was filled in', () => {
  const helpline = { name: 'Line', phone: '1', hours: '', url: '', source: '', checkedOn: '' }
  expect(differences({ ...noFacts, helpline }, typedFrom(noFacts))).toEqual([
    { field: 'helpline-name', saved: 'Line', typed: '' },
    { field: 'helpline-phone', saved: '1', typed: '' },
  ])
})

test.each([
  ['the same partners', [partner], [{ ...partner, name: ' P ' }], false],
  ['a partner more', [partner], [partner, partner], true],
  ['another link', [partner], [{ ...partner, link: 'https://q.example/' }], true],
] as const)('%s', (_, saved, typed, differ) => {
  expect(partnersOrLogosDiffer({ ...noFacts, partners: saved }, { ...typedFrom(noFacts), partners: typed })).toBe(differ)
})
