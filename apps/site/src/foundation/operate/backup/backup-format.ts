import { z } from 'zod'

/**
 * A backup is one gzip file of JSON lines, the same for both databases and, for the same rows, the same to the byte:
 *
 *     {"spotlight":"backup","format":1,"campaign":"example","migrations":["0001_foundation"]}
 *     {"table":"spotlight","columns":["key","value"]}
 *     ["campaign","example"]                          one line a row, in the order of the primary key; each value as PostgreSQL writes it
 *     {"rows":1,"sha256":"…"}                         of the table's rows, each with its line end
 *     {"tables":1,"sha256":"…"}                       of all lines before
 */
export const backupFormat = 1

export const headSchema = z.object({
  spotlight: z.literal('backup'),
  format: z.number().int(),
  campaign: z.enum(['example', 'uk']),
  migrations: z.array(z.string()).min(1),
})
export type BackupHead = z.infer<typeof headSchema>

export const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()).min(1) })
export const tableEndSchema = z.object({ rows: z.number().int(), sha256: z.string() })
export const endSchema = z.object({ tables: z.number().int(), sha256: z.string() })
export const rowSchema = z.array(z.string().nullable())
export type BackupRow = z.infer<typeof rowSchema>
