import { expect, test } from 'vitest'
import type { Channel } from '../types.ts'
import { whereLettersGo } from './where-letters-go.ts'

const contact = { email: 'foi@ex-001.invalid', portalUrl: 'https://ex-001.invalid/form' }

const cases: readonly (readonly [string, Channel, string | null, typeof contact | null, string | null, string])[] = [
  ['mail goes to the address of today', 'email', 'old@ex-001.invalid', contact, 'foi@ex-001.invalid', ''],
  ['a form takes it, whatever address is known', 'portal', 'old@ex-001.invalid', contact, null, 'https://ex-001.invalid/form'],
  ['the post takes it', 'post', 'old@ex-001.invalid', contact, null, ''],
  ['without a contact mail goes where the request went', 'email', 'old@ex-001.invalid', null, 'old@ex-001.invalid', ''],
  ['without any address nothing goes by mail', 'email', null, null, null, ''],
  ['a form that nobody knows', 'portal', null, null, null, ''],
]

test.each(cases)('%s', (_, channel, sentTo, known, to, portalUrl) => {
  expect(whereLettersGo({ channel, sentTo }, known)).toEqual({ channel, to, portalUrl })
})
