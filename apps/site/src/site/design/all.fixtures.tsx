import {
  breadcrumbsFixtures,
  buttonFixtures,
  cardFixtures,
  chartFixtures,
  dataTableFixtures,
  editionFixtures,
  errorSummaryFixtures,
  type Fixtures,
  figureFixtures,
  fileLinksFixtures,
  foldFixtures,
  formFieldFixtures,
  keyFigureFixtures,
  noticeFixtures,
  onThisPageFixtures,
  paginationFixtures,
  quoteFixtures,
  shareLinksFixtures,
  tagFixtures,
  timelineFixtures,
} from '../../foundation/index.ts'
import { FindForm } from '../../register/index.ts'
import { StatusMark, statusCodes } from '../../releases/index.ts'
import { WindowAtNight } from '../home/window-at-night.tsx'

/** Marks and forms of other rooms, in the states that a visitor can meet. */
const statusFixtures: Fixtures = {
  'on paper': t => statusCodes.map(status => <StatusMark t={t} status={status} words="shown" />),
  'at night': t => (
    <p class="night band">
      {statusCodes.map(status => (
        <StatusMark t={t} status={status} words="shown" />
      ))}
    </p>
  ),
}

const findFixtures: Fixtures = {
  empty: t => <FindForm t={t} id="sample-find" />,
  invalid: t => <FindForm t={t} id="sample-find-invalid" value="LS99" error="We cannot find that postcode" />,
}

/** Every component, by its name. */
export const allFixtures: Readonly<Record<string, Fixtures>> = {
  'Status mark': statusFixtures,
  'Search form': findFixtures,
  Button: buttonFixtures,
  'Key figure': keyFigureFixtures,
  Figure: figureFixtures,
  Quote: quoteFixtures,
  Notice: noticeFixtures,
  Card: cardFixtures,
  'Form field': formFieldFixtures,
  'Error summary': errorSummaryFixtures,
  'Data table': dataTableFixtures,
  Chart: chartFixtures,
  Timeline: timelineFixtures,
  Fold: foldFixtures,
  'File links': fileLinksFixtures,
  'On this page': onThisPageFixtures,
  Edition: editionFixtures,
  Tag: tagFixtures,
  Pagination: paginationFixtures,
  'Share links': shareLinksFixtures,
  Breadcrumbs: breadcrumbsFixtures,
  Drawing: {
    'window at night': t => (
      <div class="night band">
        <WindowAtNight t={t} />
      </div>
    ),
  },
}
