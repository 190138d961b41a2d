import type { Room } from '../foundation/index.ts'
import { importResults } from './commands/import-results.ts'
import { withholdPassageCommand } from './commands/withhold-passage.ts'
import { dataPath } from './links.ts'
import { releasesMigrations } from './migrations.ts'
import { releasesRoutes } from './routes.ts'
import { releasesCheck } from './store/check-releases.ts'

export { type StartedCounting, startedCounting } from './changes/started-counting.ts'
export { problemInWords } from './commands/problems-in-words.ts'
export { aliveInWords, CountedAlive, SpreadFromStartNote } from './counted/counted-alive.tsx'
export { CountedCompleteness, CountedYears, HowCounted } from './counted/counted-tables.tsx'
export { sayBand, sayCell, sayCheck, sayCounted, sayRange, saySpan } from './counted/counted-words.ts'
export {
  type CountedNumber,
  chanceRange,
  isAllKeptBack,
  type PeopleRange,
  readCounted,
  type SpreadFromStart,
  spreadFromStart,
} from './counted/read-counted.ts'
export {
  type Criteria,
  type CriteriaInWords,
  type CriteriaRule,
  criteriaInWords,
  defaultRule,
  type ResultStatus,
  ruleById,
  statusForOutcome,
} from './criteria/criteria.ts'
export { loadCriteria, newestCriteria } from './criteria/load-criteria.ts'
export { licence } from './licence.ts'
export {
  apiGuidePath,
  changesLink,
  criteriaLink,
  dataPath,
  feedPath,
  openApiPath,
  releaseFileLink,
  releaseLink,
  releasesPath,
  trustLink,
} from './links.ts'
export { applyOffer, applyOffers, rowOfOffer } from './offers/apply-offer.ts'
export { offerEvidence, offerOf, offersFor, withdrawOffer } from './offers/offer-store.ts'
export { withheldOffers } from './offers/withheld-offers.ts'
export { FeedLink } from './open-data/feed/feed-link.tsx'
export { element, type Xml, xmlDocument } from './open-data/feed/xml.ts'
export { exposedHeaders, fileNameOf, linkTo, type OpenFile, sendFile } from './open-data/send-file.ts'
export { tagUri } from './open-data/tag-uri.ts'
export { type Cell, csvLine, writeCsv } from './open-data/write-csv.ts'
export { dayAsKnown } from './pages/day-as-known.ts'
export { NumbersOfRegister, NumbersOfRelease } from './pages/numbers-of-release.tsx'
export { ReleaseName } from './pages/release-name.tsx'
export { releaseTitle } from './pages/release-title.ts'
export type { EarlierResult, PublicStatement, StatementFigure } from './public-record/public-record.ts'
export { readResults } from './results-file/read-results.ts'
export type { ResultRow, RowEvidence, RowProblem } from './results-file/result-row.ts'
export { answerDay } from './rules/answer-day.ts'
export { type ChangeKind, changedSince, kindOfChange, type StatusChange } from './rules/changed-since.ts'
export { countStatuses } from './rules/count-statuses.ts'
export type { Refused } from './rules/decide-publication.ts'
export { parseReleaseId } from './rules/release-id.ts'
export { noticesIn, rowOfStatus } from './rules/row-of-status.ts'
export { notAskedStatus } from './rules/snapshot.ts'
export { saysTheSame } from './rules/status-from-row.ts'
export { evidenceFromSubmission } from './rules/submission-evidence.ts'
export { publisherOf } from './share/dataset-facts.ts'
export { picturesPath } from './share/picture-links.ts'
export { shareNation, shareRelease, shareSite, shareTrust } from './share/share-release.ts'
export { trustToShare } from './share/share-words.ts'
export { default as statusCss } from './status/status.css?inline'
export { StatusMark, statusMeaning, statusWord, symbolIds } from './status/status-mark.tsx'
export { StatusSymbols } from './status/status-symbols.tsx'
export { publishedCriteria } from './store/criteria-store.ts'
export { currentStatusCodes, type StatusCodes } from './store/current-status-codes.ts'
export { type CurrentStatuses, currentStatuses } from './store/current-statuses.ts'
export { publishedPassagesOf, publishedPassagesOfAll, type StoredPassage } from './store/published-passages.ts'
export { earlierResult, publicRecordOf } from './store/read-public-record.ts'
export { allReleases, latestRelease, releaseById, skippedRowsOf } from './store/read-releases.ts'
export { historyOf, statusesOf, statusOf } from './store/read-statuses.ts'
export { releasesWithSubmission } from './store/releases-with-submission.ts'
export * from './types.ts'
export type { ResultsToPublish } from './verbs/prepare-release.ts'
export {
  onePublicationAtATime,
  type PreviewOutcome,
  type PublishOutcome,
  type PublishResults,
  previewResults,
  publishingLimitMs,
  publishResults,
  publishWithin,
} from './verbs/publish-results.ts'
export { publicRecordSeed, seedPublicRecord } from './verbs/seed-public-record.ts'
export { type WithholdOutcome, withholdPassage } from './verbs/withhold-passage.ts'

/** What has been published: criteria, releases, corrections, the public record, and the open data made from them. */
export const releasesRoom: Room = {
  name: 'releases',
  migrations: releasesMigrations,
  routes: releasesRoutes,
  menu: [{ place: 'footer', order: 60, path: dataPath, label: 'releases.data.menu' }],
  commands: [importResults, withholdPassageCommand],
  checks: [releasesCheck],
}
