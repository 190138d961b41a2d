import type { Fixtures } from '../fixtures.ts'
import { Notice } from './notice.tsx'

export const noticeFixtures: Fixtures = {
  'with a title': () => (
    <Notice title="This trust has closed">
      <p>It became part of Example Valley Trust on 1 April 2025.</p>
    </Notice>
  ),
  'one sentence': () => (
    <Notice>
      <p>A trust runs several hospitals, so yours may be listed under another name.</p>
    </Notice>
  ),
}
