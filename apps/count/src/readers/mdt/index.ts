import type { Reader } from '../reader.ts'
import { readMdt } from './read-mdt.ts'
import { recogniseMdt } from './recognise-mdt.ts'

/** A sheet of the team meeting or another list of the hospital's own, through a mapping that somebody there has declared. */
export const mdtReader: Reader = { source: 'mdt', recognise: recogniseMdt, read: readMdt }

export { type MdtMap, mdtMap, parseMdtMap } from './mdt-map.ts'
export { proposeMap } from './propose-map.ts'
export { type Cell, cellText, readSpreadsheet, type Sheet } from './spreadsheet.ts'
export { SpreadsheetProblem } from './spreadsheet-problem.ts'
