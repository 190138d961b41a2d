/** The ground's, under the name by which this room's files know it. */
export { type Cell, csvLine, writeCsv } from '../../foundation/index.ts'
