import type { Room } from '../foundation/index.ts'
import { registerMigrations } from './migrations.ts'

export { distanceKm, nearest } from './distance.ts'
export { followSuccessions } from './follow-successions.ts'
export { allHospitals, hospitalsOf } from './hospital-store.ts'
export { findLink, registerLink } from './links.ts'
export { allConstituencies, constituenciesByCodes, constituenciesOfNorthernIreland, politicianOf } from './politician-store.ts'
export { type InventedRegister, saveInventedTrusts } from './save-invented-trusts.ts'
export { seedRegister } from './seed-register.ts'
export { allSuccessions, predecessorsOf, presentTrusts, successorsOf } from './succession-store.ts'
export { inventedTrusts, registerTrusts, surveyedTrusts, trustByCode, trustsByCodes } from './trust-store.ts'
export * from './types.ts'

export const registerRoom: Room = { name: 'register', migrations: registerMigrations }
