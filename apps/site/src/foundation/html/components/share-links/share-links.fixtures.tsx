import type { Fixtures } from '../fixtures.ts'
import { ShareLinks } from './share-links.tsx'

export const shareLinksFixtures: Fixtures = {
  'of a page': t => (
    <ShareLinks
      t={t}
      title="Is your hospital counting?"
      address="https://spotlight.example/trusts/EX-003"
      picture={{ path: '/share/spotlight.png', alt: 'A map of the UK at night.' }}
    />
  ),
}
