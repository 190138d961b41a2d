import type { Fixtures } from '../fixtures.ts'
import { Tag } from './tag.tsx'

export const tagFixtures: Fixtures = {
  plain: () => <Tag>Corrected</Tag>,
  'at night': () => (
    <p class="night band">
      <Tag>Changed</Tag>
    </p>
  ),
}
