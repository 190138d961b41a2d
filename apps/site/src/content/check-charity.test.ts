import { describe, expect, test } from 'vitest'
import { noFacts } from './charity.ts'
import { type CharityError, checkCharity } from './check-charity.ts'
import { type TypedCharity, typedFrom } from './typed-charity.ts'

const today = '2026-11-22'
const blank = typedFrom(noFacts)
const line = {
  name: 'Example line',
  phone: '01632 960001',
  hours: 'Weekdays, 9 to 5',
  url: 'https://line.example/',
  source: 'https://line.example/contact',
  checkedOn: '2026-11-20',
}
const errorsOf = (typed: TypedCharity): readonly CharityError[] => {
  const form = checkCharity(typed, today)
  return form.shape === 'invalid' ? form.errors : []
}

test('everything may be left open', () => {
  expect(checkCharity(blank, today)).toMatchObject({ shape: 'complete', facts: noFacts })
})

describe('one field at a time', () => {
  test.each([
    ['numberEnglandWales', '1234567', null],
    ['numberEnglandWales', ' 123 456 ', null],
    ['numberEnglandWales', '1234567-1', null],
    ['numberEnglandWales', '12345', 'number-england-wales'],
    ['numberScotland', 'sc012345', null],
    ['numberScotland', '012345', 'number-scotland'],
    ['numberNorthernIreland', 'NIC 100001', null],
    ['numberNorthernIreland', '100001', 'number-northern-ireland'],
    ['privacyContact', 'privacy@charity.example', null],
    ['privacyContact', 'privacy', 'email'],
    ['fromAddress', 'a@b.example, c@d.example', 'email'],
    ['fromAddress', 'Name <a@b.example>', 'email'],
    ['name', 'x'.repeat(201), 'too-long'],
    ['address', 'x'.repeat(400), null],
    ['address', 'x'.repeat(501), 'too-long'],
  ] as const)('%s "%s": %s', (field, text, fault) => {
    const typed = { ...blank, texts: { ...blank.texts, [field]: text } }
    expect(errorsOf(typed)).toEqual(fault ? [{ field, fault }] : [])
  })

  test.each([
    ['phone', '01632 960001', null],
    ['phone', '+44 1632 960001', null],
    ['phone', '116 123', null],
    ['phone', 'ring us', 'phone'],
    ['url', 'https://line.example/', null],
    ['url', 'line.example', 'web-address'],
    ['url', 'javascript:alert(1)', 'web-address'],
    ['checkedOn', '2026-11-22', null],
    ['checkedOn', '2026-11-23', 'day-ahead'],
    ['checkedOn', '2026-02-30', 'day'],
    ['checkedOn', '3 November 2026', 'day'],
    ['hours', '', 'helpline-incomplete'],
    ['source', ' ', 'helpline-incomplete'],
  ] as const)('helpline %s "%s": %s', (question, text, fault) => {
    const typed = { ...blank, helpline: { ...line, [question]: text } }
    expect(errorsOf(typed)).toEqual(fault ? [{ field: `helpline-${question}`, fault }] : [])
  })
})

test('facts come out tidy: numbers without spaces, lines without tails', () => {
  const form = checkCharity(
    {
      ...blank,
      texts: { ...blank.texts, name: '  The   Charity ', numberScotland: 'sc 012 345', address: ' 1 Road \r\nTown  \n' },
    },
    today,
  )
  expect(form).toMatchObject({
    shape: 'complete',
    facts: { name: 'The Charity', numberScotland: 'SC012345', address: '1 Road\nTown' },
  })
})

test('a partner needs a name and a link; an empty row is no partner', () => {
  const partner = { name: 'Partner', link: 'https://partner.example', logo: null }
  const partners = [{ name: '', link: '', logo: null }, { ...partner, link: '' }, { ...partner, name: ' ' }, partner]
  expect(errorsOf({ ...blank, partners })).toEqual([
    { field: 'partner-0-link', fault: 'partner-link' },
    { field: 'partner-1-name', fault: 'partner-name' },
  ])
  expect(checkCharity({ ...blank, partners: [partner] }, today)).toMatchObject({ facts: { partners: [partner] } })
})

test('what was typed comes back with its errors', () => {
  const typed = { ...blank, texts: { ...blank.texts, name: 'Kept', fromAddress: 'wrong' } }
  expect(checkCharity(typed, today)).toMatchObject({ shape: 'invalid', typed: { texts: { name: 'Kept', fromAddress: 'wrong' } } })
})
