export type { UnusedFile } from './put-source-files.ts'
export { type RecognisedFolder, type RecogniseOptions, recogniseFolder } from './recognise-folder.ts'
export { type Sampled, sampleFile, withoutWildcards } from './sample-file.ts'
export { type FoundFile, walkFolder } from './walk-folder.ts'
