import { expect, test } from 'vitest'
import { checkSheet, longestNote } from './check-sheet.ts'

const questions = [
  { id: 'records-routinely', type: 'yes-no-partly' },
  { id: 'diagnosed', type: 'number' },
] as const
const evidence = [{ question: 'records-routinely' }]
const done = { questions, evidence, isDone: true }
const yes = { mark: 'yes', note: '' } as const
const none = { mark: 'none', note: '' } as const

test.each([
  ['everything marked, with evidence', { 'records-routinely': yes, diagnosed: none }, done, []],
  [
    'nothing marked',
    {},
    done,
    [
      { question: 'records-routinely', fault: 'choose' },
      { question: 'diagnosed', fault: 'choose' },
    ],
  ],
  ['nothing marked, and to be gone on with', {}, { ...done, isDone: false }, []],
  [
    'a mark that nothing shows',
    { 'records-routinely': yes, diagnosed: { mark: 'given', note: ' ' } },
    done,
    [{ question: 'diagnosed', fault: 'note-missing' }],
  ],
  [
    'a mark that nothing shows, with a note',
    { 'records-routinely': yes, diagnosed: { mark: 'given', note: 'By phone.' } },
    done,
    [],
  ],
  [
    'a mark of another kind of question',
    { 'records-routinely': { mark: 'given', note: '' }, diagnosed: none },
    { ...done, isDone: false },
    [{ question: 'records-routinely', fault: 'does-not-fit' }],
  ],
  [
    'a note without end',
    { 'records-routinely': { mark: 'yes', note: 'x'.repeat(longestNote + 1) }, diagnosed: none },
    done,
    [{ question: 'records-routinely', fault: 'note-too-long' }],
  ],
  [
    'a difference that is settled without a word',
    { 'records-routinely': yes, diagnosed: none },
    { ...done, differing: ['records-routinely'] },
    [{ question: 'records-routinely', fault: 'why-missing' }],
  ],
  [
    'a difference that is settled, and why',
    { 'records-routinely': { mark: 'yes', note: 'Page 2 says so.' }, diagnosed: none },
    { ...done, differing: ['records-routinely'] },
    [],
  ],
  [
    'a mark on a question that nobody asked is nobody’s business',
    { 'records-routinely': yes, diagnosed: none, other: yes },
    done,
    [],
  ],
] as const)('%s', (_, typed, about, faults) => expect(checkSheet(typed, about)).toEqual(faults))
