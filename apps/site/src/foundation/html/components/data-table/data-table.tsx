import type { Child } from 'hono/jsx'

export type Column = { readonly label: string; readonly isNumber?: boolean }

type DataTableProps = {
  readonly id: string
  readonly caption: string
  readonly columns: readonly Column[]
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly Child[])[]
  /** On a telephone each row reads as a list, with the names of its columns: for cells of several words. */
  readonly isStacked?: boolean
}

const numeric = (column: Column | undefined): string | undefined => (column?.isNumber ? 'number' : undefined)

/** A table that scrolls sideways within itself, so that the page never does; the keyboard can reach and scroll it. */
export const DataTable = ({ id, caption, columns, rows, isStacked = false }: DataTableProps) => (
  <section class={isStacked ? 'table stacked' : 'table'} aria-labelledby={id} tabindex={0}>
    <table>
      <caption id={id}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(column => (
            <th scope="col" class={numeric(column)}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([heading, ...cells]) => (
          <tr>
            <th scope="row">{heading}</th>
            {cells.map((cell, index) => (
              <td class={numeric(columns[index + 1])} data-column={isStacked ? columns[index + 1]?.label : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
