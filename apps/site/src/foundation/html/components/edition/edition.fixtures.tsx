import type { Fixtures } from '../fixtures.ts'
import { Checksum, CiteAs, EditionKind } from './edition.tsx'

export const editionFixtures: Fixtures = {
  kind: () => (
    <div class="night band">
      <EditionKind>Evaluation report</EditionKind>
    </div>
  ),
  citation: () => <CiteAs citation="Example Charity. Who is counted? Edition 2, 3 November 2026." />,
  checksum: () => <Checksum label="SHA-256 of this edition:" sha256={'0f'.repeat(32)} />,
}
