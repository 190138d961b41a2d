import { expect, test } from 'vitest'
import { findCycles } from './cycles.ts'

const file = (path: string, ...imports: string[]) => ({
  path,
  text: imports.map(name => `import { x } from '${name}'`).join('\n'),
})

test('a circle of three is told once', () => {
  const files = [file('src/a.ts', './b.ts'), file('src/b.ts', './c.ts'), file('src/c.ts', './a.ts')]
  expect(findCycles(files)).toEqual(['src/a.ts -> src/b.ts -> src/c.ts -> src/a.ts'])
})

test('two ways to one file are no circle', () => {
  expect(findCycles([file('a.ts', './b.ts', './c.ts'), file('b.ts', './d.ts'), file('c.ts', './d.ts'), file('d.ts')])).toEqual([])
})

test('a file that imports itself is a circle, and so are types', () => {
  expect(findCycles([file('a.ts', './a.ts')])).toEqual(['a.ts -> a.ts'])
  const types = (path: string, name: string) => ({ path, text: `import type { X } from '${name}'` })
  expect(findCycles([types('a.ts', './b.ts'), types('b.ts', './a.ts')])).toEqual(['a.ts -> b.ts -> a.ts'])
})

test('packages are no part of a circle', () => {
  expect(findCycles([file('a.ts', 'hono'), file('hono.ts', './a.ts')])).toEqual([])
})
