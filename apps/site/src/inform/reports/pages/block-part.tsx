import { Markdown } from '../../../content/index.ts'
import {
  DataTable,
  Figure,
  FigureNote,
  type Locale,
  localPath,
  nameIn,
  Quote,
  type Translate,
} from '../../../foundation/index.ts'
import { type StatusCode, StatusMark, trustLink } from '../../../releases/index.ts'
import { ChartPicture } from '../charts/chart-picture.tsx'
import type { Block, Cell, ReportDocument, ReportTable } from '../document/report-document.ts'
import type { Passage } from '../edition/edition-view.ts'

export type BlockProps = {
  readonly t: Translate
  readonly block: Block
  readonly source: ReportDocument['source']
  readonly passages: ReadonlyMap<string, Passage>
}

/** One block of a report as a part of its page. */
export function BlockPart({ t, block, source, passages }: BlockProps) {
  switch (block.kind) {
    case 'text':
      return <p>{block.text}</p>
    case 'markdown':
      return <Markdown text={block.text} headingFrom={3} locale={t.locale} />
    case 'heading':
      return <h3>{block.text}</h3>
    case 'list':
      return (
        <ul>
          {block.items.map(item => (
            <li>{item}</li>
          ))}
        </ul>
      )
    case 'link':
      return (
        <p>
          <a href={localPath(t.locale, block.href)}>{block.text}</a>
        </p>
      )
    case 'figure':
      return source && <Figure t={t} value={block.value} words={block.words} {...factsOf(t, source, block.about)} />
    case 'note':
      return source && <FigureNote t={t} {...factsOf(t, source, block.about)} />
    case 'chart':
      return (
        <div class="chart-and-table">
          <h3>{block.title}</h3>
          <ChartPicture chart={block.chart} />
          <TablePart t={t} table={block.table} />
        </div>
      )
    case 'table':
      return <TablePart t={t} table={block.table} />
    case 'quotes':
      return (
        <div class="report-quotes">
          {block.passages.flatMap(id => {
            const passage = passages.get(id)
            return passage ? [<PassagePart t={t} passage={passage} />] : []
          })}
        </div>
      )
  }
}

const factsOf = (t: Translate, { day, name, href }: NonNullable<ReportDocument['source']>, about: string) => ({
  date: day,
  denominator: about,
  source: { name, href: localPath(t.locale, href) },
})

/** The tables that hold sentences, by their ids in the document. */
const inSentences: ReadonlySet<string> = new Set(['rules', 'reasons-by-rule'])

const TablePart = ({ t, table: { id, caption, columns, rows } }: { t: Translate; table: ReportTable }) => (
  <DataTable
    id={id}
    caption={caption}
    columns={columns}
    rows={rows.map(row => row.map(cell => cellPart(t, cell)))}
    isStacked={inSentences.has(id)}
  />
)

function cellPart(t: Translate, cell: Cell) {
  if (typeof cell === 'string') return cell
  const words = cell.lang ? <span lang={cell.lang}>{cell.text}</span> : cell.text
  if (cell.href !== undefined) return <a href={localPath(t.locale, cell.href)}>{words}</a>
  return cell.status === undefined ? words : <StatusCell t={t} status={cell.status} words={cell.text} />
}

const StatusCell = ({ t, status, words }: { t: Translate; status: StatusCode; words: string }) => (
  <>
    <StatusMark t={t} status={status} words="none" /> {words}
  </>
)

/** What a trust said, as far as it may be read. In the other language it says that the translation is ours. */
function PassagePart({ t, passage }: { t: Translate; passage: Passage }) {
  if (passage.kind === 'withheld')
    return <p class="notice">{t('reports.quotes.withheld', { day: t.day(passage.withheldOn), reason: passage.reason })}</p>
  const { words, lang, isTranslated } = inLanguage(t.locale, passage)
  return (
    <Quote words={words} lang={lang} marks={['“', '”']}>
      <a href={localPath(t.locale, trustLink(passage.trust.code))}>{nameIn(t.locale, passage.trust)}</a>
      {passage.dated !== null && `, ${t.day(passage.dated)}`}
      {isTranslated && ` ${t('reports.quotes.translated')}`}
    </Quote>
  )
}

type Said = Extract<Passage, { kind: 'said' }>

/** In the language of the page where there is a translation; else as it was said, marked as what it is. */
export function inLanguage(locale: Locale, { words, language, translation }: Said) {
  if (language === locale) return { words, lang: undefined, isTranslated: false }
  return translation === null
    ? { words, lang: language, isTranslated: false }
    : { words: translation, lang: undefined, isTranslated: true }
}
