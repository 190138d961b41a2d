import type { CountResult, RegisterRow, Selector } from '../../results/index.ts'
import type { EvidenceLine, Report, ReportPerson } from './block.ts'
import { forTheAuditor } from './for-the-auditor.ts'
import { forTheClinician, prevalenceNote } from './for-the-clinician.ts'
import { forTheService } from './for-the-service.ts'
import { gatherLists } from './people-lists.ts'
import { day, number, pathwayShort, personWords, siteWords, tierWords, vitalWords } from './words.ts'

export type ReportInput = {
  result: CountResult
  register: readonly RegisterRow[]
  /** By person. */
  evidence: ReadonlyMap<string, readonly EvidenceLine[]>
  rowsBehind: (who: Selector, register: readonly RegisterRow[]) => readonly RegisterRow[]
  /** The hospital's name, where somebody gave it; it is in no extract. */
  hospital: string | undefined
}

/** Puts the report together from what `count` has written. Pure: the same result gives the same report. */
export function composeReport({ result, register, evidence, rowsBehind, hospital }: ReportInput): Report {
  const lists = gatherLists(register, rowsBehind)
  const sections = [forTheService(result, lists), forTheClinician(result, lists, register), forTheAuditor(result, lists)]
  const { notKnownDead } = result.figures.prevalence
  return {
    title: hospital === undefined ? 'People with secondary breast cancer' : `People with secondary breast cancer at ${hospital}`,
    asAt: day(result.asAt),
    headline: {
      value: number(notKnownDead.n),
      sentence: `${notKnownDead.n === 1 ? 'person is' : 'people are'} living with secondary breast cancer, as far as the records of this hospital know, on ${day(result.asAt)}.`,
      note: prevalenceNote(result),
    },
    warning:
      'This report holds patients’ data. It stays inside the hospital. What may leave is made by “sign”, and by nothing else.',
    sections,
    people: register.map(row => toPerson(row, evidence.get(row.personId) ?? [])),
    lists: lists.all(),
    footer: [
      `As at ${day(result.asAt)}${result.isAsAtChosen ? ', the day that was asked for' : ', the end of the last month that the extracts cover as usual'}.`,
      `${result.program.name} ${result.program.version}, rules ${result.definitions.version} (${result.definitions.sha256.slice(0, 12)}). Definite and probable cases are counted; possible ones are not.`,
    ],
  }
}

function toPerson(row: RegisterRow, evidence: readonly EvidenceLine[]): ReportPerson {
  return {
    id: row.personId,
    firstDate: day(row.firstDate, row.datePrecision),
    tier: tierWords[row.tier] ?? row.tier,
    pathway: pathwayShort[row.pathway],
    sites: row.sites.map(siteWords).join(', '),
    vitalStatus: `${vitalWords[row.vitalStatus] ?? row.vitalStatus}${row.deathDate === null ? '' : `, ${day(row.deathDate, row.deathPrecision)}`}`,
    age: `${row.ageAtFirst === null ? 'age not known' : row.ageAtFirst}, ${personWords(row.sex)}`,
    conflicts: row.conflicts,
    evidence,
  }
}
