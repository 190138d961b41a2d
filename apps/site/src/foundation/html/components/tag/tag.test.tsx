import { expect, test } from 'vitest'
import { Tag } from './tag.tsx'

test('a tag is read in line with the words around it', () => {
  expect(String(<Tag>Closed</Tag>)).toBe('<span class="tag">Closed</span>')
})
