import { describe, expect, test } from 'vitest'
import { testServices } from '../../../test/support/test-router.ts'
import type { Locale, OpenDatabase } from '../../foundation/index.ts'
import { mayAskAbout } from './near-trusts.ts'
import { politicianTemplate } from './politician-template.ts'

// Messages need no database.
const { messages } = testServices({} as OpenDatabase)

function textOf(locale: Locale, names: readonly string[]): string {
  const facts = { release: null, trusts: names.map(name => ({ name, status: 'no-response' as const })) }
  const about = {
    recipient: { body: 'senedd' as const },
    spokenName: 'N',
    place: 'P',
    nation: 'wales' as const,
    facts,
    site: 'S',
  }
  const { before, after } = politicianTemplate(messages.in(locale), about)
  return [...before, ...after].map(({ text }) => text).join('\n')
}

describe('the letter that we offer to somebody who writes to their politician', () => {
  test('is in Welsh as it is spoken: the right “and”, and nothing after “i” that would have to change', () => {
    expect(textOf('cy', ['Bwrdd Un', 'Ysbyty Dau'])).toContain('i ysbytai Bwrdd Un ac Ysbyty Dau a yw')
    expect(textOf('cy', ['Bwrdd Un', 'Bwrdd Dau'])).toContain('i ysbytai Bwrdd Un a Bwrdd Dau a yw')
    expect(textOf('cy', ['Bwrdd Un'])).toContain('i Lywodraeth Cymru')
  })

  test('says of silence what its writer can say', () => {
    expect(textOf('en', ['First Board'])).toContain('- First Board: it has not answered the campaign')
    expect(textOf('en', ['First Board'])).not.toContain('we asked')
  })

  test.each([
    ['house-of-commons', 'wales', 'england', true],
    ['senedd', 'wales', 'wales', true],
    ['senedd', 'wales', 'england', false],
    ['scottish-parliament', 'scotland', 'england', false],
  ] as const)('%s, a home in %s, a trust in %s: %s', (body, home, nation, may) => {
    expect(mayAskAbout(body, { home, nation })).toBe(may)
  })
})
