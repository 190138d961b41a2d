import { isAscii } from 'node:buffer'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { XmlProblem, xmlScanner } from './xml-scanner.ts'

type Found = string[] | 'refused'

/** What our scanner makes of a text that comes in pieces of this many letters. */
function scanned(xml: string, pieceLetters = xml.length, isPlain = false): Found {
  const found: string[] = []
  let text = ''
  const flush = () => {
    if (text !== '') found.push(`text ${text.replace(/\r\n?/g, '\n')}`)
    text = ''
  }
  const scanner = xmlScanner({
    open(name, attributes) {
      flush()
      const pairs = attributes.names.slice(0, attributes.count).map((key, at) => `${key}=${attributes.value(at)}`)
      found.push(`open ${name} ${pairs.join(' ')}`)
    },
    close() {
      flush()
      found.push('close')
    },
    text(piece) {
      text += piece
    },
  })
  scanner.wants.text = true
  try {
    for (let at = 0; at < xml.length; at += Math.max(1, pieceLetters)) {
      const piece = xml.slice(at, at + Math.max(1, pieceLetters))
      scanner.write(piece, isPlain && isAscii(Buffer.from(piece)) ? Buffer.from(piece) : undefined)
    }
    scanner.end()
    return found
  } catch (error) {
    if (error instanceof XmlProblem) return 'refused'
    throw error
  }
}

/** What a parser that many others use makes of it. */
function parsed(xml: string): Found {
  const found: string[] = []
  let text = ''
  const flush = () => {
    if (text !== '') found.push(`text ${text}`)
    text = ''
  }
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    flush()
    found.push(
      `open ${name} ${Object.entries(attributes)
        .map(([key, value]) => `${key}=${value}`)
        .join(' ')}`,
    )
  })
  parser.on('closetag', () => {
    flush()
    found.push('close')
  })
  let depth = 0
  parser.on('opentagstart', () => {
    depth += 1
  })
  const take = (piece: string) => {
    // Blanks around the outermost element are no text.
    if (depth > 0 && piece.length > 0) text += piece
  }
  parser.on('text', take)
  parser.on('cdata', take)
  parser.on('doctype', () => {
    throw new Error('refused')
  })
  try {
    parser.write(xml).close()
    return found
  } catch {
    return 'refused'
  }
}

const good = [
  '<a/>',
  '<?xml version="1.0" encoding="UTF-8"?>\n<!-- c --><a x="1" y=\'2\'><b>t</b> &lt;&#65;&#x42; <![CDATA[<&]]><?go on?><!-- --></a>\n<!-- end -->',
  '<p:a xmlns:p="u"><p:b p:c = "&amp;&quot;" /></p:a >',
  '<Größe ä="ö">日本</Größe>',
  `<a>${'long text '.repeat(40)}</a>`,
  '<a b="x > y">a > b ]] ></a>',
]
const bad = [
  '',
  ' ',
  'text',
  '<a>',
  '<a></b>',
  '<a/><b/>',
  '<a/>text',
  '<a b/>',
  '<a b=c/>',
  '<a b="1" b="2"/>',
  '<a b="1"c="2"/>',
  '<a b="<"/>',
  '<a>&today;</a>',
  '<a>A & B</a>',
  '<a>&#0;</a>',
  '<a>&#xD800;</a>',
  '<a>]]></a>',
  '<a><!-- a -- b --></a>',
  '<a><!-- never ends',
  '<1a/>',
  '<a><-b/></a>',
  '<a\u0001/>',
  '<a>\u0001</a>',
  `<a>${' '.repeat(60)}\u0001</a>`,
  '<a b="\u0001"/>',
  ' <?xml version="1.0"?><a/>',
  '<a><?xml version="1.0"?></a>',
  '<?xml version="2.0"?><a/>',
  '<!DOCTYPE a><a/>',
  '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
  '<a></a></a>',
  '</a>',
  '<![CDATA[x]]><a/>',
  '<a>< b/></a>',
  '<a b="1"/ >',
]

test.each(good)('%j is read as others read it, however it is cut', xml => {
  const expected = parsed(xml)
  expect(expected).not.toBe('refused')
  for (let letters = 1; letters <= Math.min(xml.length, 40); letters += 1) expect(scanned(xml, letters)).toEqual(expected)
})

test.each(bad)('%j is refused, however it is cut', xml => {
  for (let letters = 1; letters <= Math.max(1, xml.length); letters += 1) expect(scanned(xml, letters)).toBe('refused')
})

/** A row of numbers that is the same in each run (Park and Miller 1988). */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state * 48271) % 2147483647
    return state % below
  }
}

test('ten thousand damaged texts: what others refuse is refused, what they read is read alike', () => {
  const next = numbers(20261122)
  const signs = [
    '<',
    '>',
    '&',
    ';',
    '"',
    "'",
    '/',
    '=',
    ' ',
    '\n',
    'a',
    'b',
    '!',
    '-',
    ']',
    '[',
    '?',
    ':',
    '1',
    '\u00e4',
    '&amp;',
    '<a>',
    '</a>',
    ']]>',
    '<!--',
    '-->',
  ]
  let refused = 0
  for (let round = 0; round < 10_000; round += 1) {
    let xml = good[next(good.length)] ?? ''
    for (let change = 0; change <= next(3); change += 1) {
      const at = next(xml.length + 1)
      xml = xml.slice(0, at) + (signs[next(signs.length)] ?? '') + xml.slice(at + next(3))
    }
    const expected = parsed(xml)
    const found = scanned(xml, 1 + next(30))
    refused += expected === 'refused' ? 1 : 0
    expect({ xml, found }).toEqual({ xml, found: expected })
  }
  expect(refused).toBeGreaterThan(1000)
  expect(refused).toBeLessThan(9999)
})

test('markup that stood there before is read as others read it, also where it is damaged later or cut', () => {
  const next = numbers(20261123)
  const part = (): string => {
    const inner = [
      '<b/>',
      '<b x="1" y=\'2\'/>',
      '<c>text</c>',
      '<c>a &amp; b</c>',
      '<d>\n  <e k="&lt;"/>\n</d>',
      '<c> </c>',
      '<c/>',
      '<!-- -->',
    ]
    return `\n <r n="${next(5)}">${Array.from({ length: next(6) }, () => inner[next(inner.length)]).join(next(2) === 0 ? '' : '\n  ')}\n </r>`
  }
  const damage = ['<', '>', '&', '"', "'", '/', '=', ' ', '\n', 'b', ']]>', '\u0001', '\u00e4', '<a>', '</a>', '</r>']
  let refused = 0
  for (let round = 0; round < 1500; round += 1) {
    let xml = `<a>${Array.from({ length: 20 }, part).join('')}\n</a>`
    for (let change = next(3); change > 0; change -= 1) {
      const at = next(xml.length)
      xml = xml.slice(0, at) + (damage[next(damage.length)] ?? '') + xml.slice(at + next(3))
    }
    const expected = parsed(xml)
    refused += expected === 'refused' ? 1 : 0
    for (const letters of [xml.length, 50 + next(200)]) {
      const found = scanned(xml, letters, true)
      if (JSON.stringify(found) !== JSON.stringify(expected))
        expect({ xml, letters, found }).toEqual({ xml, letters, found: expected })
    }
  }
  expect(refused).toBeGreaterThan(300)
  expect(refused).toBeLessThan(1200)
})

test('a step that is known from an earlier file says the line and column of this one, and nothing else of the earlier', () => {
  const lines: number[] = []
  const scanner = xmlScanner({
    open: name => void (name === 'b' && lines.push(scanner.position().line)),
    close: () => {},
    text: () => {},
  })
  const write = (xml: string): void => scanner.write(xml, Buffer.from(xml))
  const xml = '<a>\n <b\n x="1"/>\n <b\n x="2"/>\n <c>1</c>\n <b\n x="3"/>\n</a>'
  write(xml)
  scanner.end()
  scanner.start()
  write(xml)
  scanner.end()
  expect(lines).toEqual([2, 4, 7, 2, 4, 7])
  scanner.start()
  expect(() => write(xml.replace('"3"/>', '"3/>'))).toThrow(expect.objectContaining({ line: 9, column: 1 }))
  scanner.start()
  expect(() => write(xml.replace('"3"/>', '"3"/></c>'))).toThrow(expect.objectContaining({ line: 8, column: 9 }))
})

test('a problem says its line and column', () => {
  const scanner = xmlScanner({ open: () => {}, close: () => {}, text: () => {} })
  scanner.write('<a>\n  <b>')
  scanner.write('\n\n    ')
  const problem = (() => {
    try {
      scanner.write(' <c></d>')
    } catch (error) {
      return error
    }
  })()
  expect(problem).toMatchObject({ line: 4, column: 9 })
})
