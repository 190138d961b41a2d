import { afterEach, beforeAll, expect, test } from 'vitest'
import { forgetGuard } from '../../../../test/support/forget-guard.ts'
import { eachDatabase } from '../../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../../test/support/test-router.ts'
import { inTransaction } from '../../../foundation/index.ts'
import { saveInventedTrusts } from '../../../register/index.ts'
import { inventedTrustForTests } from '../../../register/register-for-tests.ts'
import { pledgePanel } from '../pages/pledge-panel.tsx'
import { pledgeRoutes } from '../pledge-routes.ts'
import { promisesOfAll } from '../promises-of-all.ts'
import { countAnswers } from '../store/answer-store.ts'
import { pledgesOf } from '../store/pledge-store.ts'
import { surveysOf } from '../store/survey-store.ts'
import { seedExamplePledges } from './seed-example-pledges.ts'

const now = new Date('2026-11-23T12:00:00Z')
const origin = 'http://localhost:3000'

eachDatabase('the example pledges, and everything that people read and fill in', open => {
  const services = () => testServices(open(), { clock: () => now })
  const site = () =>
    testRouter(services(), pledgeRoutes, router => {
      router.get('/trusts/:code', async c =>
        c.html((await pledgePanel(c.req.param('code') ?? '', c)).map(({ body }) => String(body)).join('')),
      )
    })
  const read = async (path: string) => {
    const answer = await site().request(path)
    return { status: answer.status, html: (await answer.text()).replace(/<style[\s\S]*?<\/style>/g, '') }
  }
  const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = { origin }) =>
    site().request(path, { method: 'POST', headers, body: new URLSearchParams(fields) })
  const onceOf = (html: string) => /name="once" value="([^"]+)"/.exec(html)?.[1] ?? ''

  beforeAll(async () => {
    const trusts = [
      inventedTrustForTests('EX-001', 'Harbourlight', { closedOn: '2026-10-01' }),
      inventedTrustForTests('EX-136', 'Wavehouse', { nameCy: 'Tŷ’r Tonnau', nation: 'wales' }),
      inventedTrustForTests('EX-200', 'Greater Harbourlight'),
    ]
    const [old, , successor] = trusts
    if (!old || !successor) throw new Error('There are three')
    const successions = [{ from: old.code, fromName: null, to: successor.code, effectiveOn: '2026-10-01' }]
    const register = { trusts, hospitals: [], politicians: [], successions }
    await inTransaction(services().write, tx => saveInventedTrusts(tx, register, now))
    await seedExamplePledges(services())
  })
  afterEach(() => forgetGuard(open().db))

  const openSurvey = async () => {
    const [, second] = await pledgesOf(open().db, 'all')
    const survey = (await surveysOf(open().db, [second?.id ?? 0])).at(-1)
    if (!survey) throw new Error('The example has an open survey')
    return survey
  }

  test('what became of all promises is counted over the pledges that can be read, of this campaign alone', async () => {
    const told = await promisesOfAll(open().db, { campaign: 'example', today: '2026-11-23' })
    expect(told).toMatchObject({ pledges: 1, trusts: 1, all: 5, kept: 3 })
    expect([told.publishedOn.length, told.keptOn.length]).toEqual([1, 3])
    expect(await promisesOfAll(open().db, { campaign: 'uk', today: '2026-11-23' })).toMatchObject({ pledges: 0, all: 0 })
  })

  test('are planted once, and are the same figures on every machine', async () => {
    await seedExamplePledges(services())
    const pledges = await pledgesOf(open().db, 'all')
    expect(pledges.map(({ trustCode, story }) => [trustCode, story.versions.length])).toEqual([
      ['EX-001', 2],
      ['EX-136', 0],
    ])
    const [before] = await surveysOf(open().db, [pledges[0]?.id ?? 0])
    expect(before?.counts?.questions[0]).toMatchInlineSnapshot(`
      {
        "cells": [
          {
            "id": "yes",
            "people": 41,
          },
          {
            "id": "partly",
            "people": 20,
          },
          {
            "id": "no",
            "people": 32,
          },
          {
            "id": "not-for-me",
            "people": 3,
          },
          {
            "id": "skipped",
            "people": 1,
          },
        ],
        "id": "nurse",
      }
    `)
  })

  test('show every stage, the word Example, and what keeps a comparison honest', async () => {
    const { html } = await read('/pledges/1')
    for (const words of [
      'Example',
      'What people said before the pledge',
      'What patients and staff agreed',
      'Kept, later than promised',
      'It should have been done',
      'The hospital said on 1 July 2026 that it takes longer, and why.',
      'may have other causes than the pledge',
      'Different people answered',
      'Probably more than before',
      'It cannot be told apart from chance',
      'Version 2, published on 19 January 2026',
    ])
      expect(html, words).toContain(words)
  })

  test('of a survey with 4 answers no figure is shown, in no language', async () => {
    for (const path of ['/pledges/2', '/cy/pledges/2']) {
      const { html } = await read(path)
      expect(html).toMatch(/Fewer than twenty people answered|Atebodd llai nag ugain/)
      expect(html).not.toContain('<table')
    }
  })

  test('a version says what it changed, and an unknown one is not there', async () => {
    const { html } = await read('/pledges/1/versions/2')
    expect(html).toContain('Its day was moved from 31 January 2026 to 31 May 2026')
    expect(html).toContain('New:')
    expect((await read('/pledges/1/versions/3')).status).toBe(404)
    expect((await read('/pledges/99')).status).toBe(404)
  })

  test('stand on the page of their trust, and of the trust that it became part of', async () => {
    expect((await read('/trusts/EX-001')).html).toContain('/pledges/1')
    expect((await read('/trusts/EX-200')).html).toContain('/pledges/1')
    expect((await read('/trusts/EX-200')).html).not.toContain('/pledges/2')
  })

  test('a code leads to the form however it is typed; one that nobody has, to a kind word', async () => {
    const { code } = await openSurvey()
    const typed = `${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`
    expect((await send('/pledges/answer', { code: typed })).headers.get('location')).toBe(`/pledges/answer/${code}`)
    expect((await send('/pledges/answer', { code: 'nonsense' })).status).toBe(422)
    expect((await send('/pledges/answer', { code: typed }, { origin: 'https://elsewhere.example' })).status).toBe(403)
  })

  test('an answer in Welsh with an emoji is kept once, whatever is sent again; one that is not for its reader not at all', async () => {
    const { id, code } = await openSurvey()
    const path = `/cy/pledges/answer/${code}`
    const once = onceOf((await read(path)).html)
    const count = () => countAnswers(open().db, id)
    const before = await count()
    const empty = await send(path, { once, screen: 'yes' })
    expect([empty.status, await count()]).toEqual([422, before])
    const full = { once, screen: 'yes', 'q-nurse': 'yes', 'q-good': 'Mae’r nyrsys yn wych 💛' }
    expect((await send(path, { ...full, 'q-nurse': 'perhaps' })).status).toBe(422)
    const sent = await Promise.all([send(path, full), send(path, full)])
    expect(sent.map(({ status }) => status)).toEqual([303, 303])
    expect(await count()).toBe(before + 1)
    const no = await send(path, { ...full, once: onceOf((await read(path)).html), screen: 'no' })
    expect(await no.text()).toContain('I eraill')
    expect(await count()).toBe(before + 1)
    expect((await send(path, { screen: 'yes', 'q-nurse': 'yes' })).status).toBe(400)
    expect((await site().request(path, { method: 'PUT' })).status).toBe(404)
  })

  test('words of somebody in need are answered with the numbers for help, and kept like any others', async () => {
    const { code } = await openSurvey()
    const once = onceOf((await read(`/pledges/answer/${code}`)).html)
    const answer = await send(`/pledges/answer/${code}`, { once, screen: 'yes', 'q-better': 'I want to end my life' })
    expect(await answer.text()).toContain('999')
  })
})
