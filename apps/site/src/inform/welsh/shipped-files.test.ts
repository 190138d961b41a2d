import { expect, it } from 'vitest'
import { findRoot } from '../../foundation/index.ts'
import { waitingFiles, welshOfFile } from './shipped-files.ts'

it('counts what stands under cy, all of a file that is Welsh by its name, and nothing that was looked at', () => {
  const both = 'words: { en: Yes, cy: Ydw }\nquestions:\n  - { en: [One], cy: [Un, Dau] }\n'
  expect(welshOfFile('questions.yaml', both)).toBe(3)
  expect(welshOfFile('foia.cy.yaml', 'request: { subject: Cais, body: Annwyl }\n')).toBe(2)
  expect(welshOfFile('questions.yaml', `welsh: machine\n${both}`)).toBe(3)
  expect(welshOfFile('questions.yaml', `welsh: reviewed\n${both}`)).toBe(0)
  expect(welshOfFile('voices.yaml', `# welsh: reviewed\n- ${both.split('\n')[0]}\n`)).toBe(0)
  expect(welshOfFile('foia.en.yaml', 'request: { subject: Request }\n')).toBe(0)
})

it('finds the questions of the surveys, the letters, the rules and the examples', () => {
  const paths = waitingFiles(findRoot(import.meta.dirname)).map(({ path }) => path)
  expect(paths).toEqual([
    'content/criteria/2026-1.yaml',
    'content/example/evaluation.yaml',
    'content/example/impact.yaml',
    'content/example/pledges.yaml',
    'content/example/submissions.yaml',
    'content/example/voices.yaml',
    'content/impact/measures.yaml',
    'content/impact/promise.yaml',
    'content/letters/foia.cy.yaml',
    'content/pledges/questions/patients-1.yaml',
    'content/pledges/questions/staff-1.yaml',
    'content/rounds/default.yaml',
  ])
})
