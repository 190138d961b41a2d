import type { Fixtures } from '../fixtures.ts'
import { Pagination } from './pagination.tsx'

export const paginationFixtures: Fixtures = {
  'the middle one of three': t => <Pagination t={t} page={2} pages={3} link={page => `?page=${page}`} />,
}
