import { expect, test } from 'vitest'
import { Quote } from './quote.tsx'

const marks = ['“', '”'] as const

test('words keep their language and who said them', () => {
  const html = String(
    <Quote words="Ydym." lang="cy" marks={marks}>
      A trust
    </Quote>,
  )
  expect(html).toContain(
    '<blockquote lang="cy"><p>“Ydym.”</p></blockquote><figcaption data-not-counting="true">A trust</figcaption>',
  )
})

test('a quoted text cannot become markup', () => {
  expect(
    String(
      <Quote words="<script>" marks={marks}>
        x
      </Quote>,
    ),
  ).toContain('&lt;script&gt;')
})
