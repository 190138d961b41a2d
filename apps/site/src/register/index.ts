import type { Room } from '../foundation/index.ts'
import { placesRoutes } from './api/places-route.ts'
import { importRegisterCommand } from './import-register-command.ts'
import { registerMigrations } from './migrations.ts'
import { registerCheck } from './register-check.ts'

export { type RegisterTable, registerTables } from './described-tables.ts'
export { distanceKm, nearest } from './distance.ts'
export { type FindAnswer, findAnswer, type NearTrust } from './find-answer.ts'
export { FindForm, findFormCss, longestQuestion } from './find-form.tsx'
export { followSuccessions } from './follow-successions.ts'
export { allHospitals, hospitalsOf } from './hospital-store.ts'
export { knownGaps } from './known-gap-store.ts'
export { findLink, registerLink } from './links.ts'
export { alternativeNamesOf } from './name-store.ts'
export type { NameAnswer, NameMatch } from './names/choose-matches.ts'
export type { FormerTrust } from './names/named-things.ts'
export { searchNames } from './names/search-names.ts'
export { allConstituencies, constituenciesByCodes, constituenciesOfNorthernIreland, politicianOf } from './politician-store.ts'
export type { Elsewhere } from './postcode/elsewhere.ts'
export { type InvalidReason, type PostcodeReading, parsePostcode } from './postcode/parse-postcode.ts'
export { type Place, type PlaceAnswer, type Precision, placeFor } from './postcode/place-for.ts'
export { regionName } from './region-name.ts'
export { type InventedRegister, saveInventedTrusts } from './save-invented-trusts.ts'
export { registerSeed, seedRegister } from './seed-register.ts'
export { allSuccessions, predecessorsOf, presentTrusts, successorsOf } from './succession-store.ts'
export { inventedTrusts, registerTrusts, surveyedTrusts, trustByCode, trustsByCodes } from './trust-store.ts'
export * from './types.ts'

export const registerRoom: Room = {
  name: 'register',
  migrations: registerMigrations,
  routes: placesRoutes,
  commands: [importRegisterCommand],
  checks: [registerCheck],
}
