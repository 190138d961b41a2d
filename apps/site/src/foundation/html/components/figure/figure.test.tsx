import { expect, test } from 'vitest'
import { siteWords } from '../words-for-tests.ts'
import { Figure, FigureNote } from './figure.tsx'

const facts = { date: '2016-09', source: { name: 'The release', href: 'https://source.example/' }, denominator: 'all trusts' }

test('a number stands with when, out of whom and from where, each named for people and for the crawler', () => {
  const html = String(<Figure t={siteWords('en')} value="19%" words="collected nothing." {...facts} />)
  expect(html).toContain('<strong>19%</strong> collected nothing.')
  expect(html).toContain('<dt>Date</dt><dd data-figure-date="true">September 2016</dd>')
  expect(html).toContain('<dt>Out of</dt><dd data-figure-denominator="true">all trusts</dd>')
  expect(html).toContain('<dt>Source</dt><dd data-figure-source="true"><a href="https://source.example/">The release</a></dd>')
})

test('a note for many numbers says the same in Welsh, and a source in English says that it is', () => {
  const html = String(<FigureNote t={siteWords('cy')} {...facts} source={{ name: 'The release', lang: 'en' }} />)
  expect(html).toContain('Medi 2016')
  expect(html).toContain('<dt>Ffynhonnell</dt><dd data-figure-source="true" lang="en">The release</dd>')
})
