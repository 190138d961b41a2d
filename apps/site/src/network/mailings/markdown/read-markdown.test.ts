import { describe, expect, test } from 'vitest'
import { escapeHtml, type Facts, fillPieces } from './fields.ts'
import { readLine, readMarkdown } from './read-markdown.ts'

const baseUrl = 'https://spotlight.example'
const read = (source: string) => readMarkdown(source, { baseUrl })
const html = (source: string, facts: Facts = {}) => fillPieces(read(source).html, facts, escapeHtml)
const text = (source: string, facts: Facts = {}) => fillPieces(read(source).text, facts)
const faults = (source: string) => read(source).faults.map(({ kind, line, column }) => `${kind} ${line}:${column}`)

describe('a mailing in Markdown', () => {
  test('is read as a page and as plain text', () => {
    const source = `# Hello\n\nSee **this** and [the map](/map).\nGo on.\n\n- one\n- two\n  1. inner\n\n> said\n\n* * *\n\nEnd \\*here\\* & <there`
    expect(text(source)).toBe(
      'Hello\n\nSee this and the map (https://spotlight.example/map).\nGo on.\n\n- one\n- two\n  1. inner\n\n> said\n\n* * *\n\nEnd *here* & <there',
    )
    const page = html(source)
    expect(page).toMatch(
      /<h2 [^>]*>Hello<\/h2><p [^>]*>See <strong>this<\/strong> and <a href="https:\/\/spotlight.example\/map"/,
    )
    expect(page).toContain('End *here* &amp; &lt;there')
    expect(page).toMatch(/<ol [^>]*><li [^>]*>inner<\/li><\/ol><\/li><\/ul>/)
    expect(faults(source)).toEqual([])
  })

  test.each([
    ['<script>alert(1)</script>', ['html 1:1']],
    ['Hello\n\n<img src=x onerror=alert(1)> there', ['html 3:1']],
    ['a <b onclick="x()">bold</b> word', ['html 1:3', 'html 1:24']],
    ['[press](javascript:alert(1))', ['link 1:1']],
    ['one\n\n[press](<java\tscript:alert(1)>)', ['link 3:1']],
    ['[press](data:text/html;base64,PHNjcmlwdD4=)', ['link 1:1']],
    ['[press](https://who:secret@elsewhere.example/)', ['link 1:1']],
    ['[press](vbscript:x)', ['link 1:1']],
    ['[press](relative/page)', ['link 1:1']],
    ['<javascript:alert(1)>', ['link 1:1']],
    ['[press][1]\n\n[1]: javascript:alert(1)', ['link 1:1']],
    ['![a pin](https://elsewhere.example/open.gif)', ['picture 1:1']],
    ['| a | b |\n|---|---|\n| 1 | 2 |', ['table 1:1']],
    ['[press](https://elsewhere.example/?{{first name|x}})', ['field-in-link 1:1']],
  ])('refuses %j with its place, and would write nothing of it that acts', (source, expected) => {
    expect(faults(source)).toEqual(expected)
    const page = html(source)
    expect(page).not.toMatch(/<(script|img|b |table)|href="(javascript|data|vbscript)/i)
  })

  test.each([
    ['{{frist name|friend}}', ['unknown-field 1:1']],
    ['Hello\nto {{first name}}', ['no-fallback 2:4']],
    [`{{first name|${'x'.repeat(61)}}}`, ['long-fallback 1:1']],
    ['{{first name|friend}} and {{trust', ['open-field 1:27']],
    ['{{ First  Name | friend }}', []],
    ['a { b } c', []],
  ])('finds what is wrong with the fields of %j', (source, expected) => {
    expect(faults(source)).toEqual(expected)
  })

  test('what we know of somebody is words, whatever it looks like', () => {
    const nasty = { 'first name': '<b>[x](javascript:1)</b>\r\nBcc: a@b.example \u202Eevil ' } as const
    expect(html('Dear {{first name|friend}},', nasty)).toContain(
      'Dear &lt;b&gt;[x](javascript:1)&lt;/b&gt; Bcc: a@b.example evil,',
    )
    expect(text('Dear {{first name|friend}},', nasty)).toBe('Dear <b>[x](javascript:1)</b> Bcc: a@b.example evil,')
    expect(fillPieces(readLine('For {{first name|you}}').pieces, nasty)).not.toMatch(/[\r\n]/)
    expect(text('Dear {{first name|friend}},', { 'first name': ' 💛 Siân\u0000 ' })).toBe('Dear 💛 Siân,')
    expect(text('Dear {{first name|friend}},', { 'first name': ' \n ' })).toBe('Dear friend,')
    expect(text('{{trust|your *hospital*}}')).toBe('your *hospital*')
    expect([...text('{{first name|x}}', { 'first name': '💛'.repeat(5000) })]).toHaveLength(100)
  })

  test('a private letter of Unicode cannot stand for a field', () => {
    expect(text('\uE0000\uE001 {{first name|friend}}')).toBe('0 friend')
  })

  test('leads to a page of ours by the address that is counted, and elsewhere directly', () => {
    const counted = readMarkdown(
      '[a](/act?x=1#top) [b](https://spotlight.example/act?x=1#top) [c](//elsewhere.example/) [d](/\\elsewhere.example) <https://elsewhere.example/>',
      { baseUrl, linkFor: path => `${baseUrl}/m/1/${path.length}` },
    )
    expect(counted.ownPaths).toEqual(['/act?x=1#top'])
    expect([...fillPieces(counted.html, {}).matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      'https://spotlight.example/m/1/12',
      'https://spotlight.example/m/1/12',
      'https://elsewhere.example/',
      'https://elsewhere.example/',
      'https://elsewhere.example/',
    ])
  })
})
