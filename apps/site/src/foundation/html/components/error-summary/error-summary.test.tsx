import { expect, test } from 'vitest'
import { siteWords } from '../words-for-tests.ts'
import { ErrorSummary } from './error-summary.tsx'

const t = siteWords('en')

test('each error leads to its field', () => {
  const html = String(<ErrorSummary t={t} errors={[{ field: 'name', message: 'Enter your name' }]} />)
  expect(html).toContain('<a href="#name">Enter your name</a>')
  expect(html).toContain('role="alert"')
})

test('nothing is shown when nothing is wrong', () => {
  expect(ErrorSummary({ t, errors: [] })).toBeNull()
})
