import { describe, expect, test } from 'vitest'
import { testMessages } from '../test-support/test-register.ts'
import { statusCodes } from '../types.ts'
import css from './status.css?inline'
import { StatusMark, statusMeaning, statusWord, symbolIds } from './status-mark.tsx'
import { StatusSymbols } from './status-symbols.tsx'

const en = testMessages.in('en')
const cy = testMessages.in('cy')

test('every status has its word and meaning in both languages, and none says that a trust refused', () => {
  const words = statusCodes.map(status => `${statusWord(en, status)}: ${statusMeaning(en, status)}`)
  expect(words).toEqual([
    'Collecting: everyone is counted',
    'Partly: some are counted',
    'Not collecting: no count is kept',
    'No response: we asked; no answer',
    'Not asked yet: we have not asked',
  ])
  for (const status of statusCodes) expect(statusWord(cy, status)).not.toBe(statusWord(en, status))
  for (const key of testMessages.keys.filter(
    each => each.startsWith('releases.') && !/^releases\.(import|withhold)\./.test(each),
  ))
    expect(en.languageOf(key) && cy.languageOf(key), key).toBe('cy')
})

test('a mark is a drawing that is hidden from ears, with its word beside it', () => {
  const html = String(<StatusMark t={en} status="partial" />)
  expect(html).toContain('aria-hidden="true"')
  expect(html).toContain('href="#p"')
  expect(html).toContain('<span class="hidden">Partly</span>')
  expect(String(<StatusMark t={en} status="partial" words="none" />)).not.toContain('Partly')
  expect(String(<StatusMark t={en} status={null} />)).toContain('<span>Outside the survey</span>')
})

test('each status has a symbol of its own shape', () => {
  const html = String(<StatusSymbols />)
  const shapes = Object.values(symbolIds).map(id => new RegExp(`<symbol id="${id}"[^>]*>(.*?)</symbol>`).exec(html)?.[1])
  expect(shapes.every(shape => shape !== undefined && shape !== '')).toBe(true)
  const outlines = shapes.map(shape => (shape ?? '').replace(/class="[^"]*"/g, ''))
  expect(new Set(outlines).size).toBe(statusCodes.length)
})

/** The custom properties of one block of the style sheet. */
function propertiesOf(selector: RegExp): Record<string, string> {
  const block = selector.exec(css)?.[1] ?? ''
  return Object.fromEntries(
    [...block.matchAll(/(--[\w-]+):\s*([^;}]+)/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  )
}

function luminance(hex: string): number {
  const long = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => {
    const value = Number.parseInt(long.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

describe('each mark stands out three to one (WCAG 1.4.11)', () => {
  const paper = propertiesOf(/:root\s*\{([^}]*)\}/)
  const night = propertiesOf(/\.night\s*\{([^}]*)\}/)
  test.each([
    ['on land at night', '#43316a', night, '--m-core'],
    ['on the night sky', '#1d1230', night, '--m-core'],
    ['on paper', '#fbf7f1', paper, '--m-edge'],
    ['on sand', '#f3ebe0', paper, '--m-edge'],
    ['on a card', '#ffffff', paper, '--m-edge'],
  ])('%s', (_, ground, properties, lamp) => {
    for (const name of [lamp, '--m-half', '--m-rose', '--m-muted'])
      expect(contrast(properties[name] ?? '#000', ground), name).toBeGreaterThanOrEqual(3)
  })
})
