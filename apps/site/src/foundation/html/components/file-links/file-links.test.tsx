import { expect, test } from 'vitest'
import { FileLinks } from './file-links.tsx'

test('each file is a link that says what it is', () => {
  const html = String(<FileLinks files={[{ href: '/reports/one/1.pdf', words: 'On paper <PDF>' }]} />)
  expect(html).toBe('<ul class="file-links"><li><a href="/reports/one/1.pdf">On paper &lt;PDF&gt;</a></li></ul>')
})
