import { expect, test } from 'vitest'
import { siteWords } from '../words-for-tests.ts'
import { ShareLinks } from './share-links.tsx'

const html = String(
  <ShareLinks
    t={siteWords('en')}
    title="Tŷ & “Gŵyl”"
    address="https://spotlight.example/map?nation=wales&status=partial"
    picture={{ path: '/share/2026-1/wales.png', alt: 'Wales at night' }}
  />,
)
const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))

test('every way carries the whole address, however it is written', () => {
  const passedOn = links.filter(href => href.startsWith('https:'))
  expect(passedOn.length).toBeGreaterThan(3)
  for (const href of passedOn)
    expect([...new URL(href).searchParams.values()].join(' ')).toContain(
      'https://spotlight.example/map?nation=wales&status=partial',
    )
})

test('a mail has the title as its subject', () => {
  const mail = new URL(links.find(href => href.startsWith('mailto:')) ?? '')
  expect(mail.searchParams.get('subject')).toBe('Tŷ & “Gŵyl”')
  expect(mail.searchParams.get('body')).toContain('\r\n\r\nhttps://spotlight.example/map?')
})

test('nothing is asked of anybody before a link is followed', () => {
  expect(html).not.toMatch(/<(script|img|iframe|form|link)\b/)
  expect(html).toContain('Wales at night')
})
