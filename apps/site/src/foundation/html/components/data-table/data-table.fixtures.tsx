import type { Fixtures } from '../fixtures.ts'
import { DataTable } from './data-table.tsx'

export const dataTableFixtures: Fixtures = {
  'with numbers': () => (
    <DataTable
      id="sample-table"
      caption="Answers by nation"
      columns={[{ label: 'Nation' }, { label: 'Asked', isNumber: true }, { label: 'Answered', isNumber: true }]}
      rows={[
        ['England', '120', '98'],
        ['Wales', '7', '6'],
      ]}
    />
  ),
}
