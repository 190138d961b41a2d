import { describe, expect, test } from 'vitest'
import { readAddress } from './read-address.ts'

describe('an address as somebody types it', () => {
  test.each([
    ['as it is', 'someone@post.example', 'someone@post.example', 'someone@post.example'],
    ['in capitals, with blanks', '  Some.One@Post.Example ', 'some.one@post.example', 'Some.One@Post.Example'],
    [
      'with a plus, which stays',
      'someone+hospital@post.example',
      'someone+hospital@post.example',
      'someone+hospital@post.example',
    ],
    ['at a Welsh domain', 'someone@tŷ.example', 'someone@xn--t-foa.example', 'someone@tŷ.example'],
    [
      'pasted with marks that nobody sees',
      '\u202asomeone@post.example\u202c\u200b',
      'someone@post.example',
      'someone@post.example',
    ],
  ])('%s', (_, text, address, typed) => {
    expect(readAddress(text)).toEqual({ ok: true, address, typed })
  })

  test.each([
    ['nothing', '  ', 'missing'],
    ['only marks that nobody sees', '\u200f\u200b', 'missing'],
    ['5,000 characters', `${'a'.repeat(4990)}@b.example`, 'too-long'],
    ['no @', 'someone.post.example', 'no-at'],
    ['two addresses', 'a@b.example, c@d.example', 'several'],
    ['a heart before the @', '💛@post.example', 'letters'],
    ['right-to-left letters before the @', 'שלום@post.example', 'letters'],
    ['a heart after the @', 'someone@💛', 'wrong'],
    ['a second header line', 'a@b.example\r\nBcc: c@d.example', 'several'],
    ['a second header line without another address', 'a@b.example\r\nSubject: x', 'wrong'],
    ['a name beside it', 'Someone <a@b.example>', 'wrong'],
    ['no domain', 'someone@', 'wrong'],
    ['no dot', 'someone@localhost', 'wrong'],
    ['a number for a domain', 'someone@[127.0.0.1]', 'wrong'],
    ['markup', '<script>@b.example', 'wrong'],
    ['two dots', 'a..b@c.example', 'wrong'],
  ])('%s is refused with its reason', (_, text, fault) => {
    expect(readAddress(text)).toEqual({ ok: false, fault })
  })
})
