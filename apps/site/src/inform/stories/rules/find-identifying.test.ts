import { describe, expect, test } from 'vitest'
import { findIdentifying, type IdentifyingKind, identifyingIn, isNhsNumber } from './find-identifying.ts'

const found = (text: string) => findIdentifying(text).map(({ kind, found }) => [kind, found])

describe('what may tell who somebody is', () => {
  const cases: readonly (readonly [string, IdentifyingKind, string])[] = [
    ['It was Dr Okonjo-Price who rang.', 'staff', 'Dr Okonjo-Price'],
    ['My nurse, Angharad, sat with me.', 'staff', 'nurse, Angharad'],
    ['my breast care nurse was called Siân', 'staff', 'nurse was called Siân'],
    ['I saw Petra, my oncologist, there.', 'staff', 'Petra, my oncologist'],
    ['I asked the receptionist. Her name was Zuzanna.', 'staff', 'Her name was Zuzanna'],
    ['Roedd nyrs o’r enw Gwenllian yno.', 'staff', 'nyrs o’r enw Gwenllian'],
    ['Dywedodd Doctor Llywelyn wrthyf.', 'staff', 'Doctor Llywelyn'],
    ['Consultant Ferreira said no.', 'staff', 'Consultant Ferreira'],
    ['I met Quentin Oldbury in the queue.', 'name', 'Quentin Oldbury'],
    ['Ring me on 07700 900 123 any time.', 'phone', '07700 900 123'],
    ['Ring me on +44 (0)20 7946 0018.', 'phone', '+44 (0)20 7946 0018'],
    ['Ring ０７７００ ９００１２３ now', 'phone', '０７７００ ９００１２３'],
    ['Write to someone@post.example please', 'e-mail', 'someone@post.example'],
    ['I live at 12 Acacia Avenue with a cat', 'address', '12 Acacia Avenue'],
    ['Rwy’n byw yn 12 Heol y Bont', 'address', '12 Heol y Bont'],
    ['I live near ZZ99 3VZ in a flat', 'postcode', 'ZZ99 3VZ'],
    ['My number is 943 476 5919 they said', 'nhs-number', '943 476 5919'],
    ['My NHS number 9434765918 was wrong', 'nhs-number', '9434765918'],
    ['I was born on 3 May 1974 in a barn', 'birth', 'born on 3 May 1974'],
    ['Follow @invented_handle for more', 'handle', '@invented_handle'],
    ['On 4 March 2025 I was at Invented General Hospital again.', 'hospital-and-date', 'Invented General Hospital'],
    ['Ym mis Ionawr 2025 roeddwn yn Ysbyty Dychmygol eto.', 'hospital-and-date', 'Ysbyty Dychmygol'],
    ['They moved me to Ward 7 on 04/03/2025.', 'hospital-and-date', 'Ward 7'],
  ]
  test.each(cases)('%s', (text, kind, words) => expect(found(text)).toContainEqual([kind, words]))

  const harmless = [
    'When it came back they gave me a leaflet and a date. I asked how many of us the clinic looks after.',
    'I am 52 and I count my tablets. My nurse rang on Monday. The doctor said we would see.',
    'The hospital rang me on 4 March 2025. It was raining.',
    'Breast Cancer Care helped. In 2019 I had 12 scans, 1,000 pills and 3 holidays 🎗️.',
    'Pan ddaeth yn ôl, ces i daflen a dyddiad. Doedd neb yn gwybod.',
    'I saw the sea at Christmas Eve. Then I went home.',
  ]
  test.each(harmless)('not: %s', text => expect(found(text)).toEqual([]))

  test('one thing is looked at once under one heading, and once more when the words around it change', () => {
    const before = findIdentifying('My nurse Angharad rang. It rained.')
    expect(before).toHaveLength(1)
    expect(findIdentifying('My nurse Angharad rang. It snowed.')[0]?.key).toBe(before[0]?.key)
    expect(findIdentifying('My nurse Angharad Invented rang. It rained.')[0]?.key).not.toBe(before[0]?.key)
    expect(findIdentifying('My nurse Angharad rang twice. It rained.')[0]?.key).not.toBe(before[0]?.key)
  })

  test('a picture and a name of two words are looked at too; each language is read', () => {
    const text = { name: 'Mair Invented', opening: '', words: 'Nothing.', description: '' }
    const cy = { ...text, words: 'Dywedodd Nyrs Gwenllian hynny.' }
    expect(identifyingIn({ texts: [text, cy], picture: 'a'.repeat(64) }).map(({ kind }) => kind)).toEqual([
      'name',
      'staff',
      'picture',
    ])
    expect(identifyingIn({ texts: [{ ...text, name: 'Mair' }], picture: null })).toEqual([])
  })

  test('the check digit of an NHS number', () => {
    expect([isNhsNumber('943 476 5919'), isNhsNumber('9434765918'), isNhsNumber('123')]).toEqual([true, false, false])
  })

  test('a long text of one letter, or of digits and blanks, is read in a moment', () => {
    const started = process.cpuUsage().user
    for (const text of [
      'A'.repeat(12_000),
      'Aa '.repeat(4_000),
      '0 '.repeat(6_000),
      'my '.repeat(4_000),
      '@'.repeat(12_000),
      'Ab-'.repeat(4_000),
    ])
      findIdentifying(text)
    expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(3)
  })
})
