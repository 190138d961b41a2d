import type { Fixtures } from '../fixtures.ts'
import { Fold } from './fold.tsx'

export const foldFixtures: Fixtures = {
  folded: () => (
    <Fold summary="How we decide">
      <p>By criteria that anybody can read.</p>
    </Fold>
  ),
}
