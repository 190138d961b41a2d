import type { WriteDb } from '../../foundation/index.ts'
import type { KeptFile } from './attachment-folder.ts'
import { insertWaiting } from './attachment-store.ts'

/**
 * Notes that files have come in, in the transaction that files what brought them: they wait until they were looked into, and nobody can
 * open them before. The caller has put them into the folder, and enters in the log what it files; a file that is known already stays as
 * it is.
 */
export async function noteFiles(tx: WriteDb, files: readonly KeptFile[], now: Date): Promise<void> {
  await insertWaiting(tx, [...new Map(files.map(file => [file.sha256, file])).values()], now)
}
