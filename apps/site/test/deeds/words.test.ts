import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { deeds } from '../../src/accounts/index.ts'
import { findRoot, loadMessages } from '../../src/foundation/index.ts'

const root = findRoot(import.meta.dirname)
const messages = loadMessages(join(root, 'content/messages'))
const keys = new Set(messages.keys)

const sources = readdirSync(join(root, 'apps/site/src'), { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
  .map(entry => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .join('\n')

/** Every deed that the code names, after `deed:`, `deed =` or as one of two. */
const named = [...sources.matchAll(/\bdeed\b\s*[:=]([^\n]*(?:\n\s+[?:][^\n]*)*)/g)].flatMap(([, rest = '']) =>
  [...rest.matchAll(/'([a-z-]+(?:\.[a-z-]+)+)'/g)].map(([, deed]) => deed ?? ''),
)
/** To look is no deed that the log holds. */
const isLooking = (deed: string): boolean => deed.endsWith('.see')
const entered = [...new Set([...named, ...Object.keys(deeds)])].filter(deed => !isLooking(deed)).sort()

const kinds = [
  ...new Set([...sources.matchAll(/subject\b\s*[:=]\s*\{\s*kind: '([a-z-]+)'/g)].map(([, kind]) => kind ?? '')),
].sort()

describe('what the log holds can be said in words', () => {
  test('there is something to say', () => {
    expect(entered.length).toBeGreaterThan(30)
    expect(kinds.length).toBeGreaterThan(8)
  })

  test('every deed has a sentence', () => {
    expect(entered.filter(deed => !keys.has(`audit.deeds.${deed}`))).toEqual([])
  })

  test.each(['en', 'cy'] as const)('every sentence in %s says who it was', locale => {
    const t = messages.in(locale)
    const sentences = [...keys].filter(key => key.startsWith('audit.deeds.'))
    // Of these nobody knows who it was.
    const nobodys = ['sign-in-failed', 'prove-failed', 'lock', 'ask-password'].map(deed => `audit.deeds.account.${deed}`)
    const silent = sentences
      .filter(key => !nobodys.includes(key))
      .filter(key => !t(key, { who: 'SOMEBODY', what: 'something', count: 2 }).includes('SOMEBODY'))
    expect(silent).toEqual([])
  })

  test('every kind of thing has a name, with which one it is', () => {
    expect(kinds.filter(kind => !keys.has(`audit.subjects.${kind}`))).toEqual([])
  })

  test('the Welsh is whole', () => {
    expect(messages.missing('cy').filter(key => /^(audit|console|go-live)\./.test(key))).toEqual([])
  })
})
