import { expect, test } from 'vitest'
import { suggestAddress } from './suggest-address.ts'

test.each([
  ['someone@gmial.com', 'someone@gmail.com'],
  ['someone@gmail.co', 'someone@gmail.com'],
  ['someone@gmaill.com', 'someone@gmail.com'],
  ['someone@hotmial.co.uk', 'someone@hotmail.co.uk'],
  ['someone@outlok.com', 'someone@outlook.com'],
  ['someone@btintermet.com', 'someone@btinternet.com'],
])('%s: did you mean %s?', (typed, meant) => {
  expect(suggestAddress(typed)).toBe(meant)
})

test.each([
  'someone@gmail.com',
  'someone@hotmail.co.uk',
  // Two slips, or another place altogether.
  'someone@gmxil.con',
  'someone@mail.com',
  'someone@nhs.uk',
  'someone@post.example',
  'someone@xn--t-jla.example',
])('%s is not questioned', typed => {
  expect(suggestAddress(typed)).toBeNull()
})
