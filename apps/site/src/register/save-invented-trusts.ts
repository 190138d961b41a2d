import { createHash } from 'node:crypto'
import { announce, type Entry, record, type WriteDb, writes } from '../foundation/index.ts'
import { insertRows, updateOnConflict } from './insert-rows.ts'
import { applyMergers } from './merging/apply-mergers.ts'
import { noteTable } from './noted-tables.ts'
import {
  type InventedLetterBox,
  type InventedMember,
  saveInventedLetterBoxes,
  saveInventedMembers,
} from './parliaments/invented-members.ts'
import type { RegisterTables } from './schema.ts'
import { trustColumns, trustRecordOf } from './trust-record.ts'
import type { Hospital, Politician, Succession, Trust } from './types.ts'

export type InventedRegister = {
  readonly trusts: readonly Trust[]
  readonly hospitals: readonly Hospital[]
  readonly successions?: readonly Succession[]
  readonly politicians: readonly Politician[]
  readonly members?: readonly InventedMember[]
  readonly letterBoxes?: readonly InventedLetterBox[]
}

/** Puts the example campaign's trusts, hospitals and politicians into the register, marked as invented. Safe to repeat. */
export async function saveInventedTrusts(
  tx: WriteDb,
  { trusts, hospitals, successions = [], politicians, members = [], letterBoxes = [] }: InventedRegister,
  now: Date,
): Promise<void> {
  const real = [...trusts, ...politicians].find(row => !row.isInvented)
  if (real) throw new Error('Only invented trusts and politicians may be saved as invented')
  // First of all: its tables look for it at once.
  await record(tx, entryFor({ trusts, hospitals, politicians }, now))
  const db = writes<RegisterTables>(tx)
  await insertRows(tx, 'trust', trusts.map(trustRecordOf), { onConflict: updateOnConflict(['code'], trustColumns) })
  const codes = trusts.map(trust => trust.code)
  if (codes.length > 0) {
    await db.deleteFrom('trust_alias').where('trust_code', 'in', codes).execute()
    await db.deleteFrom('survey_decision').where('trust_code', 'in', codes).execute()
  }
  await insertRows(
    tx,
    'trust_alias',
    trusts.flatMap(trust => trust.aliases.map(alias => ({ alias: alias.toUpperCase(), trust_code: trust.code }))),
  )
  await insertRows(
    tx,
    'survey_decision',
    trusts.map(({ code, survey }) => ({
      trust_code: code,
      decision: survey.decision,
      reason_code: 'invented',
      reason: survey.reason,
      decided_on: survey.decidedOn,
      source: 'invented',
    })),
  )
  await db.deleteFrom('hospital').where('is_invented', '=', true).execute()
  await insertRows(tx, 'hospital', hospitals.map(inventedHospital))
  await db.deleteFrom('succession').where('source', '=', 'invented').execute()
  await insertRows(tx, 'succession', successions.map(inventedSuccession))
  await db.deleteFrom('politician').where('is_invented', '=', true).execute()
  await insertRows(tx, 'politician', politicians.map(inventedPolitician))
  await saveInventedMembers(tx, members)
  await saveInventedLetterBoxes(tx, letterBoxes, now)
  const sha256 = createHash('sha256')
    .update(JSON.stringify([trusts, hospitals, successions, politicians, members, letterBoxes]))
    .digest('hex')
  await noteTable(tx, { name: 'invented', sha256, row_count: trusts.length, imported_at: now, description: null })
  await applyMergers(tx, now)
  await announce(tx, { name: 'register-imported' })
}

const entryFor = ({ trusts, hospitals, politicians }: InventedRegister, at: Date): Entry => ({
  actor: { kind: 'seed', name: 'example-campaign' },
  at,
  deed: 'register.invent',
  subject: { kind: 'register', id: 'invented' },
  after: { trusts: trusts.length, hospitals: hospitals.length, politicians: politicians.length },
})

const inventedHospital = (hospital: Hospital): RegisterTables['hospital'] => ({
  code: hospital.code,
  name: hospital.name,
  nation: hospital.nation,
  town: hospital.town,
  postcode: hospital.postcode,
  lat: hospital.lat,
  lon: hospital.lon,
  location_basis: 'invented',
  trust_code: hospital.trustCode,
  trust_code_in_source: hospital.formerTrustCode ?? hospital.trustCode,
  note: null,
  source: 'invented',
  is_invented: true,
})

const inventedSuccession = ({ from, fromName, to, effectiveOn }: Succession): RegisterTables['succession'] => ({
  old_code: from,
  old_name: fromName,
  new_code: to,
  effective_on: effectiveOn,
  source: 'invented',
  note: null,
})

const inventedPolitician = (politician: Politician): RegisterTables['politician'] => ({
  constituency_code: politician.constituencyCode,
  is_invented: true,
  body: 'house-of-commons',
  name: politician.name,
  title: politician.title,
  party: politician.party,
  email: politician.email,
  email_missing: politician.emailMissing,
  as_of: politician.asOf,
})
