import { expect, test } from 'vitest'
import { siteWords } from '../words-for-tests.ts'
import { Radios, Select, TextArea, TextField } from './form-field.tsx'

const t = siteWords('en')
const nations = [
  { value: 'england', label: 'England' },
  { value: 'wales', label: 'Wales' },
]

test('an empty field is named by its label and described by its hint', () => {
  const html = String(<TextField t={t} id="name" label="Your name" hint="Any name" />)
  expect(html).toContain('<label for="name">Your name</label>')
  expect(html).toContain('aria-describedby="name-hint"')
  expect(html).not.toContain('aria-invalid')
})

test('an invalid field says what is wrong, and gives back what was typed', () => {
  const html = String(<TextField t={t} id="email" type="email" label="E-mail" value="sam@" error="Enter a whole address" />)
  expect(html).toContain('aria-invalid="true"')
  expect(html).toContain('aria-describedby="email-error"')
  expect(html).toContain('value="sam@"')
  expect(html).toMatch(/id="email-error"><span class="hidden">Error:<\/span> Enter a whole address/)
})

test('a complete field shows what was chosen', () => {
  expect(String(<Select t={t} id="n" label="Nation" choices={nations} value="wales" />)).toContain(
    '<option value="wales" selected="">Wales</option>',
  )
  expect(String(<Radios t={t} id="n" label="Nation" choices={nations} value="wales" />)).toContain('value="wales" checked=""')
  expect(String(<TextArea t={t} id="w" label="Words" value="</textarea><b>" />)).toContain('&lt;/textarea&gt;&lt;b&gt;')
})

test('an optional field says so in its label', () => {
  expect(String(<TextArea t={t} id="w" label="Words" optional />)).toContain('Words (optional)')
})
