import type { Fixtures } from '../fixtures.ts'
import { Breadcrumbs } from './breadcrumbs.tsx'

export const breadcrumbsFixtures: Fixtures = {
  'one level': t => <Breadcrumbs t={t} here="Data" label="Sample of one level" />,
  'two levels': t => (
    <Breadcrumbs t={t} trail={[{ href: '/map', label: 'The map' }]} here="Example Trust" label="Sample of two levels" />
  ),
}
