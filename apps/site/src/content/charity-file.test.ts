import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findRoot } from '../foundation/index.ts'
import { readCharityFile } from './charity-file.ts'

const nothing = {
  name: '',
  address: '',
  privacyContact: '',
  fromAddress: '',
  logo: '',
}

test('the file that comes with Spotlight holds no fact', () => {
  const shipped = readCharityFile(readFileSync(join(findRoot(), 'content/charity.yaml'), 'utf8'))
  expect(shipped).toEqual({
    file: {
      ...nothing,
      charityNumbers: { englandAndWales: '', scotland: '', northernIreland: '' },
      helpline: { name: '', phone: '', hours: '', url: '', source: '', checkedOn: '' },
      partners: [],
    },
  })
})

test('numbers keep their noughts and days stay text', () => {
  const read = readCharityFile('helpline:\n  phone: 01632960001\n  checkedOn: 2026-11-20\n')
  expect(read).toMatchObject({ file: { helpline: { phone: '01632960001', checkedOn: '2026-11-20' } } })
})

test('what is not there is nothing', () => {
  expect(readCharityFile('')).toMatchObject({ file: nothing })
  expect(readCharityFile('name:\nhelpline:\npartners:\n')).toMatchObject({ file: nothing })
})

test.each([
  ['telephone: 1', 'telephone', /no field of this name/],
  ['helpline:\n  telephone: 1', 'helpline.telephone', /no field of this name/],
  ['partners: many', 'partners', /array/],
  ['partners:\n  - just a name', 'partners.0', /object/],
  ['name: [a, b]', 'name', /string/],
  ['name: "open', 'file', /quote/i],
])('%j is refused by its name', (yaml, field, problem) => {
  expect(readCharityFile(yaml)).toEqual({ field, problem: expect.stringMatching(problem) })
})
