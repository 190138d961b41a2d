import { describe, expect, test } from 'vitest'
import { checkMarkdown } from './check-markdown.ts'
import { linkTarget } from './link-target.ts'
import { Markdown } from './markdown.tsx'
import { markdownLinks, markdownPictures } from './markdown-links.ts'
import { markdownToHtml } from './markdown-to-html.ts'
import { markdownToText } from './markdown-to-text.ts'
import { longestMarkdown } from './read-tokens.ts'

const html = (text: string) => markdownToHtml(text, { headingFrom: 2 })

test('Markdown becomes the markup of a page, and no more of it than is named', () => {
  expect(html('Dŵr **glân** and *kind*\nwords 💛, `code` ~~not~~\n\n- one\n- two\n  1. inner\n\n3. three\n\n> said\n\n---')).toBe(
    '<p>Dŵr <strong>glân</strong> and <em>kind</em>\nwords 💛, <code>code</code> <s>not</s></p>' +
      '<ul><li>one</li><li>two<ol><li>inner</li></ol></li></ul><ol start="3"><li>three</li></ol><blockquote><p>said</p></blockquote><hr>',
  )
})

test('headings are shifted below those of the page, and no level is skipped', () => {
  expect(html('# A\n\n### B\n\n## C\n\n# D').match(/<h\d>./g)).toEqual(['<h2>A', '<h3>B', '<h3>C', '<h2>D'])
  expect(markdownToHtml('## A\n\n###### B', { headingFrom: 3 })).toBe('<h3>A</h3><h4>B</h4>')
  expect(markdownToHtml('# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6', { headingFrom: 3 }).match(/<h\d/g)).toEqual([
    '<h3',
    '<h4',
    '<h5',
    '<h6',
    '<h6',
    '<h6',
  ])
})

test('a table is named by its columns and can be reached with the keyboard', () => {
  expect(html('| Nation | Asked |\n|---|--:|\n| Wales | 7 |')).toBe(
    '<section class="table" aria-label="Nation, Asked" tabindex="0"><table><thead><tr><th scope="col">Nation</th><th scope="col" class="number">Asked</th></tr></thead>' +
      '<tbody><tr><th scope="row">Wales</th><td class="number">7</td></tr></tbody></table></section>',
  )
})

test('two tables with the same columns have names of their own', () => {
  const table = '| Nation | Asked |\n|---|--:|\n| Wales | 7 |'
  expect(html(`${table}\n\nAnd\n\n${table}`).match(/aria-label="[^"]*"/g)).toEqual([
    'aria-label="Nation, Asked"',
    'aria-label="Nation, Asked (2)"',
  ])
})

test('a link to a page of ours stays in the language of the page', () => {
  expect(
    markdownToHtml('[map](/map?near=LS1#top) [x](https://elsewhere.example/a?b=1&c="2")', { headingFrom: 2, locale: 'cy' }),
  ).toBe('<p><a href="/cy/map?near=LS1#top">map</a> <a href="https://elsewhere.example/a?b=1&amp;c=%222%22">x</a></p>')
})

/** Every element that a text may become, with every attribute: whatever else stands in the result is an attack that got through. */
const harmless =
  /<\/?(?:p|strong|em|s|ul|ol(?: start="\d+")?|li|blockquote|hr|br|pre|code|h[2-6]|a(?: href="(?:https?:\/\/|mailto:|tel:|\/(?!\/))[^"<>]*")?|section(?: class="table" aria-label="[^"<>]*" tabindex="0")?|table|thead|tbody|tr|t[hd](?: scope="(?:col|row)")?(?: class="number")?)>/g

const hostile = [
  '<script>alert(1)</script>',
  'a <img src=x onerror=alert(1)> b',
  '<b onclick="x()">bold</b>',
  '<svg/onload=alert(1)>',
  '<!-- --!><script>alert(1)</script> -->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<style>@import "https://elsewhere.example"</style>',
  '<a href="javascript:alert(1)">x</a>',
  '</p></div></main><form action="https://elsewhere.example">',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](javascript&#58;alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](java%0ascript:alert(1))',
  '[x](<java\tscript:alert(1)>)',
  '[x]( javascript:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](vbscript:x)',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](blob:https://site.invalid/1)',
  '[x](file:///etc/passwd)',
  '[x](//elsewhere.example)',
  '[x](/\\elsewhere.example)',
  '[x](/.//elsewhere.example)',
  '[x](https://who:secret@elsewhere.example/)',
  '[x](relative)',
  '[x](#top)',
  '[x](mailto:a@b.example?bcc=c@d.example)',
  '[x](tel:*21*1#)',
  '<javascript:alert(1)>',
  '[x][1]\n\n[1]: javascript:alert(1)',
  '[x](https://elsewhere.example/"onmouseover="alert(1))',
  "[x](https://elsewhere.example/'onmouseover='alert(1))",
  '[x](/a"onmouseover="alert(1))',
  '[x](https://elsewhere.example "t\\" onmouseover=\\"alert(1)")',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml;base64,PHN2Zz4=)',
  '![x](https://elsewhere.example/open.gif)',
  '![x" onerror="alert(1)](/a.png)',
  '[![x](data:image/png;base64,AA)](javascript:alert(1))',
  '&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62; &#x3c;img src=x onerror=alert(1)&#x3e;',
  '`<script>alert(1)</script>`',
  '    <script>alert(1)</script>',
  '```"><script>alert(1)</script>\n<script>alert(1)</script>\n```',
  '| a"onmouseover="alert(1) | <b> |\n|---|---|\n| <script>alert(1)</script> | [x](javascript:1) |',
  '# <script>alert(1)</script>',
  '- [ ] <input autofocus onfocus=alert(1)>',
  '\u202Ejavascript:alert(1)\u0000<script\u0000>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '**<img src=x onerror=alert(1)>**',
  '<https://elsewhere.example/<script>alert(1)</script>>',
  'www.elsewhere.example/"><script>alert(1)</script>',
]

describe('nothing that somebody types acts', () => {
  test.each(hostile)('%j', text => {
    const left = html(text).replaceAll(harmless, '')
    expect(left).not.toMatch(/[<>"']/)
  })

  test('the test of it sees what gets through', () => {
    for (const bad of ['<script>', '<p onclick="x">', '<a href="javascript:x">', '<a href="//x">', '<img src="x">', '<div>']) {
      expect(bad.replaceAll(harmless, '')).not.toBe('')
    }
  })
})

test.each([
  ['>'.repeat(50_000), 'a quote in a quote'],
  ['> '.repeat(90).concat('[x](javascript:alert(1)) <b>'), 'deep, with something in it'],
  ['1. * '.repeat(10_000), 'lists in lists in one line'],
  [Array.from({ length: 100 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'), 'lists in lists'],
  ['['.repeat(50_000), 'open links'],
  ['**a '.repeat(20_000), 'open marks'],
  [`${'a'.repeat(longestMarkdown)}<script>`, 'too long'],
])('what is far too long or too deep is words (%#)', text => {
  const page = html(text)
  expect(page.replaceAll(harmless, '')).not.toMatch(/[<>"']/)
  expect(page.match(/<(?:blockquote|ul)>/g)?.length ?? 0).toBeLessThan(14)
  expect(markdownToText(text).length).toBeGreaterThan(0)
  expect(markdownLinks(text)).toEqual([])
})

test('where a link leads', () => {
  expect(linkTarget('/map?near=LS1')).toEqual({ kind: 'site', path: '/map?near=LS1' })
  expect(linkTarget('https://www.nhs.uk')).toEqual({ kind: 'web', url: 'https://www.nhs.uk/' })
  expect(linkTarget('mailto:a@b.example')).toEqual({ kind: 'mail', url: 'mailto:a@b.example' })
  expect(linkTarget('tel:+44-113-496-0000')).toEqual({ kind: 'telephone', url: 'tel:+44-113-496-0000' })
  expect(linkTarget('tel:111').kind).toBe('telephone')
  expect(linkTarget('http://localhost/').kind).toBe('refused')
})

test('the words alone, for search and feeds', () => {
  expect(
    markdownToText(
      '# Hello\n\nSee **this** & [the map](/map) <b>\n\n- one\n- two\n\n![x](/a)\n\n| a | b |\n|---|---|\n| 1 | 2 |',
    ),
  ).toBe('Hello\nSee this & the map <b>\none\ntwo\nab12')
})

test('links and pictures are found wherever they stand', () => {
  const text = '> - [a](/map) and [b][1]\n\n| ![p](/images/1) |\n|---|\n| [c](nowhere) |\n\n[1]: https://elsewhere.example/'
  expect(markdownLinks(text).map(({ words, target }) => [words, target.kind])).toEqual([
    ['a', 'site'],
    ['b', 'web'],
    ['c', 'refused'],
  ])
  expect(markdownPictures(text)).toEqual(['/images/1'])
})

test('what does not become what its writer meant is named', () => {
  expect(
    checkMarkdown('Hello <b>there</b>\n\n[x](nowhere) ![](/images/1) ![y](/images/2)', href => href === '/images/1'),
  ).toEqual([
    { kind: 'html', what: '<b>' },
    { kind: 'html', what: '</b>' },
    { kind: 'link', what: '[x](nowhere)' },
    { kind: 'picture', what: '![y](/images/2)' },
  ])
  expect(checkMarkdown('a'.repeat(longestMarkdown + 1), () => true)[0]?.kind).toBe('too-long')
})

test('a kept picture stands with its place, its sizes and its words; any other is its words alone', () => {
  const file = (format: 'webp' | 'jpeg', width: number) => ({
    format,
    width,
    height: width / 2,
    sha256: `${width}`.padEnd(64, 'a'),
  })
  const image = {
    id: 12,
    version: 1,
    width: 640,
    height: 320,
    description: { en: 'A lamp & a "map"', cy: 'Lamp a map' },
    files: [file('jpeg', 640), file('webp', 320), file('webp', 640)],
  }
  const show = (text: string, locale: 'en' | 'cy' = 'en') =>
    markdownToHtml(text, { headingFrom: 2, locale, images: new Map([[12, image]]) })
  expect(show('![](image:12 "Made <by> us")')).toBe(
    `<figure class="picture"><picture><source type="image/webp" srcset="/images/${'320'.padEnd(64, 'a')}.webp 320w, /images/${'640'.padEnd(64, 'a')}.webp 640w" sizes="(min-width: 42rem) 38rem, 92vw"/>` +
      `<img src="/images/${'640'.padEnd(64, 'a')}.jpg" width="640" height="320" alt="A lamp &amp; a &quot;map&quot;" loading="lazy" decoding="async"/></picture>` +
      '<figcaption>Made &lt;by&gt; us</figcaption></figure>',
  )
  expect(show('Hello ![](image:12) there', 'cy')).toMatch(/^<p>Hello <picture>.* alt="Lamp a map".*<\/picture> there<\/p>$/)
  expect(show('![own words](image:12)')).toContain('alt="own words"')
  expect(show('![gone](image:13) ![](/images/x.png) ![x](image:12abc)')).toBe('<p>gone  x</p>')
})

test('a part of a page', () => {
  expect(String(<Markdown text="*Helô*" headingFrom={2} lang="cy" />)).toBe(
    '<div class="markdown prose" lang="cy"><p><em>Helô</em></p></div>',
  )
})
