// Long because: it is the one list of what the other rooms may use of this one.
export { type Actor, actorKinds, asActor, asHospitalActor } from './audit/actor.ts'
export { type AuditFilter, auditLink, auditPath } from './audit/audit-link.ts'
export { auditedAtOnce } from './audit/audited-at-once.ts'
export { changedFields } from './audit/changed-fields.ts'
export { auditedTable } from './audit/migration-0006.ts'
export { type AuditChoices, type AuditEntry, actorKey, auditChoices, listAudit } from './audit/read-audit.ts'
export { type Entry, record } from './audit/record.ts'
export { endOfUkDay, startOfUkDay } from './audit/uk-day.ts'
export { canonicalJson, type Json, sha256Of } from './canonical-json.ts'
export { type Clock, dayInUk, systemClock } from './clock.ts'
export { databaseAnswers } from './database/answers.ts'
export { asDb, inTransaction, type ReadDb, type Reader, rows, type WriteDb, writes } from './database/handle.ts'
export { type Migration, migrate, schemaState } from './database/migrate.ts'
export { oneAtATime } from './database/one-at-a-time.ts'
export { type OpenDatabase, openEmbedded, openPostgres } from './database/open.ts'
export { decideNextEdition } from './editions/decide-next-edition.ts'
export { type EditionShape, editionsOf, hasEdition, type KeptEdition, newestEdition } from './editions/edition-store.ts'
export {
  type Decide,
  type EditionPublished,
  type Publishing,
  publishAsEdition,
} from './editions/publish-as-edition.ts'
export { announce, hearNews, type News } from './events.ts'
export { type GatheredLines, gatherLines } from './gather-lines.ts'
export type { CharityFace } from './html/charity-face.ts'
export {
  type BarRow,
  type BarsSpec,
  Breadcrumbs,
  Button,
  ButtonLink,
  breadcrumbsFixtures,
  buttonFixtures,
  Card,
  Chart,
  type ChartCell,
  type ChartFiles,
  type ChartFileWords,
  type ChartOf,
  type ChartRange,
  type ChartSpec,
  type ChartTable,
  Checksum,
  type Choice,
  CiteAs,
  type Column,
  type Crumb,
  cardFixtures,
  chartFixtures,
  chartWidths,
  componentCss,
  csvOf,
  DataTable,
  type Drawing,
  dataTableFixtures,
  EditionKind,
  ErrorSummary,
  editionFixtures,
  errorSummaryFixtures,
  type FieldError,
  type FieldProps,
  Figure,
  type FigureDate,
  type FigureFacts,
  FigureLine,
  FigureNote,
  type FigureSource,
  FileLinks,
  type Fixtures,
  type FlowSpec,
  Fold,
  type FunnelPoint,
  type FunnelSpec,
  figureFixtures,
  fileLinksFixtures,
  foldFixtures,
  formFieldFixtures,
  isFigureDate,
  KeyFigure,
  type KeyItem,
  keyFigureFixtures,
  type LinesSpec,
  layOutChart,
  type Moment,
  Notice,
  noticeFixtures,
  OnThisPage,
  onThisPageFixtures,
  Pagination,
  paginationFixtures,
  Quote,
  quoteFixtures,
  Radios,
  Select,
  type Shape,
  ShareLinks,
  type StackedSpec,
  sayFigureDate,
  shareLinksFixtures,
  statisticsIn,
  svgOf,
  Tag,
  TextArea,
  TextField,
  Timeline,
  tagFixtures,
  timelineFixtures,
  type WindowsSpec,
} from './html/components/index.ts'
export { fontFaces, readAssetManifest } from './html/fonts.ts'
export { type PageView, page } from './html/page.tsx'
export type { Fact, SharePart } from './html/share-part.tsx'
export { type Sharing, sharingOf } from './html/sharing-of.ts'
export { etagOf } from './http/entity-tag.ts'
export {
  type Entry as ContentEntry,
  type EntryChoice,
  type EntryColumn,
  type EntryFault,
  type EntryField,
  type EntryFieldKind,
  type EntryShape,
  type EntryTexts,
  type EntryWords,
  entryFieldKinds,
} from './http/entry-kind.ts'
export { forgetEachDay } from './http/forget-each-day.ts'
export {
  type FormFile,
  type FormLimits,
  type FormWithFiles,
  type KeepFile,
  readMultipart,
} from './http/multipart/read-multipart.ts'
export { chooseEncoding, type KeptPage, makeKeptPage, PageCache } from './http/page-cache.ts'
export { type Problem, problemResponse } from './http/problem-json.ts'
export { reportAnswer, type ServerEnv } from './http/report-answer.ts'
export { isUnreadAt, type LargerBody, maxBodyAt, maxBodyBytes, requestFault } from './http/request-fault.ts'
export {
  type AfterRestore,
  type Campaign,
  type Check,
  type Command,
  type CommandContext,
  type ConsoleBar,
  type ConsoleTodo,
  type ConsoleTodos,
  type Ctx,
  type EntryKind,
  type Finding,
  type FootPart,
  type HomeBlocks,
  type HospitalParts,
  type MailHouse,
  type MailReports,
  type MailReturned,
  type MenuEntry,
  type PagePart,
  type Room,
  type Router,
  type SearchEntries,
  type Services,
  type Shell,
  type SiteDocuments,
  type SiteEnv,
  type TodoWeight,
  type TrustPanels,
  todoWeights,
} from './http/room.ts'
export { isFromOurPages } from './http/same-origin.ts'
export { type SearchEntry, type SearchGroup, searchGroups } from './http/search-entry.ts'
export { securityHeaders } from './http/security-headers.ts'
export { type SiteServer, serve } from './http/serve.ts'
export type { SiteDocument } from './http/site-document.ts'
export { StaticFiles } from './http/static-files.ts'
export { type Cell, csvLine, writeCsv } from './http/write-csv.ts'
export { type Locale, languageTags, locales, localPath, splitLocale } from './i18n/locale.ts'
export { loadMessages, type Messages, type Translate, type Values } from './i18n/messages.ts'
export { byNameIn, compareWords, type Named, nameIn } from './i18n/names-in.ts'
export type { MessageText } from './i18n/read-texts.ts'
export { Rich } from './i18n/rich.tsx'
export { readUkMoment, sayMoment, type UkMoment } from './i18n/uk-moment.ts'
export { jsonLog, type Log, silentLog } from './log.ts'
export { beginLater, type Looking, lookEvery } from './look-every.ts'
export { type DkimKey, readDkimKey } from './mail/dkim-key.ts'
export { domainOf } from './mail/domain-of.ts'
export { isEmailAddress, isSameAddress } from './mail/email-address.ts'
export { estimateEnd } from './mail/estimate-end.ts'
export { forgetMails, holdMails, recallMails } from './mail/forget-mails.ts'
export {
  type MailFailure,
  type MailKind,
  type MailState,
  mailKinds,
  mailStates,
  type NewMail,
  type StoredMail,
} from './mail/mail.ts'
export {
  batchesAbout,
  countBatch,
  defaultIntervalSeconds,
  type MailBatch,
  makeBatch,
  pauseBatch,
  recallBatch,
  releaseHeld,
  resumeBatch,
  type WaitingDomain,
  waitingByDomain,
} from './mail/mail-batch.ts'
export { type MailSenderOptions, sendNext, startMailSender } from './mail/mail-sender.ts'
export { countMail, listMail, mailById, mailsByIds, requeue, rewriteMailTexts, settleUncertain } from './mail/mail-store.ts'
export { type MailOffice, newMessageId, queueMail, queueMails } from './mail/queue-mail.ts'
export type { ReturnedMail } from './mail/returned-mail.ts'
export type { SettledMail } from './mail/settled-mail.ts'
export { type WaitingMail, waitingMail } from './mail/waiting-mail.ts'
export { backupFolder, writeAutomaticBackup } from './operate/backup/backup-file.ts'
export { leftOutOfBackups } from './operate/backup/left-out.ts'
export { type NewestBackup, newestBackup } from './operate/backup/newest-backup.ts'
export { type CommandChoice, chooseCommand, helpOf, listOfCommands } from './operate/choose-command.ts'
export { takeCommands } from './operate/command-socket.ts'
export { groundCommands } from './operate/commands/ground-commands.ts'
export { prepareDataFolder } from './operate/data-folder.ts'
export { describeError } from './operate/describe-error.ts'
export { type FolderLock, isTaken, takeFolder } from './operate/folder-lock.ts'
export { handOver, isNobodyThere } from './operate/hand-over.ts'
export { heldRefusal, openDatabase, takeEmbedded } from './operate/open-database.ts'
export { prepareRows, prepareSchema } from './operate/prepare-database.ts'
export { foundationRoom } from './operate/room.ts'
export type { Seed } from './operate/seeds.ts'
export { readSetting, writeSetting } from './operate/settings.ts'
export { socketPath } from './operate/socket-path.ts'
export { refuseIfOtherCampaign } from './operate/stamp-campaign.ts'
export { stopOnSignals } from './operate/stop-on-signals.ts'
export { OpenParts, type Part } from './operate/stop-order.ts'
export { tellFailure } from './operate/tell-failure.ts'
export { usageOf, usageRefusal } from './operate/usage-refusal.ts'
export { drawChartOnPaper, heightOnPaper } from './paper/chart-on-paper.ts'
export { type PaperFacts, paperFacts } from './paper/paper-facts.ts'
export { type Faces, readFaces } from './paper/picture-faces.ts'
export { inks, lettersNotOnPaper, openSitePaper, sendPaper } from './paper/site-paper.ts'
export { refuseMetadata } from './photo/bare-jpeg.ts'
export { busy, type DeskFault, PhotoDesk } from './photo/photo-desk.ts'
export type { MadePhoto } from './photo/photo-tasks.ts'
export { recognisePhoto, type TypeFault, typeFaults } from './photo/recognise-photo.ts'
export { mostFormBytes, mostPhotoBytes, UploadFolder } from './photo/upload-folder.ts'
export {
  busy as picturesBusy,
  type DrawingThread,
  type DrawnPicture,
  drawingThread,
  PictureDesk,
} from './picture/picture-desk.ts'
export { type HospitalPerson, type Principal, type Role, roles } from './principal.ts'
export { exitCodes, isRefusal, Refusal } from './problems.ts'
export type { Happening, MoveOutcome, Rehearsal } from './rehearsal.ts'
export { findRoot } from './root.ts'
export { ReadingProcess } from './threads/reading-process.ts'
export { ReadingThread, type RunOptions, type ThreadLimits } from './threads/reading-thread.ts'
export { threadFile } from './threads/thread-file.ts'
export type { ThreadOutcome, ThreadTasks } from './threads/thread-task.ts'
