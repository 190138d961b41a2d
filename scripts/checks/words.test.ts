import { describe, expect, test } from 'vitest'
import { findWordsInCode } from './words.ts'

const find = (jsx: string, path = 'apps/site/src/map/page.tsx') => findWordsInCode([{ path, text: `const page = ${jsx}` }], [])

describe('found', () => {
  test.each([
    ['text between tags', '<p>Find your hospital</p>', 'Find your hospital'],
    ['text around a value', '<p>{count} hospitals</p>', 'hospitals'],
    ['a literal in braces', "<p>{'Find'}</p>", 'Find'],
    ['one side of a choice', "<p>{isOpen ? t('a.b') : 'Closed'}</p>", 'Closed'],
    ['the right side of &&', "<p>{isOpen && ('Open')}</p>", 'Open'],
    ['an alt text', '<img alt="A lamp" />', 'A lamp'],
    ['a label for a reader', '<nav aria-label="Main" />', 'Main'],
    ['a placeholder in braces', "<input placeholder={'Postcode'} />", 'Postcode'],
    ['a sentence with a stop', '<Steps title="Find it. Now." />', 'Find it. Now.'],
    ['Welsh letters', '<p>Ŵ</p>', 'Ŵ'],
  ])('%s', (_, jsx, words) => {
    expect(find(jsx).join()).toContain(`“${words}”`)
  })
})

describe('not found', () => {
  test.each([
    ['words from the messages', "<p>{t('map.title')}</p>"],
    ['signs without letters', '<p> · {count} – 12 % </p>'],
    ['an entity', '<p>&nbsp;</p>'],
    ['a class', '<p class="band sand">{t("map.title")}</p>'],
    ['a condition', "<p>{kind === 'trust' ? t('a.b') : null}</p>"],
    ['the key of a message', '<Steps title="register.record.predecessors" />'],
    ['what is typed into a computer', '<code>npm start</code>'],
  ])('%s', (_, jsx) => {
    expect(find(jsx)).toEqual([])
  })

  test('in tests', () => {
    expect(find('<p>Words</p>', 'apps/site/src/map/page.test.tsx')).toEqual([])
  })

  test('what the list allows, in that file only', () => {
    const file = { path: 'apps/site/src/map/page.tsx', text: 'const page = <p>PDF</p>' }
    const allowed = [{ file: file.path, text: 'PDF', reason: 'a name' }]
    expect(findWordsInCode([file], allowed)).toEqual([])
    expect(findWordsInCode([{ ...file, path: 'apps/site/src/map/other.tsx' }], allowed)).toHaveLength(1)
  })
})
