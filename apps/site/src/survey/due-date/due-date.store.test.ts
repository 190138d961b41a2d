import { expect, test } from 'vitest'
import { z } from 'zod'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { seedHolidays } from '../holidays/seed-holidays.ts'
import { dueDateSchema } from './due-date-api.ts'
import { dueDateRoutes } from './due-date-routes.ts'

eachDatabase('the due date for everyone', open => {
  const ask = async (path: string) => testRouter(testServices(open()), dueDateRoutes).request(path)
  const html = async (path: string) => (await ask(path)).text()

  test('asks, without a trace of an answer, and can be kept', async () => {
    await seedHolidays(testServices(open()))
    const answer = await ask('/due-date')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toContain('public')
    const text = await answer.text()
    expect(text).toContain('<h1>When is my answer due?</h1>')
    expect(text).toContain('<label for="received">On which day did your request arrive?</label>')
    expect(text).not.toContain('is due by the end of')
    expect(text).toContain('from 1 January 2019 to 31 December 2028')
    expect(text).toContain('rel="canonical" href="http://localhost:3000/due-date"')
  })

  test('answers with the day in words, every day of the count and what to do next', async () => {
    const answer = await ask('/due-date?received=2026-05-18&law=foia')
    expect(answer.headers.get('cache-control')).not.toContain('public')
    const text = await answer.text()
    expect(text).toMatch(/Your answer is due by the end of<\/span> Wednesday 17 June 2026/)
    expect(text).toContain('<caption>May 2026</caption>')
    expect(text).toContain('<caption>June 2026</caption>')
    expect(text).toMatch(/<td class="holiday"><time datetime="2026-06-15">15<\/time>.*?bank holiday, not counted/)
    expect(text).toContain('15 June 2026: World Cup bank holiday (Scotland)')
    expect(text).toMatch(/<td class="due"><time datetime="2026-06-17">17<\/time>.*?day 20, the answer is due/)
    expect(text).toContain('From 18 June 2026.')
    expect(text).toContain('not later than 14 August 2026')
    expect(text).toContain('value="18/05/2026"')
  })

  test('counts by Scotland’s law where it is asked to, and says so in Welsh', async () => {
    expect(await html('/due-date?received=2026-03-20&law=foisa')).toMatch(
      /Monday 20 April 2026[\s\S]*Easter Monday\. It is a working day under Scotland’s law/,
    )
    const welsh = await html('/cy/due-date?received=2026-05-18&law=foia')
    expect(welsh).toContain('Dydd Mercher 17 Mehefin 2026')
    expect(welsh).toContain('Gŵyl banc Cwpan y Byd (yr Alban)')
    expect(welsh).toContain('action="/cy/due-date"')
  })

  test('an answer in the past, today and to come is told apart', async () => {
    expect(await html('/due-date?received=2026-10-23&law=foia')).toContain('That day has passed.')
    expect(await html('/due-date?received=2026-10-26&law=foia')).toContain('one working day left')
    expect(await html('/due-date?received=2026-12-01&law=foia')).toContain('has not arrived yet')
    expect(await html('/due-date?received=2026-11-20&law=foia')).toContain('20 working days left')
    expect(await html('/due-date?received=2026-09-28&law=foia')).toContain('19 working days ago')
  })

  test('what cannot be answered comes back as it was typed, with what to mend', async () => {
    const answer = await ask(`/due-date?received=${encodeURIComponent('"><b>31/02/2026')}&law=ireland`)
    expect(answer.status).toBe(422)
    const text = await answer.text()
    expect(text).toContain('<a href="#received">Enter a day that the calendar has')
    expect(text).toContain('<a href="#law">Choose where the public body is')
    expect(text).toContain('&quot;&gt;&lt;b&gt;31/02/2026')
    expect(await html('/due-date?received=2031-05-18&law=foia')).toContain('until 31 December 2028')
    expect(await html('/due-date?received=2018-05-18&law=foia')).toContain('from 1 January 2019 on')
  })

  test('programs get the same, open to every page', async () => {
    const answer = await ask('/api/v1/due-date?received=2026-05-18&law=foia')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const body = dueDateSchema.parse(await answer.json())
    expect(body).toMatchObject({ due: '2026-06-17', dueOtherwise: null, received: '2026-05-18', law: 'foia' })
    expect(body.days).toHaveLength(31)
    expect(body.days[28]).toEqual({
      day: '2026-06-15',
      counted: null,
      why: 'holiday',
      title: 'World Cup bank holiday',
      divisions: ['scotland'],
    })
    expect(body.reasons[0]).toEqual({
      code: 'twenty-days',
      day: '2026-06-17',
      text: 'The law gives 20 working days. Day 1 is 19 May 2026, so the answer is due by the end of 17 June 2026.',
      source: {
        title: 'Freedom of Information Act 2000, section 10',
        url: 'https://www.legislation.gov.uk/ukpga/2000/36/section/10',
      },
    })
    const late = await ask('/api/v1/due-date?received=2022-08-30&law=foia')
    expect(dueDateSchema.parse(await late.json())).toMatchObject({ due: '2022-09-28', dueOtherwise: '2022-09-27' })
  })

  test('what programs ask wrongly is a problem in the same form as everywhere', async () => {
    const problem = async (query: string) => {
      const answer = await ask(`/api/v1/due-date?${query}`)
      return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.json() }
    }
    const unknown = await problem('received=2031-01-01&law=foia')
    expect(unknown).toMatchObject({ status: 422, type: expect.stringContaining('application/problem+json') })
    expect(z.object({ detail: z.string() }).parse(unknown.body).detail).toContain('31 December 2028')
    for (const query of [
      '',
      'received=2026-05-18',
      'received=18/05/2026&law=foia',
      'received=2026-05-18&law=FOIA',
      'received=2026-02-30&law=foia',
    ]) {
      expect((await problem(query)).status, query).toBe(400)
    }
  })
})
