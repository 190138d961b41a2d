import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadMessages } from './messages.ts'
import { prepareTexts } from './read-texts.ts'

const folderWith = (en: string, cy: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'messages-'))
  for (const [locale, text] of [
    ['en', en],
    ['cy', cy],
  ] as const) {
    mkdirSync(join(folder, locale))
    writeFileSync(join(folder, locale, 'map.yaml'), text)
  }
  return folder
}

describe('messages', () => {
  const messages = loadMessages(
    folderWith(
      'title: The map\nlit:\n  one: "{count} lamp"\n  other: "{count} lamps in {place}"\n',
      'lit:\n  zero: "{count} lampau"\n  one: "{count} lamp"\n  two: "{count} lamp, pâr"\n  few: "{count} lamp, ychydig"\n  many: "{count} lamp, llawer"\n  other: "{count} lamp"\n',
    ),
  )

  it('fills holes and writes numbers as the language does', () => {
    expect(messages.in('en')('map.lit', { count: 1234, place: 'Leeds' })).toBe('1,234 lamps in Leeds')
  })

  it.each([
    [0, '0 lampau'],
    [1, '1 lamp'],
    [2, '2 lamp, pâr'],
    [3, '3 lamp, ychydig'],
    [6, '6 lamp, llawer'],
    [7, '7 lamp'],
  ])('chooses among the six Welsh plural forms: %i', (count, words) => {
    expect(messages.in('cy')('map.lit', { count })).toBe(words)
  })

  it('falls back to English, says so, and lists what is missing', () => {
    const cy = messages.in('cy')
    expect(cy('map.title')).toBe('The map')
    expect(cy.languageOf('map.title')).toBe('en')
    expect(cy.languageOf('map.lit')).toBe('cy')
    expect(messages.missing('cy')).toEqual(['map.title'])
  })

  it('throws for a key that nobody wrote and for a hole that nobody fills', () => {
    expect(() => messages.in('en')('map.nothing')).toThrow('map.nothing')
    expect(() => messages.in('en')('map.lit', { count: 2 })).toThrow('{place}')
  })

  it('writes days in words, in UK time', () => {
    expect(messages.in('en').day('2026-11-03')).toBe('3 November 2026')
    expect(messages.in('cy').day('2026-11-03')).toBe('3 Tachwedd 2026')
    expect(messages.in('en').day(new Date('2026-06-30T23:30:00Z'))).toBe('1 July 2026')
  })

  it('names the file and the key of a text that is neither text nor plural', () => {
    expect(() => loadMessages(folderWith('title:\n  - a list\n', 'title: x\n'))).toThrow(/en\/map\.yaml: "map\.title"/)
  })
})

describe('texts that the build has kept', () => {
  const english = 'title: The map\nlit:\n  one: "{count} lamp"\n  other: "{count} lamps"\n'
  const kept = () => {
    const folder = folderWith(english, 'title: Y map\n')
    const prepared = join(folder, 'texts.json')
    prepareTexts(folder, prepared)
    return { folder, prepared }
  }
  const textsOf = (folder: string, prepared?: string) => {
    const messages = loadMessages(folder, prepared)
    return [messages.texts('en'), messages.texts('cy')]
  }

  it('are the texts of the files', () => {
    const { folder, prepared } = kept()
    expect(textsOf(folder, prepared)).toEqual(textsOf(folder))
    expect(readdirSync(folder).sort()).toEqual(['cy', 'en', 'texts.json'])
  })

  it('are what is read, as long as no file has changed', () => {
    const { folder, prepared } = kept()
    writeFileSync(prepared, readFileSync(prepared, 'utf8').replace('The map', 'The kept map'))
    expect(loadMessages(folder, prepared).in('en')('map.title')).toBe('The kept map')
    writeFileSync(join(folder, 'en', 'map.yaml'), english.replace('The map', 'The changed map'))
    expect(loadMessages(folder, prepared).in('en')('map.title')).toBe('The changed map')
    prepareTexts(folder, prepared)
    expect(readFileSync(prepared, 'utf8')).toContain('The changed map')
  })

  it.each([
    ['is not there', undefined],
    ['was cut off', '{"sha256":"'],
    ['is of another kind', 'null'],
  ])('are read from the files where what was kept %s', (_, damaged) => {
    const folder = folderWith(english, 'title: Y map\n')
    const prepared = join(folder, 'texts.json')
    if (damaged !== undefined) writeFileSync(prepared, damaged)
    expect(loadMessages(folder, prepared).in('cy')('map.title')).toBe('Y map')
  })
})
