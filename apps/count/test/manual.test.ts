import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commandNames, loadCommand } from '../src/commands/index.ts'
import { resultFiles } from '../src/results/index.ts'
import { exitCodes } from '../src/workbench/index.ts'
import { root } from './support/program.ts'

const manual = readFileSync(join(root, 'docs/count/README.md'), 'utf8')
const listed = readFileSync(join(root, 'docs/commands.md'), 'utf8')

/** The part of the manual below `### NAME`. */
const sectionOf = (name: string): string => manual.split(`\n### ${name}\n`)[1]?.split(/\n##/)[0] ?? ''

describe.each(commandNames)('the manual on %s', name => {
  test('names each option, and none that is not there', async () => {
    const options = Object.keys((await loadCommand(name))?.options ?? {}).map(option => `--${option}`)
    const described = [...sectionOf(name).matchAll(/^\| `(--[a-z-]+)/gm)].map(([, option]) => option)
    expect(described.toSorted()).toEqual(options.toSorted())
  })

  test('and docs/commands.md names them too', async () => {
    const lines = listed.split('\n').filter(line => line.startsWith(`| \`npm run count -- ${name} `))
    expect(lines).not.toEqual([])
    for (const option of Object.keys((await loadCommand(name))?.options ?? {})) expect(lines.join('\n')).toContain(`--${option}`)
  })
})

test('the manual lists every exit code', () => {
  const codes = [...manual.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code))
  expect(codes.toSorted((a, b) => a - b)).toEqual(Object.values(exitCodes).toSorted((a, b) => a - b))
})

test('the manual says of every result where it lies and whether it may leave', () => {
  for (const file of Object.values(resultFiles)) expect(manual).toContain(`\`${file}\``)
})

test('every page beside the manual is linked from it, and every link leads somewhere', () => {
  const pages = readdirSync(join(root, 'docs/count')).filter(file => file.endsWith('.md') && file !== 'README.md')
  for (const page of pages) expect(manual).toContain(`(${page})`)
  for (const [, link = ''] of manual.matchAll(/\]\(([a-z0-9-]+\.md)/g))
    expect(existsSync(join(root, 'docs/count', link)), link).toBe(true)
})
