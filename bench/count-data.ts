import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

/** What must come out of a count over the episodes of writeEpisodes(), known from the plan of the people, not from the files. */
export type EpisodeTruth = {
  /** Where the files are, and their names in order; years of an extract are files, as NHS England gives them out. */
  readonly folder: string
  readonly files: readonly string[]
  readonly bytes: number
  readonly episodes: number
  readonly people: number
  /** People with at least one code of C00–C97, D05 or Z85.3. */
  readonly cancerPeople: number
  /** R6: C50 and then C78/C79 in two or more spells, no other invasive primary (skin cancer C44 does not count as one). */
  readonly headline: number
  /** The same by the year of the first episode with C78/C79. */
  readonly headlineByYear: Readonly<Record<number, number>>
  /** Of the headline, those who died in hospital (DISMETH 4). */
  readonly headlineDeaths: number
  /** R7: one spell only, half of them written as two episodes of it. Possible, never in the headline. */
  readonly oneSpell: number
  /** Never in the headline: C50 and spread, and another invasive primary beside them. */
  readonly otherPrimary: number
}

export type EpisodePlan = {
  readonly episodes: number
  readonly format: 'parquet' | 'csv'
  /** Another seed gives other people. 1 if left out. */
  readonly seed?: number
  readonly threads?: number
  readonly memoryMb?: number
}

const firstYear = 2019
const years = 5

/**
 * Writes HES APC episodes with the columns of DOMAIN.md (`hes-apc-2019-20.parquet` … or `.csv`, five files), shuffled within each year so that the
 * episodes of a person lie far apart. Every person has five episodes. Memory stays bounded: each row is a formula of its number, nothing is sorted
 * or joined. `episodes` is rounded down to a multiple of five.
 *
 *     const truth = await writeEpisodes('/tmp/extracts', { episodes: 10_000_000, format: 'parquet' })
 */
export async function writeEpisodes(folder: string, plan: EpisodePlan): Promise<EpisodeTruth> {
  mkdirSync(folder, { recursive: true })
  const people = Math.floor(plan.episodes / years)
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(plan.threads ?? 2),
    memory_limit: `${plan.memoryMb ?? 800}MB`,
    preserve_insertion_order: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const connection = await instance.connect()
  try {
    await connection.run(macros(plan.seed ?? 1))
    const files: string[] = []
    for (let slot = 0; slot < years; slot += 1) {
      const name = `hes-apc-${firstYear + slot}-${String((firstYear + slot + 1) % 100)}.${plan.format}`
      const how = plan.format === 'csv' ? "FORMAT csv, HEADER true, DATEFORMAT '%Y-%m-%d'" : 'FORMAT parquet, COMPRESSION snappy'
      await connection.run(`COPY (${episodes(people, slot)}) TO '${join(folder, name).replaceAll("'", "''")}' (${how})`)
      files.push(name)
    }
    const bytes = files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
    const reader = await connection.runAndReadAll(truth(people))
    return { folder, files, bytes, episodes: people * years, people, ...asTruth(reader.getRowObjectsJS()) }
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/**
 * The plan of a person, by a number of 0 to 99,999 drawn for each:
 * breast cancer alone, with the codes that are never enough (C77.3, C79.8, Z85.3, D05) · spread in two or more spells · in one · lung cancer with
 * brain metastases · breast and lung cancer with spread · breast and skin cancer with spread · other cancers · everybody else.
 */
const macros = (seed: number): string => `
CREATE MACRO draw(p, salt, n) AS CAST(hash(p, salt, ${seed}) % n AS INTEGER);
CREATE MACRO plan(p) AS CASE
  WHEN draw(p, 0, 100000) < 1400 THEN 'breast' WHEN draw(p, 0, 100000) < 1700 THEN 'axilla' WHEN draw(p, 0, 100000) < 1800 THEN 'C798'
  WHEN draw(p, 0, 100000) < 1900 THEN 'history' WHEN draw(p, 0, 100000) < 2000 THEN 'in situ' WHEN draw(p, 0, 100000) < 2400 THEN 'spread'
  WHEN draw(p, 0, 100000) < 2550 THEN 'one spell' WHEN draw(p, 0, 100000) < 2700 THEN 'one spell, two episodes'
  WHEN draw(p, 0, 100000) < 2900 THEN 'lung' WHEN draw(p, 0, 100000) < 3000 THEN 'breast and lung'
  WHEN draw(p, 0, 100000) < 3100 THEN 'breast and skin' WHEN draw(p, 0, 100000) < 9000 THEN 'other cancer' ELSE 'none' END;
CREATE MACRO spread_from(p) AS 1 + draw(p, 1, 3);
CREATE MACRO is_dead(p) AS CASE WHEN plan(p) IN ('spread', 'breast and skin') THEN draw(p, 2, 100) < 30 ELSE draw(p, 2, 100) < 2 END;
CREATE MACRO spread_code(p, slot) AS ['C795', 'C787', 'C780', 'C793', 'C782', 'C792'][1 + draw(p, 10 + slot, 6)];
CREATE MACRO cancer(p, slot, how) AS CASE
  WHEN how IN ('breast', 'axilla', 'C798') THEN CASE WHEN slot <= 2 THEN 'C50' || draw(p, 3, 10) END
  WHEN how = 'history' THEN CASE WHEN slot = 1 THEN 'Z853' END
  WHEN how = 'in situ' THEN CASE WHEN slot = 1 THEN 'D051' END
  WHEN how IN ('spread', 'one spell', 'one spell, two episodes', 'breast and lung', 'breast and skin') THEN CASE WHEN slot <> 1 OR draw(p, 4, 2) = 0 THEN 'C509' END
  WHEN how = 'lung' THEN 'C34' || draw(p, 3, 4)
  WHEN how = 'other cancer' THEN CASE WHEN slot <= draw(p, 5, 5) THEN ['C189', 'C61', 'C20', 'C439', 'C56', 'C679', 'C859', 'C900'][1 + draw(p, 3, 8)] END END;
CREATE MACRO beside(p, slot, how) AS CASE
  WHEN how = 'axilla' AND slot = 0 THEN 'C773'
  WHEN how = 'C798' AND slot IN (1, 3) THEN 'C798'
  WHEN how IN ('spread', 'breast and skin', 'breast and lung') AND slot >= spread_from(p) THEN spread_code(p, slot)
  WHEN how = 'one spell' AND slot = 3 THEN spread_code(p, slot)
  WHEN how = 'one spell, two episodes' AND slot IN (3, 4) THEN spread_code(p, 3)
  WHEN how = 'lung' AND slot IN (2, 3) THEN 'C793' END;
CREATE MACRO third(p, slot, how) AS CASE
  WHEN how = 'breast and lung' AND slot = 0 THEN 'C343'
  WHEN how = 'breast and skin' AND slot = 0 THEN 'C443' END;
CREATE MACRO start_of(p, slot, how) AS CASE
  WHEN how = 'one spell, two episodes' AND slot = 3 THEN make_date(${firstYear} + 4, 3, 20)
  WHEN how = 'one spell, two episodes' AND slot = 4 THEN make_date(${firstYear} + 4, 3, 28)
  ELSE make_date(${firstYear} + slot, 4, 1) + draw(p, 20 + slot, 340) END;
CREATE MACRO admitted(p, slot, how) AS CASE WHEN how = 'one spell, two episodes' AND slot = 4 THEN make_date(${firstYear} + 4, 3, 20)
  ELSE start_of(p, slot, how) END;
CREATE MACRO end_of(p, slot, how) AS start_of(p, slot, how) + CASE WHEN how = 'one spell, two episodes' AND slot >= 3 THEN 8 ELSE draw(p, 30 + slot, 12) END;
CREATE MACRO filler(h, n) AS ['I10X', 'E119', 'J459', 'Z921', 'F171', 'K219', 'N183', 'I489', 'E780', 'M199', 'R074', 'J181', 'Z867', 'K573', 'H269', 'Z961'][1 + (h >> n) % 16];
CREATE MACRO operation(h, n) AS ['X998', 'U211', 'Y981', 'G451', 'H229', 'Z286', 'C751', 'X292'][1 + (h >> n) % 8];
`

/** Rows of one year. The multiplier is a prime larger than any number of people here, so that it visits everybody once. */
function episodes(people: number, slot: number): string {
  const diagnoses = Array.from({ length: 20 }, (_, at) => `${diagnosis(at)} AS DIAG_4_${String(at + 1).padStart(2, '0')}`)
  const operations = Array.from(
    { length: 24 },
    (_, at) =>
      `${at < 4 ? `CASE WHEN ops > ${at} THEN operation(h, ${at * 3}) ELSE '-' END` : "'-'"} AS OPERTN_4_${String(at + 1).padStart(2, '0')}`,
  )
  return `
SELECT pseudo AS PSEUDO_HESID, epikey AS EPIKEY, start AS EPISTART, finish AS EPIEND, admitted AS ADMIDATE,
  CASE WHEN how = 'one spell, two episodes' AND ${slot} = 3 THEN finish + 8 ELSE finish END AS DISDATE,
  CASE WHEN died THEN '4' ELSE '1' END AS DISMETH, CASE WHEN died THEN '79' ELSE '19' END AS DISDEST,
  ${diagnoses.join(',\n  ')},
  ${operations.join(', ')},
  sex AS SEX, born AS MYDOB, year(start) - birth_year AS STARTAGE, 'EX1' AS PROCODE3, 'EX101' AS PROCODE5
FROM (SELECT *, CAST(hash(p, ${100 + slot}) >> 1 AS BIGINT) AS h, 3 + CAST(hash(p, ${200 + slot}) % 6 AS INTEGER) AS n, CAST(hash(p, ${300 + slot}) % 5 AS INTEGER) AS ops,
    start_of(p, ${slot}, how) AS start, end_of(p, ${slot}, how) AS finish, admitted(p, ${slot}, how) AS admitted,
    cancer(p, ${slot}, how) AS c1, beside(p, ${slot}, how) AS c2, third(p, ${slot}, how) AS c3,
    ${slot === years - 1 ? 'is_dead(p)' : 'false'} AS died, lpad(CAST(1 + draw(p, 6, 12) AS VARCHAR), 2, '0') || CAST(birth_year AS VARCHAR) AS born
  FROM (SELECT p, plan(p) AS how, upper(substr(md5(CAST(p AS VARCHAR)), 1, 16)) || upper(substr(md5(CAST(p AS VARCHAR)), 17, 16)) AS pseudo,
      p * ${years} + ${slot} + 100000000000 AS epikey, 1930 + draw(p, 7, 60) AS birth_year,
      CASE WHEN draw(p, 8, 100) < CASE WHEN draw(p, 0, 100000) < 3100 THEN 1 ELSE 48 END THEN '1' ELSE '2' END AS sex
    FROM (SELECT (i * 1000000007 + ${slot * 7919}) % ${Math.max(1, people)} AS p FROM range(${people}) r(i))))`
}

/** Cancer codes come in the first places that are not taken by what somebody came in for; the rest are other illnesses. */
function diagnosis(at: number): string {
  const filler = `CASE WHEN n > ${at} THEN filler(h, ${at * 3}) END`
  if (at === 0) return `coalesce(CASE WHEN h % 3 > 0 THEN coalesce(c2, c1) END, filler(h, 40))`
  if (at === 1) return `coalesce(CASE WHEN h % 3 > 0 THEN CASE WHEN c2 IS NOT NULL THEN c1 END ELSE c1 END, filler(h, 44))`
  if (at === 2) return `coalesce(CASE WHEN h % 3 = 0 THEN c2 END, c3, ${filler})`
  return filler
}

const truth = (people: number): string => `
SELECT how, CASE WHEN how IN ('spread', 'breast and skin') THEN year(start_of(p, spread_from(p), how)) END AS first_year,
  count(*) AS n, count(*) FILTER (WHERE is_dead(p)) AS deaths
FROM (SELECT p, plan(p) AS how FROM range(${people}) r(p)) GROUP BY ALL ORDER BY ALL`

function asTruth(
  rows: readonly Record<string, unknown>[],
): Omit<EpisodeTruth, 'folder' | 'files' | 'bytes' | 'episodes' | 'people'> {
  const counts = rows.map(row => ({ how: String(row.how), year: row.first_year, n: Number(row.n), deaths: Number(row.deaths) }))
  const sum = (chosen: readonly string[], what: 'n' | 'deaths' = 'n') =>
    counts.filter(({ how }) => chosen.includes(how)).reduce((total, row) => total + row[what], 0)
  const headline = ['spread', 'breast and skin']
  const byYear: Record<number, number> = {}
  for (const { how, year, n } of counts) if (headline.includes(how)) byYear[Number(year)] = (byYear[Number(year)] ?? 0) + n
  return {
    cancerPeople: counts.filter(({ how }) => how !== 'none').reduce((total, { n }) => total + n, 0),
    headline: sum(headline),
    headlineByYear: byYear,
    headlineDeaths: sum(headline, 'deaths'),
    oneSpell: sum(['one spell', 'one spell, two episodes']),
    otherPrimary: sum(['breast and lung']),
  }
}
