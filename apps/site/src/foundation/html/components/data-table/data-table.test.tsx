import { expect, test } from 'vitest'
import { DataTable } from './data-table.tsx'

test('a table has a caption, headings for columns and rows, and can be scrolled from the keyboard', () => {
  const html = String(
    <DataTable
      id="x"
      caption="Answers"
      columns={[{ label: 'Nation' }, { label: 'Asked', isNumber: true }]}
      rows={[['Wales', '7']]}
    />,
  )
  expect(html).toContain('<section class="table" aria-labelledby="x" tabindex="0">')
  expect(html).toContain('<th scope="col" class="number">Asked</th>')
  expect(html).toContain('<th scope="row">Wales</th><td class="number">7</td>')
})

test('a table that stacks on a telephone says the name of its column in each cell', () => {
  const html = String(
    <DataTable id="x" caption="Answers" columns={[{ label: 'Nation' }, { label: 'Asked' }]} rows={[['Wales', '7']]} isStacked />,
  )
  expect(html).toContain('<section class="table stacked" aria-labelledby="x" tabindex="0">')
  expect(html).toContain('<td data-column="Asked">7</td>')
})
