import { expect, test } from 'vitest'
import { findRoot, loadMessages } from '../../foundation/index.ts'
import { HelpAtOnce, helpNumbers } from './help-at-once.tsx'

const messages = loadMessages(`${findRoot()}/content/messages`)

test('promises a reader only where there is one', () => {
  const t = messages.in('en')
  const promise = t('guard.help.staff')
  expect(String(<HelpAtOnce t={t} />)).toContain(promise)
  expect(String(<HelpAtOnce t={t} isRead={false} />)).not.toContain(promise)
})

test.each(['en', 'cy'] as const)('in %s says each number once, as a link that a phone can call', locale => {
  const html = String(<HelpAtOnce t={messages.in(locale)} />)
  for (const number of Object.values(helpNumbers)) {
    expect(html.split(`<a href="tel:${number.replaceAll(' ', '')}">${number}</a>`), number).toHaveLength(2)
  }
  // No number stands in the words, where it could differ from the one that was read.
  expect(html.replace(/<a [^>]*>[^<]*<\/a>/g, '')).not.toMatch(/\d{3}/)
})
