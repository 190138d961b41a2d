import type { Fixtures } from '../fixtures.ts'
import { KeyFigure } from './key-figure.tsx'

export const keyFigureFixtures: Fixtures = {
  'on paper': () => (
    <KeyFigure value="82 of 128" source="Example round 2, as known on 3 November 2026">
      trusts that answered don’t count everyone. 31 more did not answer.
    </KeyFigure>
  ),
  'at night': () => (
    <div class="night band">
      <KeyFigure value="19%" source="England, 21 September 2016">
        of trusts collected nothing.
      </KeyFigure>
    </div>
  ),
}
