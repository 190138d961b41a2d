import type { Fixtures } from '../fixtures.ts'
import { OnThisPage } from './on-this-page.tsx'

const parts = [
  { id: 'learnt', title: 'What we learnt' },
  { id: 'next', title: 'What comes next' },
]

export const onThisPageFixtures: Fixtures = {
  'two parts': () => <OnThisPage label="Parts of a report" parts={parts} />,
  'at night': () => (
    <div class="night band">
      <OnThisPage label="Parts of another report" parts={parts} />
    </div>
  ),
}
