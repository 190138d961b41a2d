import type { Fixtures } from '../fixtures.ts'
import { Card } from './card.tsx'

export const cardFixtures: Fixtures = {
  'two in a row': () => (
    <ul class="cards">
      <Card href="/map" title="Look at the map" eyebrow="1 minute">
        See which trusts count everyone.
      </Card>
      <Card href="/data" title="Take the data">
        Every answer, to use as you like.
      </Card>
    </ul>
  ),
}
