import { describe, expect, test } from 'vitest'
import { readAddress } from '../../network/index.ts'
import { judgeWorkDomain, mailboxOf } from './work-domain.ts'

/** As a form does it: read what was typed, then judge. */
const judge = (typed: string) => {
  const read = readAddress(typed)
  return read.ok ? judgeWorkDomain(read.address) : read.fault
}

describe('a work address', () => {
  test.each([
    'nurse@nhs.net',
    'nurse@hospital.nhs.uk',
    'nurse@nhs.uk',
    'nurse@wales.nhs.uk',
    'nurse@board.wales.nhs.uk',
    'nurse@board.nhs.scot',
    'nurse@trust.hscni.net',
    'Nurse@Trust.HSCNI.NET',
    'nurse+standards@nhs.net',
    // Letters of full width are the same letters to the DNS (RFC 5895).
    'nurse@ｎｈｓ.net',
  ])('%s belongs to the health service', typed => {
    expect(judge(typed)).toBe('health-service')
  })

  test.each([
    'nurse@nhs-uk.com',
    'nurse@nhs.uk.example.com',
    'nurse@notnhs.uk',
    'nurse@mynhs.net',
    'nurse@nhs.net.evil.example',
    'nurse@nhsuk.example',
    'nurse@n-hs.uk',
    'nurse@nhs.co.uk',
    'nurse@nhs.nett',
    'nurse@nsh.uk',
    'nurse@nh5.net',
    'nurse@hscn1.net',
    'nurse@hscnl.net',
    // Cyrillic һ and ѕ; Cyrillic н; an accent; a small capital.
    'nurse@nһѕ.uk',
    'nurse@nнs.net',
    'nurse@nĥs.uk',
    'nurse@ńhs.net',
  ])('%s only looks like it', typed => {
    expect(judge(typed)).toBe('look-alike')
  })

  test.each(['nurse@hospice.example', 'nurse@university.ac.uk', 'nurse@uk', 'nhs.uk@post.example', 'nhs.net@hospice.org.uk'])(
    '%s is neither',
    typed => {
      expect(judge(typed)).not.toBe('health-service')
      expect(judge(typed)).not.toBe('look-alike')
    },
  )

  test.each(['nurse@nhs.uk.', 'nurse@.nhs.uk', 'nurse@nhs..uk', 'nurse@nhs.uk@evil.example', 'nurse@nhs.uk,nurse@evil.example'])(
    '%s is no address, or not of the health service',
    typed => {
      expect(judge(typed)).not.toBe('health-service')
    },
  )

  test('a note behind a plus makes no second mailbox', () => {
    expect(mailboxOf('nurse+one@nhs.net')).toBe('nurse@nhs.net')
    expect(mailboxOf('nurse@nhs.net')).toBe('nurse@nhs.net')
  })
})
