import { quoted, type Workbench } from '../workbench/index.ts'
import type { EvidenceLine } from './view/block.ts'
import { day, siteWords, tierWords } from './view/words.ts'

type Row = {
  person: string
  rule: string
  tier: string
  date: string | null
  precision: 'day' | 'month' | 'year' | null
  flag: string | null
  sites: string | null
  file: string | null
  line: string | null
  explanation: string | null
  defeater: string | null
}

/** The evidence that `count` has written, by person, in the order of its dates. Read by batches: it may be long. */
export async function readEvidence(workbench: Workbench, file: string): Promise<Map<string, EvidenceLine[]>> {
  const byPerson = new Map<string, EvidenceLine[]>()
  const rows = workbench.batches<Row>(`
    SELECT person_id AS person, rule, tier, CAST(date AS VARCHAR) AS date, date_precision AS precision, date_flag AS flag, sites, file,
      CAST(row_number AS VARCHAR) AS line, explanation, defeater
    FROM read_parquet(${quoted(file)}) ORDER BY ALL`)
  for await (const batch of rows) {
    for (const row of batch) {
      const lines = byPerson.get(row.person) ?? []
      lines.push(lineOf(row))
      byPerson.set(row.person, lines)
    }
  }
  return byPerson
}

function lineOf({ rule, tier, date, precision, flag, sites, file, line, explanation, defeater }: Row): EvidenceLine {
  return {
    rule,
    tier: (tierWords[tier] ?? tier).toLowerCase(),
    date: date === null ? null : `${day(date, precision)}${flag === null ? '' : `, ${flag}`}`,
    sites: (sites ?? '')
      .split('; ')
      .filter(site => site !== '')
      .map(siteWords)
      .join(', '),
    place: file === null ? '' : `${file}, row ${line ?? '?'}`,
    explanation: [explanation ?? '', defeater === null ? '' : `(${defeater})`].filter(part => part !== '').join(' '),
  }
}
