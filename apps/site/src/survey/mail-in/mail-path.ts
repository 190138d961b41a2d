import { join } from 'node:path'

/** The folder of mails in the data folder. */
export const mailFolderIn = (dataFolder: string): string => join(dataFolder, 'mail-in')

/** Where a mail lies as it came. */
export function mailPath(dataFolder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not the hash of a mail')
  return join(mailFolderIn(dataFolder), `${sha256}.eml`)
}
