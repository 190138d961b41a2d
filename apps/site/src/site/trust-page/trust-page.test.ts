import { describe, expect, test } from 'vitest'
import { invented, publish, result, saveTrusts, siteForTests, textOf } from '../test/site-for-tests.ts'

const diagnosed = { diagnosed: 41, deNovo: 0, recurrent: null, periodStart: '2025-04-01', periodEnd: '2026-03-31' }

const site = siteForTests('example', async db => {
  await saveTrusts(db, [
    invented('EX-001', 'Example Valley Trust', { aliases: ['EXV'] }),
    invented('EX-002', 'Example Hill Trust', { lat: 53.9 }),
    invented('EX-003', 'Example Eye Trust', {
      survey: { decision: 'to-confirm', reason: 'It may treat eyes only.', decidedOn: '2026-01-01' },
    }),
    invented('EX-004', 'Example Closed Trust', { closedOn: '2025-03-31' }),
    invented('EX-006', 'Example Brook Trust', { lat: 54.5 }),
    invented('EX-005', 'Example Silent Trust', { nation: 'wales', lat: 52, nameCy: 'Ymddiriedolaeth Enghreifftiol' }),
  ])
  await publish(db, {
    title: 'Example round 1',
    asOf: '2026-05-01',
    rows: [result('EX-001', 'partial', { quote: 'Rhai ohonynt.', quoteLanguage: 'cy', answeredOn: '2026-04-20' })],
  })
  await publish(db, {
    title: 'Example round 2',
    asOf: '2026-11-03',
    rows: [
      result('EX-001', 'collecting', { quote: 'We record everyone.', answeredOn: '2026-10-20', figures: diagnosed }),
      result('EX-005', 'no-response', { answeredOn: '2026-10-05' }),
      result('EX-006', 'collecting', {
        answeredOn: '2026-10-12',
        note: 'It sent two letters.',
        noteCy: 'Anfonodd ddau lythyr.',
        evidence: [
          {
            source: 'quote',
            quote: 'Cofnodwn bawb.',
            language: 'cy',
            dated: '2026-10-12',
            url: null,
            translation: 'We record everyone.',
            file: { name: 'Ateb.pdf', sha256: 'c'.repeat(64), page: 2 },
          },
          { source: 'quote', quote: 'Since May 2024.', language: 'en', dated: null, url: null },
          { source: 'link', url: 'https://example.invalid/answer', dated: null },
          { source: 'file', name: 'Figures.csv', sha256: 'd'.repeat(64), page: null, dated: '2026-10-12' },
        ],
      }),
    ],
  })
})

const read = async (path: string) => {
  const answer = await site.ask(path)
  const html = await answer.text()
  return { status: answer.status, html, text: textOf(html), headers: answer.headers }
}

describe('a trust that answered', () => {
  test('says its status in words with its lamp, what that means, and as of when', async () => {
    const { status, html, text } = await read('/trusts/EX-001')
    expect(status).toBe(200)
    expect(html).toContain('<h1>Example Valley Trust</h1>')
    expect(html).toMatch(/<use href="#c"><\/use><\/svg><\/span><h2>Collecting<\/h2>/)
    expect(text).toContain('If you are treated here, that should include you.')
    expect(text).toContain('As known on 3 November 2026, in Example round 2')
  })

  test('says which rule decided, quotes the trust, and gives its figures as its own', async () => {
    const { html, text } = await read('/trusts/EX-001')
    expect(text).toContain('The trust records everyone who is diagnosed')
    expect(html).toContain('#records-everyone"')
    expect(text).toContain('“We record everyone.”')
    expect(text).toContain('The trust gave these figures itself, for 1 April 2025 to 31 March 2026.')
    expect(html).toMatch(/people diagnosed with secondary breast cancer<\/dt><dd>41<\/dd>/)
  })

  test('a figure that was not given is unknown, and 0 is 0', async () => {
    const { html } = await read('/trusts/EX-001')
    expect(html).toMatch(/already spread when it was first found<\/dt><dd>0<\/dd>/)
    expect(html).toMatch(/came back<\/dt><dd class="unknown">not known<\/dd>/)
  })

  test('shows the light going on in its history', async () => {
    const { text } = await read('/trusts/EX-001')
    expect(text).toMatch(/Collecting 3 November 2026, Example round 2 A light went on\. Partly 1 May 2026, Example round 1/)
  })

  test('lists the nearest others with distance and status', async () => {
    const { text } = await read('/trusts/EX-001')
    expect(text).toMatch(/Nearest to it .* Example Hill Trust Not asked yet 11\.1 km/)
  })

  test('is kept whole, since nothing on it depends on who asks', async () => {
    expect((await read('/trusts/EX-001')).headers.get('cache-control')).toContain('public')
  })
})

describe('its address', () => {
  test.each([
    ['/trusts/EXV', '/trusts/EX-001'],
    ['/trusts/ex-001', '/trusts/EX-001'],
    ['/cy/trusts/exv', '/cy/trusts/EX-001'],
  ])('%s leads to %s', async (from, to) => {
    const { status, headers } = await read(from)
    expect([status, headers.get('location')]).toEqual([301, to])
  })

  test('a code that nobody has is 404, with a way to search', async () => {
    const { status, html } = await read('/trusts/EX-999')
    expect(status).toBe(404)
    expect(html).toContain('name="q"')
  })
})

describe('an answer with several pieces of evidence', () => {
  test('shows each: words with what they mean, and a file by its name and fingerprint', async () => {
    const { html, text } = await read('/trusts/EX-006')
    expect(html).toContain('<blockquote lang="cy"><p>“Cofnodwn bawb.”</p></blockquote>')
    expect(text).toContain('In the file “Ateb.pdf”, page 2')
    expect(text).toContain('In English, translated by us: “We record everyone.”')
    expect(text).toContain('“Since May 2024.”')
    expect(text).toContain('The trust sent us this file: “Figures.csv”, 12 October 2026')
    expect(text).toContain('d'.repeat(64))
    expect(text).toContain('The trust’s published answer')
  })

  test('in Welsh, Welsh words need no translation, and a Welsh note stands for the English one', async () => {
    const { html, text } = await read('/cy/trusts/EX-006')
    expect(html).toContain('<blockquote><p>“Cofnodwn bawb.”</p></blockquote>')
    expect(text).not.toContain('We record everyone.')
    expect(html).toContain('<span>Anfonodd ddau lythyr.</span>')
    expect(text).not.toContain('two letters')
  })
})

test('silence is said without blame, and no figures are asked of it', async () => {
  const { text } = await read('/trusts/EX-005')
  expect(text).toContain('No response')
  expect(text).toContain('It may count everyone, some people or no one. We do not know.')
  expect(text).not.toContain('gave no figures')
})

test('an acknowledgement has no day of an answer', async () => {
  expect((await read('/trusts/EX-001')).text).toContain('It answered on 20 October 2026.')
  expect((await read('/trusts/EX-005')).text).not.toContain('5 October 2026')
})

test('a trust that was left out of the newest release is not asked yet', async () => {
  const { text } = await read('/trusts/EX-002')
  expect(text).toContain('Not asked yet')
  expect(text).toContain('Nothing here speaks for it or against it.')
})

test('a trust about which nobody has decided says so, with the reason', async () => {
  const { text } = await read('/trusts/EX-003')
  expect(text).toContain('Still to be confirmed')
  expect(text).toContain('Our reason: It may treat eyes only.')
})

test('a closed trust says when, and that nobody knows where its hospitals went when nobody does', async () => {
  const { text } = await read('/trusts/EX-004')
  expect(text).toContain('This trust closed on 31 March 2025')
  expect(text).toContain('We do not know which trust answers for its hospitals now.')
})

test('in Welsh, a trust has its Welsh name', async () => {
  const { html } = await read('/cy/trusts/EX-005')
  expect(html).toContain('<html lang="cy">')
  expect(html).toContain('<h1>Ymddiriedolaeth Enghreifftiol</h1>')
})

test('words in another language than the page are marked as such', async () => {
  expect((await read('/cy/trusts/EX-001')).html).toContain('<blockquote lang="en">')
})
