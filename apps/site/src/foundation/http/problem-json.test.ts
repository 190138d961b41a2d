import { expect, it } from 'vitest'
import { problemResponse } from './problem-json.ts'

it('answers an error of the API so that nobody keeps it or takes it for a page', async () => {
  const response = problemResponse({ status: 404, title: 'Gone', detail: 'Look elsewhere.' }, { allow: 'GET' })
  expect(response.status).toBe(404)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    allow: 'GET',
  })
  expect(await response.json()).toEqual({ type: 'about:blank', status: 404, title: 'Gone', detail: 'Look elsewhere.' })
})
