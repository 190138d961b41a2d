import { expect, test } from 'vitest'
import { isDisposable } from './is-disposable.ts'

test.each([
  ['mailinator.com', true],
  ['MAILINATOR.com', true],
  ['inbox.mailinator.com', true],
  ['not-at-mailinator.example', false],
  ['gmail.com', false],
  ['nhs.net', false],
  ['nhs.uk', false],
  ['parliament.uk', false],
  ['com', false],
  ['', false],
])('%s: %s', (domain, isOne) => {
  expect(isDisposable(domain)).toBe(isOne)
})
