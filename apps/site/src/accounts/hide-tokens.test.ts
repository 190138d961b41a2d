import { expect, test } from 'vitest'
import { hideTokens } from './hide-tokens.ts'

const token = 'abcdefghij-klmnopqrst_0123456789ABCDEFGHIJK'

test.each(['enter', 'invitation', 'new-password'])('the key of a link to /console/%s is taken out', page => {
  const link = `https://spotlight.example/console/${page}/`
  expect(hideTokens(`Open ${link}${token} today.`)).toBe(`Open ${link}… today.`)
  expect(hideTokens(`${link}${token}?to=1\n${link}${token}`)).toBe(`${link}…?to=1\n${link}…`)
})

test.each(['/reply/', '/cy/reply/', '/reply/confirm/'])('the key of a link to %s, the private page of a trust, too', page => {
  expect(hideTokens(`Open https://spotlight.example${page}${token} today.`)).toBe(`Open https://spotlight.example${page}… today.`)
})

test.each(['/act/letters/mine/', '/act/sign/wall/confirm/', '/cy/act/sign/wall/mine/', '/stories/confirm/', '/cy/stories/mine/'])(
  'and of a link to %s, what somebody wrote or showed',
  page => {
    expect(hideTokens(`https://spotlight.example${page}${token}`)).toBe(`https://spotlight.example${page}…`)
  },
)

test('also where a mail program has broken the line, wherever it did', () => {
  const link = `https://spotlight.example/console/invitation/${token}`
  for (let at = 1; at < link.length; at++) {
    for (const broken of ['=\n', '=\r\n']) {
      const hidden = hideTokens(`${link.slice(0, at)}${broken}${link.slice(at)} and more`)
      expect(hidden, `broken at ${at}`).toContain('…')
      expect(hidden.replaceAll(broken, '')).toBe('https://spotlight.example/console/invitation/… and more')
    }
  }
})

test('other addresses stay as they are', () => {
  const text = `https://spotlight.example/console/rounds/2027-1 https://spotlight.example/console/invitation/ ${token}`
  expect(hideTokens(text)).toBe(text)
})
