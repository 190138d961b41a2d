import type { Statements } from '../workbench/index.ts'
import type { Definitions } from './load-definitions.ts'
import type { CodeList } from './rule-language.ts'

export type CodeRow = { list: string; system: string; code: string; match: 'exact' | 'prefix' | 'contains'; site: string | null }

/**
 * Fills the table code_list: codes in capitals; match says whether a code must be the same, begin with it
 * or contain it; site is the normal form of the site of spread that the code names, or NULL.
 */
export async function putCodeLists(workbench: Statements, { codeLists }: Pick<Definitions, 'codeLists'>): Promise<void> {
  const rows = JSON.stringify(codeLists.flatMap(codeRows))
  await workbench.run('DELETE FROM code_list')
  await workbench.run(
    `INSERT INTO code_list SELECT row.list, row.system, row.code, row.match, row.site FROM (
       SELECT unnest(from_json($1::JSON, '[{"list":"VARCHAR","system":"VARCHAR","code":"VARCHAR","match":"VARCHAR","site":"VARCHAR"}]')) AS row)`,
    [rows],
  )
}

/** The codes of a list one by one; ranges are written out. */
export const codeRows = ({ id, codes }: CodeList): CodeRow[] =>
  codes.flatMap(entry => {
    const { system, match } = entry
    if ('code' in entry) return [{ list: id, system, code: entry.code.toUpperCase(), match, site: entry.site ?? null }]
    return codesBetween(entry.from, entry.to).map(code => ({ list: id, system, code, match, site: null }))
  })

function codesBetween(from: string, to: string): string[] {
  const number = (code: string): number => (code.charCodeAt(0) - 65) * 100 + Number(code.slice(1))
  return Array.from({ length: number(to) - number(from) + 1 }, (_, at) => {
    const each = number(from) + at
    return `${String.fromCharCode(65 + Math.floor(each / 100))}${String(each % 100).padStart(2, '0')}`
  })
}
