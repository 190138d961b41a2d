import { expect, test } from 'vitest'
import { Card } from './card.tsx'

test('a card holds one link, named by its title', () => {
  const html = String(
    <Card href="/map" title="The map">
      See it.
    </Card>,
  )
  expect(html.match(/<a /g)).toHaveLength(1)
  expect(html).toContain('<h3><a href="/map">The map</a></h3><p>See it.</p>')
})
