import { expect, test } from 'vitest'
import { formOnPage } from './page-form.ts'

const page = `
<form method="post" action="/search"><input type="search" name="q" value=""></form>
<form method="post" action="/reply/x?a=1&amp;b=2" enctype="multipart/form-data">
  <input type="hidden" name="version" value="3"/>
  <input id="v-1" type="radio" name="verdict" value="agree"/><input type="radio" name="verdict" value="add" checked=""/>
  <input type="checkbox" name="shown"><input type="checkbox" name="copied" checked>
  <input type="file" name="files" multiple/>
  <textarea name="words" rows="4">A &quot;word&quot; &lt;br&gt; &amp;amp; more
on two lines</textarea>
  <select name="where"><option value="">Choose</option><option value="message:7" selected="">The mail</option></select>
  <select name="language"><option value="en">English</option><option value="cy">Cymraeg</option></select>
  <button name="step" value="look">Look</button>
</form>`

test('gives where a form goes and what it sends when nothing is typed', () => {
  expect(formOnPage(page, 'verdict')).toEqual({
    action: '/reply/x?a=1&b=2',
    isMultipart: true,
    fields: [
      ['version', '3'],
      ['verdict', 'add'],
      ['copied', 'on'],
      ['words', 'A "word" <br> &amp; more\non two lines'],
      ['where', 'message:7'],
      ['language', 'en'],
    ],
  })
})

test('finds the form by a field or a button of it, and none where there is none', () => {
  expect(formOnPage(page, 'q')?.action).toBe('/search')
  expect(formOnPage(page, 'step')?.isMultipart).toBe(true)
  expect(formOnPage(page, 'email')).toBeNull()
})
