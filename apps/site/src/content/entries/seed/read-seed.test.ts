import { expect, test } from 'vitest'
import { noteKind } from '../test/kind-for-tests.ts'
import { readSeed } from './read-seed.ts'

test('everything is read as its field asks, and nothing else', () => {
  const yaml = `
campaign: example
facts:
  on: 2026-11-23
  size: 57,215
  isUrgent: yes
  link: https://example.org/a
  form: long
  names: [One, 0808, no]
  sources:
    - title: A source
      link: /facts
      readOn: 2026-11-23
en:
  title: "  A   title "
  body: |
    A line

    Another
  points:
    - One
    - Two
`
  expect(readSeed(noteKind, 'a', yaml)).toEqual({
    campaign: 'example',
    words: {
      facts: {
        on: '2026-11-23',
        size: 57215,
        isUrgent: true,
        link: 'https://example.org/a',
        form: 'long',
        names: ['One', '0808', 'no'],
        sources: [{ title: 'A source', link: '/facts', readOn: '2026-11-23' }],
      },
      en: { title: 'A title', body: 'A line\n\nAnother', points: 'One\nTwo' },
      cy: null,
      isMachineMade: false,
    },
  })
})

test.each([
  ['en:\n  title: "A', 2, 'Missing closing'],
  ['en:\n  title: A\n  title: B', 3, 'unique'],
  ['telephone: 1\nen:\n  title: A', 1, 'no part of the name "telephone"'],
  ['en:\n  title: A\n  boddy: B', 3, '"en.boddy": note has no such field here'],
  ['en:\n  title: A\n  on: 2026-11-23', 3, '"en.on": note has no such field here'],
  ['en:\n  body: B', 1, '"en.title": missing'],
  ['en:\n  title: A\nfacts:\n  on: 2026-02-30', 4, '"facts.on": day'],
  ['en:\n  title: A\nfacts:\n  link: javascript:alert(1)', 4, '"facts.link": link'],
  ['en:\n  title: A\nfacts:\n  link: //elsewhere.example', 4, '"facts.link": link'],
  ['en:\n  title: A\nfacts:\n  form: middling', 4, '"facts.form": choice'],
  ['en:\n  title: A\nfacts:\n  size: many', 4, '"facts.size": number'],
  ['en:\n  title: A\nfacts:\n  size: 1000001', 4, '"facts.size": large'],
  ['en:\n  title: A\nfacts:\n  names: [A, B, C, D]', 4, '"facts.names": many'],
  ['en:\n  title: A\nfacts:\n  sources:\n    - link: /facts', 4, '"facts.sources": row (row 1)'],
  ['en:\n  title: A\nfacts:\n  sources:\n    - title: B\n      year: 1', 4, '"facts.sources": shape'],
  ['en:\n  title: A\nfacts:\n  size: 1', 3, '"facts.sources": missing'],
  ['en:\n  title: A\ncy:\n  title: B', 3, 'say whether the Welsh is made by a machine'],
  ['en:\n  title: A\ncy:\n  body: B\nwelsh: machine', 3, '"cy.title": missing'],
  ['- a', 1, '""'],
])('%j is refused in line %i', (yaml, line, problem) => {
  expect(readSeed(noteKind, 'a', yaml)).toEqual({ line, problem: expect.stringContaining(problem) })
})
