import { describe, expect, test } from 'vitest'
import { findRoot, loadMessages } from '../../../foundation/index.ts'
import { snapshotForTests, wordsForTests } from '../test/snapshot-for-tests.ts'
import { changesBetween, isNothing } from './changes-between.ts'
import { decideEdition } from './decide-edition.ts'
import type { Edition } from './edition.ts'
import { makeEdition } from './make-edition.ts'

const messages = loadMessages(`${findRoot(import.meta.dirname)}/content/messages`)
const made = (number: number, changes: Partial<Parameters<typeof makeEdition>[0]> = {}): Edition =>
  makeEdition({
    campaign: 'example',
    messages,
    publisher: '',
    number,
    publishedOn: '2026-11-22',
    replaces: null,
    words: wordsForTests(),
    figures: snapshotForTests(),
    ...changes,
  })

const draft = (words = wordsForTests(), figures: ReturnType<typeof snapshotForTests> | null = snapshotForTests()) => ({
  version: 3,
  body: { words, figures },
  savedAt: null,
})
const reason = { en: 'A number was wrong.', cy: 'Roedd rhif yn anghywir.' }
const none = { en: '', cy: '' }
const other = wordsForTests({ summary: 'In short, but otherwise.' })
const replacing = (number: number) => ({
  number,
  reason,
  changed: { words: ['summary' as const], measures: [], flow: false },
})

describe('whether a draft can be published', () => {
  test.each([
    ['the first', draft(), [], { basedOn: 3, corrects: null, reason: none }, { kind: 'yes', number: 1, replaces: null }],
    ['a later report', draft(other), [made(1)], { basedOn: 3, corrects: null, reason: none }, { kind: 'yes', number: 2 }],
    ['an old page', draft(), [], { basedOn: 2, corrects: null, reason: none }, { kind: 'no', why: 'changed' }],
    [
      'no figures',
      draft(wordsForTests(), null),
      [],
      { basedOn: 3, corrects: null, reason: none },
      { kind: 'no', why: 'no-figures' },
    ],
    ['the same again', draft(), [made(1)], { basedOn: 3, corrects: null, reason: none }, { kind: 'no', why: 'nothing-new' }],
    [
      'a correction',
      draft(other),
      [made(1)],
      { basedOn: 3, corrects: 1, reason },
      { kind: 'yes', number: 2, replaces: replacing(1) },
    ],
    [
      'one without a reason',
      draft(other),
      [made(1)],
      { basedOn: 3, corrects: 1, reason: { ...reason, cy: ' ' } },
      { kind: 'no', why: 'reason-missing' },
    ],
    ['of nothing', draft(other), [made(1)], { basedOn: 3, corrects: 9, reason }, { kind: 'no', why: 'unknown-edition' }],
    [
      'of what was put right already',
      draft(wordsForTests({ summary: 'A third.' })),
      [made(2, { words: other, replaces: replacing(1) }), made(1)],
      { basedOn: 3, corrects: 1, reason },
      { kind: 'no', why: 'already-corrected', by: 2 },
    ],
  ] as const)('%s', (_, given, editions, asked, expected) => {
    expect(decideEdition({ draft: given, editions }, asked)).toMatchObject(expected)
  })

  test('words that one language lacks are named, and so are those without which there is no report', () => {
    const words = { en: { ...wordsForTests().en, next: 'Go on.', learnt: '' }, cy: wordsForTests().cy }
    expect(decideEdition({ draft: draft(words), editions: [] }, { basedOn: 3, corrects: null, reason: none })).toEqual({
      kind: 'no',
      why: 'words-missing',
      missing: [
        { field: 'learnt', locale: 'en' },
        { field: 'next', locale: 'cy' },
      ],
    })
  })
})

describe('what is not the same', () => {
  test('words in either language, measures that say something else, came or went, and what became of the trusts', () => {
    const before = { words: wordsForTests(), figures: snapshotForTests() }
    const [first, ...rest] = before.figures.measures
    if (!first) throw new Error('There should be a measure')
    const after = {
      words: { en: before.words.en, cy: { ...before.words.cy, thanks: 'Diolch.' } },
      figures: {
        ...before.figures,
        measures: [...rest.slice(1), { ...first, unit: { en: 'boards', cy: 'byrddau' } }],
        flow: null,
      },
    }
    expect(changesBetween(before, after)).toEqual({ words: ['thanks'], measures: ['counting', 'letters'], flow: true })
    expect(isNothing(changesBetween(before, before))).toBe(true)
    // Editions of before there was a word for one: the same figures are not something else.
    const withWord = before.figures.measures.map(measure => ({ ...measure, unitOfOne: { en: 'trust', cy: 'ymddiriedolaeth' } }))
    expect(isNothing(changesBetween(before, { ...before, figures: { ...before.figures, measures: withWord } }))).toBe(true)
  })

  test('figures taken again that are the same are nothing new', () => {
    const before = { words: wordsForTests(), figures: snapshotForTests() }
    const again = { ...before, figures: snapshotForTests({ takenAt: '2026-12-01T09:00:00.000Z' }) }
    expect(isNothing(changesBetween(before, again))).toBe(true)
  })
})
