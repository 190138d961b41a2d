import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSeedFolder } from '../src/content/index.ts'
import { findRoot, loadMessages, type MessageText } from '../src/foundation/index.ts'
import { readReviewed } from '../src/inform/welsh/read-reviewed.ts'
import { rooms } from '../src/rooms.ts'

const root = findRoot(import.meta.dirname)
const messages = loadMessages(join(root, 'content/messages'))
const [en, cy] = [messages.texts('en'), messages.texts('cy')]
/** What a command prints: commands speak English. */
const spokenByCommands = /^releases\.(import|withhold)\./
const formsOf = (text: MessageText): string[] => (typeof text === 'string' ? [text] : Object.values(text))
const holesOf = (text: MessageText): Set<string> =>
  new Set(formsOf(text).flatMap(form => [...form.matchAll(/\{(\w+)\}/g)].map(([, hole = '']) => hole)))

describe('no text of the site lacks a translation', () => {
  it('every English text has a Welsh one, and every Welsh one an English', () => {
    expect([...en.keys()].filter(key => !cy.has(key) && !spokenByCommands.test(key))).toEqual([])
    expect([...cy.keys()].filter(key => !en.has(key))).toEqual([])
  })

  it('none is empty in one language only', () => {
    const isEmpty = (text: MessageText | undefined) => text !== undefined && formsOf(text).some(form => form.trim() === '')
    expect([...en.keys()].filter(key => cy.has(key) && isEmpty(en.get(key)) !== isEmpty(cy.get(key)))).toEqual([])
  })

  it('a Welsh text asks for nothing that the English one is not given: it would break the page', () => {
    const strangers = [...cy].flatMap(([key, welsh]) => {
      const given = holesOf(en.get(key) ?? '')
      return [...holesOf(welsh)].filter(hole => !given.has(hole) && hole !== 'count').map(hole => `${key}: {${hole}}`)
    })
    expect(strangers).toEqual([])
  })

  it('a text with plural forms in English has them in Welsh, or words that need none', () => {
    const lost = [...en].flatMap(([key, english]) => {
      const welsh = cy.get(key)
      if (typeof english === 'string' || welsh === undefined) return []
      const [wanted, has] = [holesOf(english), holesOf(welsh)]
      return [...wanted].filter(hole => hole !== 'count' && !has.has(hole)).map(hole => `${key}: {${hole}}`)
    })
    expect(lost).toEqual([])
  })

  it('what is noted as looked at is there', () => {
    expect([...readReviewed(root).keys()].filter(key => !cy.has(key))).toEqual([])
  })
})

describe('no entry lacks a translation', () => {
  const kinds = rooms.flatMap(room => room.entryKinds ?? [])
  const { seeds, broken } = readSeedFolder(root, kinds, 'uk')
  const example = readSeedFolder(root, kinds, 'example').seeds

  it('every entry that the programme brings can be read', () => {
    expect(broken.map(({ path, broken: { line, problem } }) => `${path}:${line} ${problem}`)).toEqual([])
    expect(seeds.length).toBeGreaterThan(50)
  })

  it('and says in Welsh all that it says in English, and nothing else', () => {
    const all = new Map([...seeds, ...example].map(file => [file.path, file]))
    const lacking = [...all.values()].flatMap(({ path, seed: { words } }) => {
      const [english, welsh] = [Object.keys(words.en).sort(), Object.keys(words.cy ?? {}).sort()]
      return JSON.stringify(english) === JSON.stringify(welsh) ? [] : [`${path}: ${english} / ${welsh}`]
    })
    expect(lacking).toEqual([])
  })
})
