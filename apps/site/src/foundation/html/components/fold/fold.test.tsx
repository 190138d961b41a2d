import { expect, test } from 'vitest'
import { Fold } from './fold.tsx'

test('it unfolds without JavaScript', () => {
  expect(String(<Fold summary="More">Text</Fold>)).toBe('<details class="fold"><summary>More</summary><div>Text</div></details>')
})
