import type { Fixtures } from '../fixtures.ts'
import { ErrorSummary } from './error-summary.tsx'

export const errorSummaryFixtures: Fixtures = {
  'two errors': t => (
    <ErrorSummary
      t={t}
      errors={[
        { field: 'sample-name-invalid', message: 'Enter your name' },
        { field: 'sample-nation-invalid', message: 'Choose a nation' },
      ]}
    />
  ),
}
