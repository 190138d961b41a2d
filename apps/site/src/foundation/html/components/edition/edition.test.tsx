import { expect, test } from 'vitest'
import { Checksum, CiteAs } from './edition.tsx'

test('how to name an edition is text and nothing else, with a place to link to', () => {
  expect(String(<CiteAs citation="Tŷ <b>Golau</b>. Edition 2." />)).toBe(
    '<p class="edition-cite" id="citation">Tŷ &lt;b&gt;Golau&lt;/b&gt;. Edition 2.</p>',
  )
})

test('a checksum stands after what it is of', () => {
  expect(String(<Checksum label="SHA-256:" sha256="0f" />)).toBe(
    '<p class="small">SHA-256: <code class="edition-checksum">0f</code></p>',
  )
})
