import cardCss from './card/card.css?inline'
import dataTableCss from './data-table/data-table.css?inline'
import errorSummaryCss from './error-summary/error-summary.css?inline'
import foldCss from './fold/fold.css?inline'
import formFieldCss from './form-field/form-field.css?inline'
import keyFigureCss from './key-figure/key-figure.css?inline'
import noticeCss from './notice/notice.css?inline'
import paginationCss from './pagination/pagination.css?inline'
import quoteCss from './quote/quote.css?inline'
import tagCss from './tag/tag.css?inline'
import timelineCss from './timeline/timeline.css?inline'

export { Breadcrumbs, type Crumb } from './breadcrumbs/breadcrumbs.tsx'
export { Button, ButtonLink } from './button/button.tsx'
export { Card } from './card/card.tsx'
export { type Column, DataTable } from './data-table/data-table.tsx'
export { ErrorSummary, type FieldError } from './error-summary/error-summary.tsx'
export { Fold } from './fold/fold.tsx'
export { type Choice, type FieldProps, Radios, Select, TextArea, TextField } from './form-field/form-field.tsx'
export { KeyFigure } from './key-figure/key-figure.tsx'
export { Notice } from './notice/notice.tsx'
export { Pagination } from './pagination/pagination.tsx'
export { Quote } from './quote/quote.tsx'
export { Tag } from './tag/tag.tsx'
export { type Moment, Timeline } from './timeline/timeline.tsx'

/** The style sheet of each component that not every page uses: a page names those it needs in `css`. */
export const componentCss = {
  card: cardCss,
  dataTable: dataTableCss,
  errorSummary: errorSummaryCss,
  fold: foldCss,
  formField: formFieldCss,
  keyFigure: keyFigureCss,
  notice: noticeCss,
  pagination: paginationCss,
  quote: quoteCss,
  tag: tagCss,
  timeline: timelineCss,
} as const
