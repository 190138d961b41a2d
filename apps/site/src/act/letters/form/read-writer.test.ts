import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findRoot, loadMessages } from '../../../foundation/index.ts'
import { readTyped, readWriter } from './read-writer.ts'

const t = loadMessages(join(findRoot(import.meta.dirname), 'content/messages')).in('en')
const right = { name: 'Siân Lamp', address: 'sian@post.example', postal: '1 Lamp Street\nLeeds', postcode: 'ls9 7tf' }
const read = (changes: Partial<typeof right>, asksForPostal = true) => {
  const fields: Record<string, string> = { ...right, ...changes }
  return readWriter(
    t,
    readTyped(name => fields[name] ?? ''),
    { asksForPostal },
  )
}
const faults = (changes: Partial<typeof right>): string[] => {
  const answer = read(changes)
  return 'errors' in answer ? answer.errors.map(({ field }) => field) : []
}

describe('who writes', () => {
  test('is taken with the postcode below the address, once', () => {
    const writer = { name: 'Siân Lamp', address: 'sian@post.example', postal: ['1 Lamp Street', 'Leeds', 'LS9 7TF'] }
    expect(read({})).toEqual({ writer })
    expect(read({ postal: '1 Lamp Street\r\nLeeds\r\nls97tf' })).toEqual({ writer })
  })

  test('needs no postal address where nobody asks for one', () => {
    expect(read({ postal: '', postcode: '' }, false)).toEqual({
      writer: { name: 'Siân Lamp', address: 'sian@post.example', postal: [] },
    })
  })

  test.each([
    ['nothing at all', { name: '', address: '', postal: '', postcode: '' }, ['name', 'address', 'postal', 'postcode']],
    ['a name of 5,000 letters', { name: 'a'.repeat(5000) }, ['name']],
    ['a heart for a name', { name: '💛' }, ['name']],
    ['a second header in the address', { address: 'a@b.example\r\nBcc: c@d.example' }, ['address']],
    ['a town for an address', { postal: 'Leeds' }, ['postal']],
    ['an address of seven lines', { postal: 'a\nb\nc\nd\ne\nf\ng' }, ['postal']],
    ['half a postcode', { postcode: 'LS9' }, ['postcode']],
    ['a name from right to left', { name: 'مريم' }, []],
    ['a name that would begin a header', { name: 'Eve\r\nBcc: c@d.example' }, []],
  ])('%s', (_, changes, expected) => {
    expect(faults(changes)).toEqual(expected)
  })
})
