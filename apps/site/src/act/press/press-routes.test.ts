import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { publishedPassagesOf, withholdPassage } from '../../releases/index.ts'
import { invented, publish, result, saveTrusts, siteForTests, textOf } from '../../site/test/site-for-tests.ts'
import { readWord } from './word/read-word-for-tests.ts'

const figures = { diagnosed: 41, deNovo: 0, recurrent: null, periodStart: '2025-04-01', periodEnd: '2026-03-31' }
const trusts = [
  invented('EX-001', 'Example Valley Trust', { aliases: ['EXV'] }),
  invented('EX-002', 'Example <Hill> & Dale Trust', { nation: 'scotland', kind: 'health-board' }),
  invented('EX-003', 'Example Brook Trust'),
  invented('EX-004', 'Example Silent Trust', { nation: 'wales', nameCy: 'Ymddiriedolaeth Enghreifftiol Dawel' }),
  invented('EX-005', 'Example Later Trust'),
  invented('EX-006', 'Example Eye Trust'),
  invented('EX-007', 'Example Closed Trust', { closedOn: '2025-03-31' }),
]

const site = siteForTests('example', async db => {
  await saveTrusts(db, trusts)
  await publish(db, { title: 'First', asOf: '2026-05-01', rows: [result('EX-001', 'partial'), result('EX-002', 'partial')] })
  await publish(db, {
    title: 'Second',
    asOf: '2026-11-03',
    rows: [
      result('EX-001', 'collecting', { quote: 'We record “everyone”.', answeredOn: '2026-10-20', figures }),
      result('EX-002', 'partial', { quote: 'Rhai ohonynt.', quoteLanguage: 'cy' }),
      result('EX-003', 'not-collecting', { quote: 'Ask for it by name.' }),
      result('EX-004', 'no-response', { answeredOn: '2026-10-05' }),
      result('EX-005', 'not-asked'),
      result('EX-006', 'excluded', { note: 'It treats eyes only.' }),
    ],
  })
})

const get = async (path: string) => {
  const answer = await site.ask(path)
  const bytes = Buffer.from(await answer.arrayBuffer())
  return { status: answer.status, headers: answer.headers, bytes, text: textOf(bytes.toString()), html: bytes.toString() }
}
const post = (path: string, fields: Readonly<Record<string, string>>, headers: Record<string, string> = {}) =>
  site.ask(path, {
    method: 'POST',
    headers: { origin: 'http://localhost:3000', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  })
const wordOf = async (path: string) => readWord((await get(path)).bytes)
const paperText = async (bytes: Buffer) =>
  (await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })).text

describe('a press release says what has been published, and no more', () => {
  test.each([
    ['EX-001', 'says it counts everyone', 'thanks everybody at Example Valley Trust'],
    [
      'EX-002',
      'counts some people with secondary breast cancer, but not everyone',
      'asks Example <Hill> & Dale Trust to say when',
    ],
    ['EX-003', 'has no count of people', 'It says nothing about how well staff look after their patients'],
    ['EX-004', 'No answer yet on whether Example Silent Trust', 'had no answer by 3 November 2026'],
    ['EX-005', 'Does Example Later Trust count everyone', 'had not asked it by 3 November 2026'],
    ['EX-006', 'Secondary breast cancer in England', 'The reason: It treats eyes only.'],
  ])('%s: %s', async (code, headline, words) => {
    const word = await wordOf(`/act/press/${code}/press-release.docx`)
    const [first] = word.paragraphs.filter(({ style }) => style === 'Heading1')
    expect(first?.text).toContain(headline)
    expect(word.paragraphs.map(({ text }) => text).join('\n')).toContain(words)
    const page = await get(`/act/press/${code}`)
    expect(page.status).toBe(200)
    expect(page.text.replaceAll('&lt;', '<').replaceAll('&gt;', '>')).toContain(words)
    // Refused or lost is said of nobody.
    expect(page.text).not.toMatch(/\brefused\b|patients lost/i)
  })

  test('the trust’s figures are those of the release; one that it did not give is left out and never nought', async () => {
    const { text } = await get('/act/press/EX-001')
    expect(text).toContain('for 1 April 2025 to 31 March 2026: 41 people were diagnosed')
    expect(text).toContain('for none of them had the cancer already spread')
    expect(text).not.toContain('that came back;')
    expect(text).not.toContain('was it breast cancer that came back')
    expect(text).toContain('In its answer of 20 October 2026, the trust said: “We record “everyone”.”')
    expect(text).toContain('As known on 1 May 2026, its status was “Partly”')
    expect((await get('/act/press/EX-003')).text).not.toContain('By its own figures')
  })

  test('words in another language that nobody has translated are not quoted; a board is no trust', async () => {
    expect((await get('/act/press/EX-002')).text).not.toContain('Rhai ohonynt')
    const welsh = await get('/cy/act/press/EX-002')
    expect(welsh.text).toContain('dywedodd y bwrdd iechyd: “Rhai ohonynt.”')
  })

  test('the numbers have their denominators, and every address stays', async () => {
    const { text, html } = await get('/act/press/EX-001')
    expect(text).toContain('In England, 1 of the 2 trusts that answered do not count everyone')
    expect(text).toContain('The UK, by status, of 5 trusts in the survey')
    expect(html).toContain('<a href="http://localhost:3000/releases/2026-2">')
    expect(text).toContain('not asked yet 1')
  })

  test('a file is the same twice, and says Example on each page; a browser is told what it is', async () => {
    for (const path of ['/act/press/EX-001/press-release', '/act/press/blank', '/cy/act/press/EX-004/press-release']) {
      const word = await get(`${path}.docx`)
      expect(word.headers.get('content-disposition')).toMatch(/^attachment; filename="example-press-release-[\w-]+\.docx"$/)
      expect((await get(`${path}.docx`)).bytes.equals(word.bytes), path).toBe(true)
      const { parts, fields } = await readWord(word.bytes)
      expect(parts['word/footer1.xml']).toContain('Example')
      expect(parts['docProps/core.xml']).toContain(path.startsWith('/cy') ? '<dc:language>cy-GB<' : '<dc:language>en-GB<')
      expect(fields).toBeGreaterThanOrEqual(8)
      const paper = await get(`${path}.pdf`)
      expect((await get(`${path}.pdf`)).bytes.equals(paper.bytes), path).toBe(true)
      expect(paper.bytes.toString('latin1')).toContain('/BlockQuote')
      const pages = (await extractText(await getDocumentProxy(new Uint8Array(paper.bytes)))).text
      expect(pages.length).toBeLessThanOrEqual(3)
      for (const page of pages) expect(page).toContain('Example')
    }
  })

  test('what has been withheld since stands in no press release any more, in no form of it', async () => {
    const { db, write } = site.services()
    const [passage] = (await publishedPassagesOf(db, 'EX-003')).filter(({ words }) => words.includes('by name'))
    if (!passage) throw new Error('the quote is a passage')
    expect((await get('/act/press/EX-003')).text).toContain('Ask for it by name')
    const request = {
      passage: passage.id,
      reason: 'It names somebody.',
      today: '2026-11-22',
      now: new Date('2026-11-22T09:00:00Z'),
    }
    await withholdPassage(write, { ...request, actor: { kind: 'command', name: 'test' } })
    for (const path of ['/act/press/EX-003', '/act/press/EX-003/press-release.docx'])
      expect((await get(path)).bytes.toString()).not.toContain('by name')
  })

  test('a closed trust, an old code and nobody’s code', async () => {
    expect((await get('/act/press/EX-007')).text).toContain('It closed on 31 March 2025')
    expect((await get('/act/press/EX-007/press-release.docx')).status).toBe(302)
    expect((await get('/act/press/exv')).headers.get('location')).toBe('/act/press/EX-001')
    expect((await get('/act/press/RA2')).status).toBe(404)
  })

  test('it is passed on with the picture of the trust and its result in words', async () => {
    const { html, text } = await get('/act/press/EX-003')
    expect(html).toMatch(/property="og:image" content="[^"]+\/share\/2026-2\/trusts\/EX-003\.png"/)
    expect(text).toContain(
      'By its own answer, Example Brook Trust has no count of people with secondary breast cancer. Does yours?',
    )
    expect((await get('/trusts/EX-003')).text).toContain('has no count of people with secondary breast cancer. Does yours?')
  })
})

describe('asking for a hospital', () => {
  test('a name leads to its press release; what names nothing, or a real trust, comes back with the reason', async () => {
    const found = await post('/act/press', { q: 'Valley' })
    expect([found.status, found.headers.get('location')]).toEqual([303, '/act/press/EX-001'])
    const lost = await post('/act/press', { q: 'Nowhere <b>at all' })
    expect(lost.status).toBe(404)
    expect(await lost.text()).toContain('value="Nowhere &lt;b&gt;at all"')
    expect((await post('/act/press', { q: '' })).status).toBe(400)
    expect((await post('/act/press', { q: 'x'.repeat(5000) })).status).toBe(400)
    expect((await post('/act/press', { q: 'Valley' }, { origin: 'https://elsewhere.example' })).status).toBe(403)
  })
})

describe('own words', () => {
  const own = {
    words: '"I want to be <b>counted</b>.\r\nBcc: someone@post.example"',
    name: 'Gŵyl Ŵ. \u202eevil',
    town: 'Tŷ-du',
    contact: '01632 960000',
    from: '2026-12-03',
  }

  test('stand in the page, the Word document and the PDF, are kept nowhere, and a second press gives the same', async () => {
    const page = await post('/act/press/EX-001', { ...own, as: 'page' })
    expect(page.status).toBe(200)
    expect(page.headers.get('cache-control')).toBe('no-store')
    const html = await page.text()
    expect(html).toContain('“<bdi>I want to be &lt;b&gt;counted&lt;/b&gt;. Bcc: someone@post.example</bdi>”')
    expect(html).toContain('Not for publication before 00:01 on 3 December 2026')
    expect(html).toContain('Gŵyl Ŵ. evil</bdi> from <bdi>Tŷ-du')
    // The place for a second voice goes when somebody has begun, and the page of everybody else is as before.
    expect(html).not.toContain('somebody else who wants to be quoted, and')
    expect((await get('/act/press/EX-001')).html).not.toContain('01632')
    const files = await Promise.all(['word', 'word', 'paper', 'paper'].map(as => post('/act/press/EX-001', { ...own, as })))
    const [word, again, paper, paperAgain] = await Promise.all(files.map(async file => Buffer.from(await file.arrayBuffer())))
    expect(files.map(file => file.headers.get('cache-control'))).toEqual(Array(4).fill('no-store'))
    if (!word || !again || !paper || !paperAgain) throw new Error('four files were asked for')
    expect(again.equals(word) && paperAgain.equals(paper)).toBe(true)
    const read = await readWord(word)
    expect(read.paragraphs).toContainEqual({
      style: 'PressQuote',
      text: '“I want to be <b>counted</b>. Bcc: someone@post.example”',
    })
    expect(read.fields).toBe(0)
    expect(await paperText(paper)).toContain('Gŵyl Ŵ. evil from Tŷ-du said:')
  })

  test('emoji and Hebrew go into the Word document; paper, which has no letters for them, says so and gives all back', async () => {
    const foreign = { words: 'אני רוצה 🎗️', name: 'Sam', as: 'word' }
    const word = await readWord(Buffer.from(await (await post('/act/press/EX-001', foreign)).arrayBuffer()))
    expect(word.paragraphs.find(({ style }) => style === 'PressQuote')?.text).toBe('“אני רוצה 🎗️”')
    expect(word.parts['word/document.xml']).toContain('<w:bidi/>')
    const paper = await post('/act/press/EX-001', { ...foreign, as: 'paper' })
    expect(paper.status).toBe(422)
    const html = await paper.text()
    expect(html).toContain('The PDF cannot show these characters: א')
    expect(html).toMatch(/<textarea id="words"[^>]*>\s*אני רוצה 🎗️<\/textarea>/)
  })

  test('words of danger are answered with where help is, and with no promise that somebody reads them', async () => {
    const html = await (await post('/act/press/EX-001', { words: 'I want to end my life.', as: 'page' })).text()
    expect(html).toContain('tel:999')
    expect(html).not.toContain('Somebody who works here will read it')
    expect(html).toContain('<bdi>I want to end my life.</bdi>')
  })

  test('a name of 5,000 letters and a day that does not exist are refused in words', async () => {
    const answer = await post('/act/press/EX-001', { name: 'ŵ'.repeat(5000), from: '2026-02-30', as: 'word' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('this has 5,000 characters, and 120 is the most')
    expect(html).toContain('that day does not exist')
    expect((await post('/act/press/EX-001', { words: 'x'.repeat(300_000) })).status).toBe(413)
  })
})
