import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findRoot, loadMessages } from '../../../foundation/index.ts'
import { readReferences } from '../read-references.ts'
import { allMethods } from './all-methods.ts'
import { assumptions } from './assumptions.ts'
import { exampleInWords, methodIds } from './method.ts'

const root = findRoot(import.meta.dirname)
const references = readReferences(root, 'uk')
const methods = allMethods(references)
const messages = loadMessages(join(root, 'content/messages'))

describe('the methods', () => {
  it('are all there, once each', () => {
    expect(methods.map(({ id }) => id)).toEqual([...methodIds])
  })
  it.each(methods.map(made => [made.id, made] as const))('%s: known answers are the code’s own, as shown', (_, { example }) => {
    for (const { key, values, agrees } of example)
      for (const [name, answer] of Object.entries(agrees?.values ?? {})) {
        const [value, digits] = values[name] ?? [null, 0]
        expect(value?.toFixed(digits), `${key} ${name}`).toBe(answer.toFixed(digits))
      }
  })
  it('give today what this version of the methods gave: whoever changes a number raises the version', () => {
    const rounded = methods.map(({ id, version, example }) => [
      `${id} ${version}`,
      ...example.map(({ key, values }) =>
        [key, ...Object.values(values).map(([value, digits]) => value?.toFixed(digits) ?? 'no end')].join(' '),
      ),
    ])
    expect(rounded).toMatchInlineSnapshot(`
      [
        [
          "counted 1.0.0",
          "rounded 65 63 67",
          "hidden 1",
          "part 65 40 1 28",
          "sum 65 20 81 89",
        ],
        [
          "coverage 1.0.0",
          "board 703361 3169586 22.2",
        ],
        [
          "overlap 1.0.0",
          "two 100 60 98 164",
        ],
        [
          "expected 1.0.0",
          "women 1733 1788.4",
          "ratio 96.9 92.4 101.6",
        ],
        [
          "levels 1.0.0",
          "deaths 11500 58257 19.7",
          "de-novo 17376 48815 35.6",
          "both 19.7 35.6",
        ],
        [
          "interval 1.0.0",
          "byar 65 50.1632 82.8491",
          "none 0 3.6889",
          "rounded 65 48.4 85.1",
        ],
        [
          "funnel 1.0.0",
          "few 20 0.56 1.49",
          "sure 20 0.36 1.78",
          "many 200 0.86 1.14",
        ],
        [
          "over-dispersion 1.0.0",
          "two 4.00 0.07",
          "none -4",
        ],
        [
          "share 1.0.0",
          "wilson 5 100 2.15437 11.17505",
        ],
        [
          "undercount 1.0.0",
          "usual 60 200 18 29",
          "alarming 100 60 54 71",
        ],
        [
          "capture-recapture 1.0.0",
          "two 100 80 50 159",
          "independent 271 388",
          "saturated 1313",
        ],
      ]
    `)
  })
  it.each(methods.map(made => [made.id, made] as const))('%s: names files that exist, and formulas', (_, { code, formulas }) => {
    expect(formulas.length).toBeGreaterThan(0)
    expect(code.length).toBeGreaterThan(0)
    for (const file of code) expect(existsSync(join(root, file)), file).toBe(true)
  })
})

describe.each(['en', 'cy'] as const)('the words of the methods (%s)', locale => {
  const t = messages.in(locale)
  it('say of each what it is, how it is done and what it cannot show', () => {
    for (const id of methodIds)
      for (const part of ['title', 'plain', 'how', 'limits']) {
        const key = `national-methods.method.${id}.${part}`
        expect(t(key)).not.toBe('')
        expect(t.languageOf(key), key).toBe(locale)
      }
  })
  it('tell every example with its numbers', () => {
    for (const made of methods) {
      const lines = exampleInWords(t, made)
      expect(lines).toHaveLength(made.example.length)
      for (const line of lines) expect(line).not.toMatch(/[{}]|NaN|undefined/)
    }
    const interval = methods.find(({ id }) => id === 'interval')
    if (interval === undefined) throw new Error('the method is there')
    expect(exampleInWords(t, interval)[0]).toContain('50.1632')
  })
  it('tell every assumption', () => {
    const named = new Set(references.sources.map(({ id }) => id))
    for (const { id, sources } of assumptions) {
      expect(t.languageOf(`national-methods.assumption.${id}`), id).toBe(locale)
      for (const source of sources) expect(named, id).toContain(source)
    }
  })
  it('name every source, place and verdict', () => {
    for (const { id } of references.sources) expect(t(`national-methods.source.${id}`)).not.toBe('')
    for (const { place, of } of references.shares)
      expect(t(`national-methods.place.${place}`) + t(`national-methods.of.${of}`)).not.toBe('')
    for (const id of ['lower', 'perhaps-lower', 'as-expected', 'perhaps-higher', 'higher', 'cannot-tell'])
      expect(t(`national-methods.position.${id}`) + t(`national-methods.position-short.${id}`)).not.toBe('')
    for (const id of ['missing', 'perhaps-missing', 'as-published', 'lower-than-published', 'cannot-tell'])
      expect(t(`national-methods.undercount.${id}`)).not.toBe('')
    for (const id of ['some-trusts-have-not-sent', 'nobody-has-sent', 'no-numbers', 'no-years-in-common'])
      expect(t(`national-methods.not-compared.${id}`)).not.toBe('')
  })
  it('have no key that the other language lacks', () => {
    const mine = messages.keys.filter(key => key.startsWith('national-methods.'))
    expect(mine.filter(key => t.languageOf(key) !== locale)).toEqual([])
  })
})
