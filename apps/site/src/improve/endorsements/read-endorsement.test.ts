import { expect, test } from 'vitest'
import { nothingTyped, readEndorsement, type TypedEndorsement } from './read-endorsement.ts'

const trusts = new Set(['EX-001'])
const complete: TypedEndorsement = {
  name: '  Siân  Tŷ 💜 ',
  role: 'nurse-specialist',
  trust: 'EX-001',
  employer: 'left over from before',
  address: 'Someone@Trust.NHS.UK',
  showName: true,
}
const faultsOf = (typed: Partial<TypedEndorsement>) => {
  const read = readEndorsement({ ...complete, ...typed }, trusts)
  return read.ok ? [] : read.faults.map(({ field, fault }) => `${field} ${fault}`)
}

test('a complete form is read with its blanks in order; an employer counts only where no trust was chosen', () => {
  expect(readEndorsement(complete, trusts)).toEqual({
    ok: true,
    endorsement: {
      name: 'Siân Tŷ 💜',
      role: 'nurse-specialist',
      trustCode: 'EX-001',
      employer: '',
      address: 'someone@trust.nhs.uk',
      showName: true,
    },
  })
  expect(readEndorsement({ ...complete, trust: 'other', employer: 'A hospice' }, trusts)).toMatchObject({
    endorsement: { trustCode: null, employer: 'A hospice' },
  })
})

test('everything that is missing is said at once', () => {
  const read = readEndorsement(nothingTyped, trusts)
  expect(read.ok ? [] : read.faults.map(({ fault }) => fault)).toEqual(['nameMissing', 'role', 'trust', 'address.missing'])
})

test.each([
  [{ role: 'wizard' }, 'role role'],
  [{ trust: 'EX-999' }, 'trust trust'],
  [{ trust: 'other', employer: '\u202e ' }, 'employer employerMissing'],
  [{ name: 'x'.repeat(81) }, 'name tooLong'],
  [{ address: 'nobody' }, 'address address.no-at'],
])('%j is refused', (typed, fault) => {
  expect(faultsOf(typed)).toEqual([fault])
})
