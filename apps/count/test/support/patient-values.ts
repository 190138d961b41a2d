import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Ended } from './program.ts'

/** What must never be said on a terminal: the NHS numbers, dates of birth and family names of an example's people. */
export function patientValues(example: string): string[] {
  const [head = '', ...lines] = readFileSync(join(example, 'truth/truth.csv'), 'utf8').trim().split('\n')
  const of = (line: string, column: string): string => line.split(',')[head.split(',').indexOf(column)] ?? ''
  const fromTruth = lines.flatMap(line => [of(line, 'nhs_number'), of(line, 'birth_date')])
  return [...new Set([...fromTruth, ...familyNames(example)])].filter(value => value.length >= 5)
}

function familyNames(example: string): string[] {
  const folder = join(example, 'extracts/sus')
  return readdirSync(folder).flatMap(file => {
    const [head = '', ...lines] = readFileSync(join(folder, file), 'utf8').trim().split('\n')
    const at = head.split(',').indexOf('PersonFamilyName')
    return lines.map(line => line.split(',')[at] ?? '')
  })
}

/** Whatever a command says, it names no patient and shows no stack. */
export function expectDiscretion({ out, wrong }: Ended, secrets: readonly string[]): void {
  const said = `${out}\n${wrong}`
  expect(secrets.length).toBeGreaterThan(100)
  const words = new Set(said.split(/[^\p{L}\p{N}-]+/u))
  expect(secrets.filter(secret => words.has(secret))).toEqual([])
  expect(said).not.toMatch(/^\s+at .*:\d+:\d+/m)
  expect(said).not.toMatch(/\bnode_modules\b/)
}
