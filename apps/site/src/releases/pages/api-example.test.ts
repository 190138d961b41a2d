import { expect, test } from 'vitest'
import { exampleAddress, exampleOf } from './api-example.ts'
import type { ApiEntry, ApiField } from './api-guide-view.ts'

const field = (name: string, example: string | null): ApiField => ({
  name,
  type: 'string',
  description: '',
  example,
  isInPath: true,
})
const entry = (path: string, parameters: readonly ApiField[] = [], method = 'GET'): ApiEntry => ({
  path,
  method,
  summary: '',
  parameters,
  answers: [],
})
const more = (count: number) => `and ${count} more`

test.each([
  ['what is really there comes first', { code: 'RA2' }, 'EX-001', '/trusts/RA2'],
  ['the document’s example serves where nothing is known', {}, 'LS9 7TF', '/trusts/LS9%207TF'],
  ['without either there is no example', {}, null, null],
])('%s', (_, known, example, address) => {
  expect(exampleAddress(entry('/trusts/{code}', [field('code', example)]), known)).toBe(address)
})

test('a question in the query is asked with its example, and left out without one', () => {
  const inQuery = (name: string, example: string | null): ApiField => ({ ...field(name, example), isInPath: false })
  const parameters = [inQuery('received', '2026-05-18'), inQuery('law', 'foia'), inQuery('limit', null)]
  expect(exampleAddress(entry('/due-date', parameters), {})).toBe('/due-date?received=2026-05-18&law=foia')
  expect(exampleAddress(entry('/trusts', [inQuery('limit', null)]), {})).toBe('/trusts')
})

test('shows the answer that the site gives', async () => {
  const source = { ask: (address: string) => Response.json({ asked: address, list: [1, 'b'] }), known: {}, more }
  const example = await exampleOf(entry('/trusts'), source)
  expect(example?.address).toBe('/trusts')
  expect(JSON.parse(example?.answer ?? '')).toEqual({ asked: '/trusts', list: [1, 'and 1 more'] })
})

test('shows no answer that is a refusal, and never asks for a change', async () => {
  const asked: string[] = []
  const ask = (address: string) => {
    asked.push(address)
    return new Response('{}', { status: 404 })
  }
  expect(await exampleOf(entry('/releases/2026-1'), { ask, known: {}, more })).toBeNull()
  expect(await exampleOf(entry('/answers', [], 'POST'), { ask, known: {}, more })).toBeNull()
  expect(asked).toEqual(['/releases/2026-1'])
})
