import type { Fixtures } from '../fixtures.ts'
import { FileLinks } from './file-links.tsx'

const files = [
  { href: '#paper', words: 'On paper (PDF)' },
  { href: '#numbers', words: 'The numbers (CSV)' },
]

export const fileLinksFixtures: Fixtures = {
  'two files': () => <FileLinks files={files} />,
  'at night': () => (
    <div class="night band">
      <FileLinks files={files} />
    </div>
  ),
}
