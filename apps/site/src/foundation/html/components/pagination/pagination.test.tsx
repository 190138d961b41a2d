import { expect, test } from 'vitest'
import { siteWords } from '../words-for-tests.ts'
import { Pagination } from './pagination.tsx'

const t = siteWords('en')
const link = (page: number) => `?page=${page}`

test('the first page has a next one and no previous one', () => {
  const html = String(<Pagination t={t} page={1} pages={2} link={link} />)
  expect(html).toContain('<a href="?page=2" rel="next">')
  expect(html).not.toContain('rel="prev"')
  expect(html).toContain('<a href="?page=1" aria-current="page">')
})

test('one page needs no pagination', () => {
  expect(Pagination({ t, page: 1, pages: 1, link })).toBeNull()
})
