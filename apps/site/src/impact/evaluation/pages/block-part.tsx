import { Markdown } from '../../../content/index.ts'
import { Chart, DataTable, Figure, FigureNote, Fold, localPath, Notice, type Translate } from '../../../foundation/index.ts'
import { type Block, type Cell, type Facts, type Table, textOfCell } from '../document/evaluation-document.ts'

/** A table of more rows is folded: on a telephone it would be all that anybody sees of the page. */
const longTable = 30
/** A value of more letters is a list: as large as a number it would fill the page. */
const longValue = 26

/** One block of an evaluation report as a part of its page. */
export function BlockPart({ t, block }: { readonly t: Translate; readonly block: Block }) {
  switch (block.kind) {
    case 'text':
      return <p>{block.text}</p>
    case 'notice':
      return (
        <Notice>
          <p>{block.text}</p>
        </Notice>
      )
    case 'markdown':
      return <Markdown text={block.text} headingFrom={3} locale={t.locale} />
    case 'list':
      return (
        <ul>
          {block.items.map(item => (
            <li>{item}</li>
          ))}
        </ul>
      )
    case 'figure':
      return (
        <article class={[...block.value].length > longValue ? 'evaluation-measure long' : 'evaluation-measure'}>
          <h3>{block.title}</h3>
          <Figure t={t} value={block.value} words={block.words} {...shownFacts(t, block.facts)}>
            {block.more.map(text => (
              <p class="small">{text}</p>
            ))}
          </Figure>
        </article>
      )
    case 'unmeasured':
      return (
        <article class="evaluation-measure">
          <h3>{block.title}</h3>
          {block.more.map(text => (
            <p>{text}</p>
          ))}
        </article>
      )
    case 'flow':
      return <FlowPart t={t} block={block} />
    case 'table':
      return (
        <>
          {block.table.rows.length > longTable ? (
            <Fold summary={block.table.caption}>
              <TablePart t={t} table={block.table} />
            </Fold>
          ) : (
            <TablePart t={t} table={block.table} />
          )}
          {block.facts && <FigureNote t={t} {...shownFacts(t, block.facts)} />}
        </>
      )
  }
}

const FlowPart = ({ t, block: { title, chart, table, facts } }: { t: Translate; block: Extract<Block, { kind: 'flow' }> }) => (
  <div class="evaluation-flow">
    <Chart
      t={t}
      chart={{
        id: 'flow',
        title,
        description: chart.alt,
        spec: chart.spec,
        table: { columns: table.columns, rows: table.rows.map(row => row.map(textOfCell)) },
        source: '',
      }}
    />
    <FigureNote t={t} {...shownFacts(t, facts)} />
  </div>
)

const hrefOf = (t: Translate, href: string): string => (href.startsWith('/') ? localPath(t.locale, href) : href)

export const shownFacts = (t: Translate, { date, denominator, source }: Facts) => ({
  date,
  denominator,
  source: { name: source.name, ...(source.href === null ? {} : { href: hrefOf(t, source.href) }) },
})

const TablePart = ({ t, table: { id, caption, columns, rows } }: { t: Translate; table: Table }) => (
  <DataTable id={id} caption={caption} columns={columns} rows={rows.map(row => row.map(cell => cellPart(t, cell)))} isStacked />
)

const cellPart = (t: Translate, cell: Cell) => (typeof cell === 'string' ? cell : <a href={hrefOf(t, cell.href)}>{cell.text}</a>)
