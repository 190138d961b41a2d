import cardCss from './card/card.css?inline'
import chartCss from './chart/chart.css?inline'
import dataTableCss from './data-table/data-table.css?inline'
import editionCss from './edition/edition.css?inline'
import errorSummaryCss from './error-summary/error-summary.css?inline'
import figureCss from './figure/figure.css?inline'
import fileLinksCss from './file-links/file-links.css?inline'
import foldCss from './fold/fold.css?inline'
import formFieldCss from './form-field/form-field.css?inline'
import keyFigureCss from './key-figure/key-figure.css?inline'
import noticeCss from './notice/notice.css?inline'
import onThisPageCss from './on-this-page/on-this-page.css?inline'
import paginationCss from './pagination/pagination.css?inline'
import quoteCss from './quote/quote.css?inline'
import shareLinksCss from './share-links/share-links.css?inline'
import tagCss from './tag/tag.css?inline'
import timelineCss from './timeline/timeline.css?inline'

export { breadcrumbsFixtures } from './breadcrumbs/breadcrumbs.fixtures.tsx'
export { Breadcrumbs, type Crumb } from './breadcrumbs/breadcrumbs.tsx'
export { buttonFixtures } from './button/button.fixtures.tsx'
export { Button, ButtonLink } from './button/button.tsx'
export { cardFixtures } from './card/card.fixtures.tsx'
export { Card } from './card/card.tsx'
export { chartFixtures } from './chart/chart.fixtures.tsx'
export { Chart, type ChartFiles } from './chart/chart.tsx'
export type {
  BarRow,
  BarsSpec,
  Chart as ChartOf,
  ChartCell,
  ChartRange,
  ChartSpec,
  ChartTable,
  FlowSpec,
  FunnelPoint,
  FunnelSpec,
  KeyItem,
  LinesSpec,
  StackedSpec,
  WindowsSpec,
} from './chart/chart-spec.ts'
export { csvOf } from './chart/csv-of.ts'
export { chartWidths, layOutChart } from './chart/lay-out.ts'
export type { Drawing, Shape } from './chart/shape.ts'
export { type ChartFileWords, svgOf } from './chart/svg-of.tsx'
export { dataTableFixtures } from './data-table/data-table.fixtures.tsx'
export { type Column, DataTable } from './data-table/data-table.tsx'
export { editionFixtures } from './edition/edition.fixtures.tsx'
export { Checksum, CiteAs, EditionKind } from './edition/edition.tsx'
export { errorSummaryFixtures } from './error-summary/error-summary.fixtures.tsx'
export { ErrorSummary, type FieldError } from './error-summary/error-summary.tsx'
export { figureFixtures } from './figure/figure.fixtures.tsx'
export { Figure, type FigureFacts, FigureLine, FigureNote, type FigureSource } from './figure/figure.tsx'
export { type FigureDate, isFigureDate, sayFigureDate } from './figure/figure-date.ts'
export { statisticsIn } from './figure/statistics-in.ts'
export { fileLinksFixtures } from './file-links/file-links.fixtures.tsx'
export { FileLinks } from './file-links/file-links.tsx'
export type { Fixtures } from './fixtures.ts'
export { foldFixtures } from './fold/fold.fixtures.tsx'
export { Fold } from './fold/fold.tsx'
export { formFieldFixtures } from './form-field/form-field.fixtures.tsx'
export { type Choice, type FieldProps, Radios, Select, TextArea, TextField } from './form-field/form-field.tsx'
export { keyFigureFixtures } from './key-figure/key-figure.fixtures.tsx'
export { KeyFigure } from './key-figure/key-figure.tsx'
export { noticeFixtures } from './notice/notice.fixtures.tsx'
export { Notice } from './notice/notice.tsx'
export { onThisPageFixtures } from './on-this-page/on-this-page.fixtures.tsx'
export { OnThisPage } from './on-this-page/on-this-page.tsx'
export { paginationFixtures } from './pagination/pagination.fixtures.tsx'
export { Pagination } from './pagination/pagination.tsx'
export { quoteFixtures } from './quote/quote.fixtures.tsx'
export { Quote } from './quote/quote.tsx'
export { shareLinksFixtures } from './share-links/share-links.fixtures.tsx'
export { ShareLinks } from './share-links/share-links.tsx'
export { tagFixtures } from './tag/tag.fixtures.tsx'
export { Tag } from './tag/tag.tsx'
export { timelineFixtures } from './timeline/timeline.fixtures.tsx'
export { type Moment, Timeline } from './timeline/timeline.tsx'

/** The style sheet of each component that not every page uses: a page names those it needs in `css`. */
export const componentCss = {
  card: cardCss,
  chart: chartCss,
  dataTable: dataTableCss,
  edition: editionCss,
  errorSummary: errorSummaryCss,
  figure: figureCss,
  fileLinks: fileLinksCss,
  fold: foldCss,
  formField: formFieldCss,
  keyFigure: keyFigureCss,
  notice: noticeCss,
  onThisPage: onThisPageCss,
  pagination: paginationCss,
  quote: quoteCss,
  shareLinks: shareLinksCss,
  tag: tagCss,
  timeline: timelineCss,
} as const
