import type { Room } from '../foundation/index.ts'
import { placesRoutes } from './api/places-route.ts'
import { importRegisterCommand } from './import-register-command.ts'
import { registerMigrations } from './migrations.ts'
import { importPoliticiansCommand } from './parliaments/import-politicians-command.ts'
import { forgetUnitPostcodes } from './postcodes-import/after-restore.ts'
import { importPostcodesCommand } from './postcodes-import/import-postcodes-command.ts'
import { postcodesCheck } from './postcodes-import/postcodes-check.ts'
import { registerCheck } from './register-check.ts'

export { type RegisterTable, registerTables } from './described-tables.ts'
export { distanceKm, nearest } from './distance.ts'
export { type FindAnswer, findAnswer, type NearTrust } from './find-answer.ts'
export { FindForm, findFormCss, longestQuestion } from './find-form.tsx'
export { followSuccessions } from './follow-successions.ts'
export { allHospitals, hospitalsOf } from './hospital-store.ts'
export { readDescriptions } from './import/import-register.ts'
export type { BreastCancerRow, PopulationRow, PublishedRatioRow } from './import/national-tables.ts'
export { readNationalTable } from './import/read-tables.ts'
export { knownGaps } from './known-gap-store.ts'
export { findLink, registerLink } from './links.ts'
export { type MergeOutcome, mergeTrusts, type UndoOutcome, undoMerger } from './merging/merge-trusts.ts'
export { allMergers, type Merger } from './merging/merger-store.ts'
export { type MergerFault, type MergerPreview, previewMerger, type TypedMerger } from './merging/preview-merger.ts'
export { alternativeNamesOf } from './name-store.ts'
export type { NameAnswer, NameMatch } from './names/choose-matches.ts'
export type { FormerTrust } from './names/named-things.ts'
export { searchNames } from './names/search-names.ts'
export {
  type Body,
  bodies,
  type DevolvedBody,
  devolvedBodyOf,
  isBody,
  memberPages,
} from './parliaments/bodies.ts'
export {
  type DissolutionFault,
  dissolutionFields,
  dissolutionOn,
  type TypedDissolution,
} from './parliaments/dissolution-rules.ts'
export { allDissolutions, type Dissolution, dissolutionsThatHold } from './parliaments/dissolution-store.ts'
export {
  type EndOutcome,
  type EnterOutcome,
  endDissolution,
  enterDissolution,
  type WithdrawOutcome,
  withdrawDissolution,
} from './parliaments/enter-dissolution.ts'
export {
  type LetterBox,
  type LetterBoxFault,
  type LetterBoxOutcome,
  letterBoxes,
  letterBoxOf,
  saveLetterBox,
  type TypedLetterBox,
} from './parliaments/letter-boxes.ts'
export { allSeats } from './parliaments/parliament-store.ts'
export {
  type BodyAnswer,
  isDissolved,
  type Representative,
  representativesFor,
} from './parliaments/representatives-for.ts'
export { allConstituencies, constituenciesByCodes, constituenciesOfNorthernIreland, politicianOf } from './politician-store.ts'
export type { Elsewhere } from './postcode/elsewhere.ts'
export { type InvalidReason, type PostcodeReading, parsePostcode } from './postcode/parse-postcode.ts'
export { type Place, type PlaceAnswer, type Precision, placeFor } from './postcode/place-for.ts'
export { unitPostcodesName } from './postcodes-import/describe-postcodes.ts'
export { regionName } from './region-name.ts'
export { type Renewal, renewalsOf } from './renewal/renewals.ts'
export { type InventedRegister, saveInventedTrusts } from './save-invented-trusts.ts'
export { registerSeed, seedRegister } from './seed-register.ts'
export { allSuccessions, predecessorsOf, presentTrusts, successorsOf } from './succession-store.ts'
export { inventedTrusts, registerTrusts, surveyedTrusts, trustByCode, trustsByCodes } from './trust-store.ts'
export * from './types.ts'

export const registerRoom: Room = {
  name: 'register',
  migrations: registerMigrations,
  routes: placesRoutes,
  commands: [importRegisterCommand, importPostcodesCommand, importPoliticiansCommand],
  checks: [registerCheck, postcodesCheck],
  afterRestore: forgetUnitPostcodes,
}
