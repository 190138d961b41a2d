import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/support/test-database.ts'
import { testRouter, testServices } from '../../test/support/test-router.ts'
import { findRoot, type Router } from '../foundation/index.ts'
import { registerSeedForTests } from '../register/register-for-tests.ts'
import { newestCriteria, publishResults } from '../releases/index.ts'
import { plainResult } from '../releases/results-for-tests.ts'
import { cardRoutes } from './appointment/card-routes.ts'
import { briefRoutes } from './constituency/brief-routes.ts'

const criteria = newestCriteria(findRoot(import.meta.dirname))
const statuses = [
  ['RA2', 'collecting', 'Am I in the count of people with secondary breast cancer?'],
  ['7A1', 'not-collecting', 'How is my diagnosis written down here?'],
  ['RJ1', 'partial', 'Am I recorded as somebody with secondary breast cancer'],
  ['RR8', 'no-response', 'Does this hospital count people with secondary breast cancer?'],
] as const

/** Objects of a page in the file: nothing in our papers is compressed away from them. */
const pagesOf = (pdf: string): number => pdf.match(/\/Type \/Page\b/g)?.length ?? 0

eachDatabase(
  'what people print and take along',
  open => {
    let router: Router
    const get = async (address: string) => {
      const response = await router.request(address)
      const bytes = Buffer.from(await response.arrayBuffer())
      return {
        status: response.status,
        to: response.headers.get('location'),
        text: bytes.toString('utf8'),
        bytes,
        headers: response.headers,
      }
    }
    beforeAll(() => {
      const clock = () => new Date('2026-11-22T10:00:00Z')
      router = testRouter(testServices(open(), { campaign: 'uk', clock }), routes => {
        cardRoutes(routes)
        briefRoutes(routes)
      })
    })
    const publish = () =>
      publishResults(open().db, {
        actor: { kind: 'command', name: 'test' },
        now: new Date('2026-11-22T10:00:00Z'),
        campaign: 'uk',
        criteria,
        rows: statuses.map(([code, status]) => plainResult(code, status)),
        today: '2026-11-22',
        title: 'First',
      })

    describe('questions for the next appointment', () => {
      test('before anything is published they ask whether people are counted at all', async () => {
        const { text } = await get('/trusts/RA2/questions')
        expect(text).toContain('Does this hospital count people with secondary breast cancer?')
        expect(text).toContain('We have not published any results about this hospital yet.')
      })

      test.each(statuses)('%s, %s: there are questions that fit, and on paper they fill one sheet', async (code, _, question) => {
        await publish()
        expect((await get(`/trusts/${code}/questions`)).text).toContain(question)
        for (const language of ['', '/cy']) {
          const paper = await get(`${language}/trusts/${code}/questions.pdf`)
          expect(paper.headers.get('content-type')).toBe('application/pdf')
          expect(pagesOf(paper.text)).toBe(1)
          expect(paper.text).toContain('/MarkInfo')
          expect((await get(`${language}/trusts/${code}/questions.pdf`)).bytes.equals(paper.bytes)).toBe(true)
        }
      })

      test('a closed trust has a card, an old code leads to the one address, nobody has none', async () => {
        expect((await get('/trusts/RA4/questions')).status).toBe(200)
        expect(await get('/trusts/ra2/questions.pdf')).toMatchObject({ status: 301, to: '/trusts/RA2/questions.pdf' })
        expect((await get('/trusts/EX-001/questions')).status).toBe(404)
        expect((await get('/trusts/%22%3E/questions')).status).toBe(404)
      })
    })

    describe('a constituency’s brief', () => {
      test('names the nearest trusts with what they answered, who sits there, and what can be asked of whom', async () => {
        await publish()
        const { text } = await get('/constituencies/E14001262')
        expect(text.match(/href="\/trusts\//g)).toHaveLength(5)
        expect(text).toContain('as known on 27 June 2026')
        expect(text).toMatch(/<meta property="og:image" content="[^"]+\/share\/\d{4}-\d+\/england\.png"/)
        expect(text).toContain('On 4 February 2026 the National Cancer Plan for England')
        expect((await get('/constituencies/W07000081')).text).toContain('Health is decided in Wales')
        expect((await get('/constituencies/E14009999')).status).toBe(404)
      })

      test('fits on one sheet for the longest name, in both languages, and is the same twice', async () => {
        await publish()
        for (const address of ['/constituencies/E14001095/brief.pdf', '/cy/constituencies/W07000081/brief.pdf']) {
          const paper = await get(address)
          expect(paper.status, address).toBe(200)
          expect(pagesOf(paper.text)).toBe(1)
          expect((await get(address)).bytes.equals(paper.bytes)).toBe(true)
        }
      })

      test('every constituency has its page', async () => {
        const { text } = await get('/constituencies')
        expect(text.match(/href="\/constituencies\/[A-Z]\d+"/g)).toHaveLength(650)
      })
    })
  },
  { seed: registerSeedForTests },
)
