import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findRoot, locales } from '../../../foundation/index.ts'
import { portraitsFolder, readVoices } from './example-voices.ts'

const root = findRoot()
const folder = join(root, portraitsFolder)
const voices = readVoices(root)

test.each(locales)('three voices in %s, each marked as an example, with a picture described', locale => {
  expect(voices).toHaveLength(3)
  for (const { [locale]: voice } of voices) {
    expect(voice.name).toMatch(locale === 'en' ? /^Example voice: / : /^Llais enghreifftiol: /)
    expect(voice.picture).toMatch(locale === 'en' ? /^Drawing: / : /^Darlun: /)
    expect(voice.words).toContain(locale === 'en' ? '\n\nExample: this story is invented' : '\n\nEnghraifft: stori ddychmygol')
    expect(voice.words.startsWith(voice.opening)).toBe(true)
    expect(voice.opening.length).toBeLessThan(200)
  }
})

test('one of them holds the sign of the campaign, and the picture’s description says what stands on it', () => {
  const withSign = voices.filter(({ en }) => en.picture.includes('Can I be certain of your support?'))
  expect(withSign).toHaveLength(1)
  const drawing = readFileSync(join(folder, 'yvonne.svg'), 'utf8')
  expect(drawing.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toContain('Can I be certain of your support?')
})

test('portraits are small drawings of our own: no photograph, no script, nothing from elsewhere', () => {
  const files = readdirSync(folder)
  expect(files.sort()).toEqual(['anil.svg', 'mair.svg', 'yvonne.svg'])
  for (const file of files) {
    expect(statSync(join(folder, file)).size).toBeLessThanOrEqual(4096)
    const drawing = readFileSync(join(folder, file), 'utf8')
    expect(drawing).not.toMatch(/<image|<script|href=|url\((?!#)|style=/)
    expect(drawing).toContain('viewBox="0 0 320 320"')
  }
})
