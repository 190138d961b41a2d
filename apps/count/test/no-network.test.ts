import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { expect, test } from 'vitest'
import { importsOf } from '../../../scripts/checks/imports-of.ts'
import { root } from './support/program.ts'

const opensSockets = new Set(
  ['net', 'http', 'https', 'http2', 'dgram', 'tls', 'dns', 'dns/promises', 'inspector', 'cluster'].flatMap(name => [
    name,
    `node:${name}`,
  ]),
)

const sourcesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.ts$/.test(entry.name) && !/\.test\.ts$/.test(entry.name))
    .map(entry => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))

const ours = ['apps/count/src', 'packages/statistics/src', 'packages/submission/src'].flatMap(sourcesOf)
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

test('no file of the counting program imports what opens a socket, except the page of the review', () => {
  const found = ours.flatMap(path =>
    importsOf({ path, text: textOf(path) })
      .filter(({ to, isTypeOnly }) => opensSockets.has(to) && !isTypeOnly)
      .map(({ to }) => `${path} imports ${to}`),
  )
  expect(ours.length).toBeGreaterThan(200)
  expect(found.filter(line => !line.startsWith('apps/count/src/review/page/'))).toEqual([])
  // If the page moves, this test must know where it is.
  expect(found.filter(line => line.startsWith('apps/count/src/review/page/'))).not.toEqual([])
})

test('none fetches an address, starts another program, or lets DuckDB load an extension', () => {
  const fetching = /\b(fetch|WebSocket|EventSource|XMLHttpRequest)\s*\(|\bhttpfs\b|\bINSTALL\s+\w+|\bLOAD\s+'/
  expect(ours.filter(path => fetching.test(textOf(path)))).toEqual([])
  const starting = ours.flatMap(path =>
    importsOf({ path, text: textOf(path) }).filter(({ to }) => /^(node:)?child_process$/.test(to)),
  )
  expect(starting.map(({ from }) => from)).toEqual([])
})
