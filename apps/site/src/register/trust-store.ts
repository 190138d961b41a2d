import { sql } from 'kysely'
import { type Campaign, type ReadDb, rows } from '../foundation/index.ts'
import type { RegisterTables, SurveyDecisionRecord, TrustRecord } from './schema.ts'
import type { Trust, TrustCode } from './types.ts'

type JoinedTrust = TrustRecord & Pick<SurveyDecisionRecord, 'decision' | 'reason' | 'decided_on'> & { aliases: string[] }

const trusts = (db: ReadDb) =>
  rows<RegisterTables>(db)
    .selectFrom('trust')
    .innerJoin('survey_decision', 'survey_decision.trust_code', 'trust.code')
    // One pass over all aliases: a query for each trust is ten times slower.
    .leftJoin(
      eb =>
        eb
          .selectFrom('trust_alias')
          .select(['trust_code', sql<string[]>`json_agg(alias order by alias)`.as('aliases')])
          .groupBy('trust_code')
          .as('other_codes'),
      join => join.onRef('other_codes.trust_code', '=', 'trust.code'),
    )
    .select([
      'trust.code',
      'trust.name',
      'trust.name_cy',
      'trust.nation',
      'trust.kind',
      'trust.region_code',
      'trust.region_name',
      'trust.icb_code',
      'trust.icb_name',
      'trust.address',
      'trust.postcode',
      'trust.lat',
      'trust.lon',
      'trust.location_basis',
      'trust.opened_on',
      'trust.closed_on',
      'trust.foi_email',
      'trust.foi_email_alt',
      'trust.foi_missing',
      'trust.is_invented',
      'survey_decision.decision',
      'survey_decision.reason',
      'survey_decision.decided_on',
      sql<string[]>`coalesce(other_codes.aliases, '[]')`.as('aliases'),
    ])
    .orderBy('trust.name')
    .orderBy('trust.code')

/** The trust with this code, or with this code among its aliases; any case. */
export async function trustByCode(db: ReadDb, code: string): Promise<Trust | null> {
  const wanted = code.trim().toUpperCase()
  const found = await trusts(db)
    .where(eb =>
      eb.or([
        eb('trust.code', '=', wanted),
        eb('trust.code', 'in', eb.selectFrom('trust_alias').select('trust_alias.trust_code').where('alias', '=', wanted)),
      ]),
    )
    // A trust's own code wins over the same letters used as another one's alias.
    .orderBy(eb => eb.case().when('trust.code', '=', wanted).then(0).else(1).end())
    .execute()
  const record = found.find(row => row.code === wanted) ?? found[0]
  return record ? asTrust(record) : null
}

/** The trusts that the campaign asks, open on that day (the closing day is the last open one), by name. */
export async function surveyedTrusts(db: ReadDb, { campaign, on }: { campaign: Campaign; on: string }): Promise<Trust[]> {
  const found = await trusts(db)
    .where('trust.is_invented', '=', campaign === 'example')
    .where('survey_decision.decision', '=', 'surveyed')
    .where(eb => eb.or([eb('trust.opened_on', 'is', null), eb('trust.opened_on', '<=', on)]))
    .where(eb => eb.or([eb('trust.closed_on', 'is', null), eb('trust.closed_on', '>=', on)]))
    .execute()
  return found.map(asTrust)
}

/** Every real trust, open or closed, by name. */
export const registerTrusts = async (db: ReadDb): Promise<Trust[]> =>
  (await trusts(db).where('trust.is_invented', '=', false).execute()).map(asTrust)

/** Every invented trust, by name. Empty in the uk campaign. */
export const inventedTrusts = async (db: ReadDb): Promise<Trust[]> =>
  (await trusts(db).where('trust.is_invented', '=', true).execute()).map(asTrust)

/** Trusts by their own codes, by name. */
export async function trustsByCodes(db: ReadDb, codes: readonly string[]): Promise<Trust[]> {
  if (codes.length === 0) return []
  return (
    await trusts(db)
      .where('trust.code', 'in', [...codes])
      .execute()
  ).map(asTrust)
}

function asTrust(row: JoinedTrust): Trust {
  return {
    // The primary key of the register is what a trust's code is.
    code: row.code as TrustCode,
    name: row.name,
    nameCy: row.name_cy,
    nation: row.nation,
    kind: row.kind,
    regionCode: row.region_code,
    regionName: row.region_name,
    icbCode: row.icb_code,
    icbName: row.icb_name,
    address: row.address,
    postcode: row.postcode,
    lat: row.lat,
    lon: row.lon,
    locationBasis: row.location_basis,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    foiEmail: row.foi_email,
    foiMissing: row.foi_missing,
    aliases: row.aliases,
    isInvented: row.is_invented,
    survey: { decision: row.decision, reason: row.reason, decidedOn: row.decided_on },
  }
}

/** Codes of trusts about which nobody has decided whether they are asked. */
export async function trustsWithoutDecision(db: ReadDb): Promise<string[]> {
  const found = await rows<RegisterTables>(db)
    .selectFrom('trust')
    .leftJoin('survey_decision', 'survey_decision.trust_code', 'trust.code')
    .select('trust.code')
    .where('survey_decision.trust_code', 'is', null)
    .orderBy('trust.code')
    .execute()
  return found.map(row => row.code)
}
