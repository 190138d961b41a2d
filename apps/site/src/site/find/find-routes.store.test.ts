import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase, type TestSeed } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { type Campaign, findRoot, foundationRoom, inTransaction } from '../../foundation/index.ts'
import { registerRoom, saveInventedTrusts, seedRegister, type Trust, type TrustCode } from '../../register/index.ts'
import { releasesRoom } from '../../releases/index.ts'
import { findRoutes } from './find-routes.ts'

const root = findRoot(import.meta.dirname)
const now = new Date('2026-11-22T10:00:00Z')

const lamplight: Trust = {
  code: 'EX-101' as TrustCode, // The form of an invented trust's code.
  name: 'Lamplightholme Trust',
  nameCy: null,
  nation: 'england',
  kind: 'acute',
  regionCode: 'EX',
  regionName: 'Example region',
  icbCode: null,
  icbName: null,
  address: null,
  postcode: null,
  lat: 53.81,
  lon: -1.52,
  locationBasis: 'invented',
  openedOn: null,
  closedOn: null,
  foiEmail: null,
  foiMissing: null,
  aliases: [],
  isInvented: true,
  survey: { decision: 'surveyed', reason: 'Invented for a test.', decidedOn: '2026-01-01' },
}
const lampkeeper = {
  constituencyCode: 'E14001320',
  name: 'Wren Lampkeeper',
  title: null,
  party: null,
  email: 'wren@example.invalid',
  emailMissing: null,
  asOf: '2026-01-01',
  isInvented: true,
}

const seed: TestSeed = {
  name: 'find',
  reads: ['data', 'apps/site/src/register/load-tables.ts'],
  run: async ({ db }) => {
    await seedRegister(db, root, now)
    const invented = { trusts: [lamplight], hospitals: [], politicians: [lampkeeper] }
    await inTransaction(db, tx => saveInventedTrusts(tx, invented, now))
  },
}

type Ask = (form: Record<string, string>, headers?: Record<string, string>) => Promise<Response>
const logged: unknown[] = []

eachDatabase(
  'asking for a hospital',
  open => {
    const asker =
      (campaign: Campaign, path = '/find'): Ask =>
      async (form, headers = {}) => {
        const services = testServices(open(), { campaign, log: (_event, fields) => void logged.push(fields) })
        return testRouter(services, findRoutes).request(path, {
          method: 'POST',
          body: new URLSearchParams(form),
          headers: { host: 'localhost:3000', ...headers },
        })
      }
    const example = asker('example')
    const uk = asker('uk')

    describe('a postcode', () => {
      let html = ''
      let response: Response
      beforeAll(async () => {
        response = await example({ q: 'ls9 7tg' })
        html = await response.text()
      })

      test('is answered with a page for whoever asked alone', () => {
        expect(response.status).toBe(200)
        expect(response.headers.get('cache-control')).toBe('private, max-age=300')
        expect(html).toContain('<h1>Near LS9 7</h1>')
        expect(html).toContain('not for your exact address')
      })

      test('stands in no link, no field, no header and no log line', () => {
        expect(html).not.toMatch(/7TG/i)
        expect(html).toContain('href="/map?near=LS9"')
        expect(JSON.stringify([...response.headers])).not.toMatch(/7TG/i)
        expect(JSON.stringify(logged)).not.toMatch(/LS9/i)
      })

      test('shows the example beside the real trusts', () => {
        expect(html).toMatch(/The nearest trusts of this example[\s\S]*href="\/trusts\/EX-101"[\s\S]*Not asked yet/)
        expect(html).toMatch(/Your real trusts[\s\S]*href="\/register\/RR8"/)
      })

      test('names the constituency and, in the example, its invented politician', () => {
        expect(html).toContain('You are in the constituency of Leeds East.')
        expect(html).toContain('Wren Lampkeeper, who is invented')
      })

      test('in the real campaign leads to real trusts and names the real politician, with the day', async () => {
        const real = await (await uk({ q: 'LS9 7TF' })).text()
        expect(real).toContain('href="/trusts/RR8"')
        expect(real).not.toMatch(/EX-101|Lampkeeper|Your real trusts/)
        expect(real).toMatch(/Your Member of Parliament is [^<]+ MP \([^)]+\), as known on 27 June 2026/)
      })
    })

    test('a form that was cut off on the way is a bad request, not a failure of ours', async () => {
      const response = await testRouter(testServices(open(), { campaign: 'uk' }), findRoutes).request('/find', {
        method: 'POST',
        body: '--lamp\r\nContent-Disposition: form-data; name="q"',
        headers: { host: 'localhost:3000', 'content-type': 'multipart/form-data; boundary=lamp' },
      })
      expect(response.status).toBe(400)
    })

    test('a sector with several constituencies asks which, and then answers', async () => {
      const choice = await (await uk({ q: 'LS9 7' })).text()
      expect(choice).toContain('<option value="E14001320">Leeds East</option>')
      expect(choice).not.toContain('You are in the constituency')
      const answer = await (await uk({ q: 'LS9 7', constituency: 'E14001320' })).text()
      expect(answer).toContain('You are in the constituency of Leeds East.')
      const nonsense = await (await uk({ q: 'LS9 7', constituency: 'E14001063' })).text()
      expect(nonsense).not.toContain('You are in the constituency')
    })

    test('Northern Ireland is answered by district and offers its eighteen constituencies', async () => {
      const html = await (await uk({ q: 'BT9 7AB' })).text()
      expect(html).toContain('<h1>Near BT9</h1>')
      expect(html.match(/<option value="N05/g)).toHaveLength(18)
      expect(html).toContain('href="/trusts/BHSCT"')
      expect(html).not.toContain('7AB')
    })

    test.each([
      ['uk', 'Royal Surrey', '/trusts/RA2'],
      ['uk', 'Adenbrookes', '/trusts/RGT'],
      ['uk', 'ra2', '/trusts/RA2'],
      ['example', 'Royal Surrey', '/register/RA2'],
      ['example', 'lamplightholm', '/trusts/EX-101'],
      // A postcode sector of Exeter, were it not for the hyphen.
      ['example', 'EX-101', '/trusts/EX-101'],
    ] as const)('%s: %s leads to %s', async (campaign, q, address) => {
      const response = await asker(campaign)({ q })
      expect([response.status, response.headers.get('location')]).toEqual([303, address])
    })

    test('an old name says why it leads where it leads', async () => {
      const response = await uk({ q: 'North Bristol' })
      expect(response.status).toBe(200)
      const html = await response.text()
      expect(html).toContain('href="/trusts/RA7"')
      expect(html).toContain('North Bristol NHS Trust closed on 30 June 2026; it is now part of Bristol NHS Foundation Trust.')
    })

    test('several matches are a choice, with the hospitals that fit', async () => {
      const html = await (await uk({ q: 'Queen Elizabeth Hospital' })).text()
      expect(html).toContain('href="/trusts/RR7"')
      expect(html).toContain('href="/trusts/RJ2"')
      expect(html).toMatch(/Hospitals?: [^<]*Queen Elizabeth Hospital/)
    })

    test.each([
      ['', 400, 'Type a postcode or the name of a hospital'],
      ['QQ1 1AA', 400, 'No postcode begins with those letters'],
      ['LS9 7TO', 400, 'A full postcode ends with a number and two letters'],
      ['a'.repeat(200), 400, 'too long'],
      ['ZE7 5AA', 404, 'We do not know ZE7'],
      ['zzzzqq', 404, 'We found no hospital and no trust by that name'],
      ['GIR 0AA', 404, 'belongs to a bank'],
    ])('"%s" gives %i, the reason beside the field and in a summary', async (q, status, words) => {
      const response = await uk({ q })
      expect(response.status).toBe(status)
      const html = await response.text()
      expect(html).toMatch(new RegExp(`<a href="#find-field">[^<]*${words}`))
      expect(html).toMatch(new RegExp(`id="find-field-error">[\\s\\S]*${words}`))
      expect(html).toContain('aria-invalid="true"')
      expect(html).toContain(`value="${q.slice(0, 120)}"`)
    })

    test('a part of a district that we do not know offers the district', async () => {
      const html = await (await uk({ q: 'LS9 2AA' })).text()
      expect(html).toContain('We know LS9, but not that part of it yet')
      expect(html).toMatch(/<input type="hidden" name="q" value="LS9"\/?>/)
    })

    test('what was typed comes back escaped', async () => {
      const html = await (await uk({ q: '"><b>zzqqx</b>' })).text()
      expect(html).toContain('value="&quot;&gt;&lt;b&gt;zzqqx&lt;/b&gt;"')
      expect(html).not.toContain('<b>zz')
    })

    test.each([
      ['JE2 3AB', 'Jersey'],
      ['BFPO 58', 'British Forces'],
      ['GX11 1AA', 'Gibraltar'],
    ])('%s gets an honest answer', async (q, place) => {
      const response = await uk({ q })
      expect(response.status).toBe(200)
      expect(await response.text()).toContain(
        `It does not ask the hospitals of ${place === 'British Forces' ? 'the British Forces post office' : place}`,
      )
    })

    test('a form of another site is refused, and one that is too large', async () => {
      expect((await uk({ q: 'LS9' }, { origin: 'https://elsewhere.example' })).status).toBe(403)
      expect((await uk({ q: 'LS9' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
      expect((await uk({ q: 'a'.repeat(5000) })).status).toBe(413)
    })

    test('in Welsh it answers in Welsh, and stays there', async () => {
      const html = await (await asker('uk', '/cy/find')({ q: 'LL57 2PW' })).text()
      expect(html).toContain('<h1>Ger LL57 2</h1>')
      expect(html).toContain('href="/cy/trusts/7A1"')
      expect(html).toContain('Betsi Cadwaladr')
      expect(html).toContain('Bangor Aberconwy')
    })

    test('the empty page says what can be typed and what becomes of it', async () => {
      const response = await testRouter(testServices(open()), findRoutes).request('/find')
      const html = await response.text()
      expect(response.status).toBe(200)
      expect(html).toMatch(/<form[^>]*method="post"[^>]*action="\/find"/)
      expect(html).toContain('<label for="find-field">')
      expect(html).toContain('It is not stored')
      expect(html).not.toContain('aria-invalid')
    })
  },
  { migrations: [foundationRoom, registerRoom, releasesRoom].flatMap(room => room.migrations ?? []), seed },
)
