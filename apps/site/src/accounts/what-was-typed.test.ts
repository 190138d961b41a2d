import { expect, test } from 'vitest'
import { longestShownText, textsToGiveBack } from './what-was-typed.ts'

test('texts are given back as they were typed, every value of a name', () => {
  const form = new FormData()
  form.append('text', 'Annwyl dîm 💛\r\n<b>ail linell</b>')
  form.append('trust', 'EX-001')
  form.append('trust', 'EX-002')
  expect(textsToGiveBack(form)).toEqual({
    texts: [
      { name: 'text', text: 'Annwyl dîm 💛\r\n<b>ail linell</b>' },
      { name: 'trust', text: 'EX-001' },
      { name: 'trust', text: 'EX-002' },
    ],
    tooLong: 0,
  })
})

test.each(['password', 'newPassword', 'PASSPHRASE', 'code', 'backupCode', 'token', 'formToken', 'secret', 'otp', 'api_key'])(
  'what is called %s is never shown',
  name => {
    expect(textsToGiveBack([[name, 'hunter2']])).toEqual({ texts: [], tooLong: 0 })
  },
)

test.each(['basedOn', 'seen', 'version', 'step'])('%s was typed by nobody', name => {
  expect(textsToGiveBack([[name, '7']]).texts).toEqual([])
})

test('files and empty fields are left out, and what is too long is counted', () => {
  const form = new FormData()
  form.append('file', new File(['private'], 'letter.txt'))
  form.append('note', '  ')
  form.append('body', 'x'.repeat(longestShownText + 1))
  form.append('text', 'x'.repeat(longestShownText))
  const { texts, tooLong } = textsToGiveBack(form)
  expect(texts.map(({ name, text }) => [name, text.length])).toEqual([['text', longestShownText]])
  expect(tooLong).toBe(1)
})

test('a form of thousands of fields makes a page of fifty', () => {
  const many = Array.from({ length: 5_000 }, (_, index) => [`field${index}`, 'x'] as const)
  expect(textsToGiveBack(many).texts).toHaveLength(50)
})
