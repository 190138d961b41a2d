import type { Room } from '../foundation/index.ts'
import { documentBodies, documentConsoleRoutes } from './documents/console/document-console-routes.ts'
import { documentsDeskPath, documentsPath } from './documents/document-links.ts'
import { documentsAtEnd } from './documents/documents-at-end.tsx'
import { documentSearchEntries, keptDocuments } from './documents/documents-of-site.ts'
import { documentRoutes } from './documents/pages/document-routes.ts'
import { entriesRoutes } from './entries/console/entries-routes.ts'
import { contentPath } from './entries/console/entry-links.ts'
import { entriesCheck } from './entries/entries-check.ts'
import { entryTodos } from './entries/entry-todos.ts'
import { imageBodies, imageConsoleRoutes } from './images/console/image-console-routes.ts'
import { imagesPath } from './images/image-links.ts'
import { imageRoutes } from './images/image-routes.ts'
import { imagesAround } from './images/images-around.tsx'
import { linksPath } from './link-check/console/link-links.ts'
import { linkRoutes, linkTodos } from './link-check/console/link-routes.ts'
import { logoRoutes } from './logo-route.ts'
import { contentMigrations } from './migrations.ts'
import { sayRestoredFiles } from './say-restored-files.ts'

export type { ContentEntry as Entry } from '../foundation/index.ts'
export {
  type Charity,
  type CharityFacts,
  type CharityHelpline,
  type ImageRef,
  noFacts,
  type Partner,
  sayTheSame,
} from './charity.ts'
export { faceOf } from './charity-face.ts'
export { charityOf } from './charity-store.ts'
export { type CharityError, type CharityFault, type CharityForm, checkCharity } from './check-charity.ts'
export { documentsPath } from './documents/document-links.ts'
export { DocumentList, documentsCss, RelatedDocuments } from './documents/document-list.tsx'
export { documentChoices, namedDocuments, relatedDocuments, relatedDocumentsHere } from './documents/documents-of-site.ts'
export { sizeInWords } from './documents/say-document.ts'
export { contentPath, entryAt } from './entries/console/entry-links.ts'
export { isKey } from './entries/entry-key.ts'
export {
  type EntryForStaff,
  type EntryVersion,
  entriesForStaff,
  entryVersions,
  publishedEntries,
  publishedEntry,
} from './entries/entry-store.ts'
export { linesOf, titleOf, type WordsHere, wordsOf } from './entries/entry-words.ts'
export { type EntrySeed, readSeed, type SeedFault } from './entries/seed/read-seed.ts'
export { entriesSeed, seedEntries } from './entries/seed/seed-entries.ts'
export { readSeedFolder } from './entries/seed/seed-files.ts'
export { type EntryImport, type ImportChange, type ImportedEntry, importEntries } from './entries/verbs/import-entries.ts'
export { publishEntriesOnTime } from './entries/verbs/publish-entries-on-time.ts'
export { describeImage, type KeepOutcome, keepImage, removeImage } from './images/keep-image.ts'
export { imageIdIn, imageRef, type KeptImage, type KeptImages } from './images/kept-image.ts'
export { imageById, imageChoices, imagesByIds } from './images/kept-image-store.ts'
export { Picture } from './images/picture.tsx'
export { isComplete, isHelplineCheckDue, type NeededFact } from './is-complete.ts'
export { type AskOwn, checkLinks, keepLinks } from './link-check/check-links.ts'
export { logoLink } from './logo-route.ts'
export { checkMarkdown, type MarkdownFault } from './markdown/check-markdown.ts'
export { type LinkTarget, linkTarget } from './markdown/link-target.ts'
export { Markdown, markdownCss } from './markdown/markdown.tsx'
export { type MarkdownLink, markdownLinks, markdownPictures } from './markdown/markdown-links.ts'
export { type MarkdownHow, markdownToHtml } from './markdown/markdown-to-html.ts'
export { markdownToText } from './markdown/markdown-to-text.ts'
export { picturesIn } from './markdown/picture-html.tsx'
export { insideOf, readTokens } from './markdown/read-tokens.ts'
export { maxPartners, readCharityForm } from './read-charity-form.ts'
export { type SaveOutcome, saveCharity } from './save-charity.ts'
export { charitySeed } from './seed-charity.ts'
export {
  type FieldId,
  type HelplineQuestion,
  helplineQuestions,
  type TextQuestion,
  type TypedCharity,
  textQuestions,
  typedFrom,
} from './typed-charity.ts'

/** What the campaign says about itself: who runs this site. */
export const contentRoom: Room = {
  name: 'content',
  migrations: contentMigrations,
  routes: router => {
    imagesAround(router)
    documentsAtEnd(router)
    logoRoutes(router)
    imageRoutes(router)
    imageConsoleRoutes(router)
    documentRoutes(router)
    documentConsoleRoutes(router)
    entriesRoutes(router)
    linkRoutes(router)
  },
  menu: [
    { place: 'console', order: 60, path: contentPath, label: 'entries.menu' },
    { place: 'console', order: 61, path: imagesPath, label: 'images.menu' },
    { place: 'console', order: 62, path: documentsDeskPath, label: 'documents.desk.menu' },
    { place: 'console', order: 63, path: linksPath, label: 'links.menu' },
    { place: 'footer', order: 58, path: documentsPath, label: 'documents.menu' },
  ],
  checks: [entriesCheck],
  afterRestore: sayRestoredFiles,
  consoleTodos: async c => [...(await entryTodos(c)), ...(await linkTodos(c))],
  largerBodies: [...imageBodies, ...documentBodies],
  documents: keptDocuments,
  searchEntries: documentSearchEntries,
}
