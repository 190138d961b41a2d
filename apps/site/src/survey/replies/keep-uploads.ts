import { takeUpload } from '../../accounts/index.ts'
import type { KeepFile, Services } from '../../foundation/index.ts'
import { AttachmentFolder, type KeptFile } from '../attachments/attachment-folder.ts'
import type { SentWithFiles } from '../read-form.ts'

/** A file counts once more for each further 7 MB of it: sixty files or about 400 MB in an hour. */
const bytesPerCount = 7 * 1000 * 1000

export type RefusedUpload = {
  readonly name: string
  readonly because: 'too-large' | 'too-many' | 'empty' | 'for-now'
}

/**
 * Keeps what comes through one private link, and no more of it in an hour than any trust needs: whatever becomes of the form, its files
 * lie on our disk for a day. `refusedOf` says of each that was not kept why.
 */
export function keepUploads(services: Pick<Services, 'write' | 'secret' | 'dataFolder'>, linkId: number) {
  const folder = new AttachmentFolder(services.dataFolder)
  const link = String(linkId)
  /** Of those that were not kept, in their order. */
  const because: ('too-large' | 'for-now')[] = []
  const keep: KeepFile<KeptFile> = async (content, limitBytes) => {
    if (!(await takeUpload(services, { link, weight: 1 }))) {
      because.push('for-now')
      return null
    }
    const kept = await folder.keep(content, limitBytes)
    if (kept === null) because.push('too-large')
    const further = Math.floor((kept?.bytes ?? 0) / bytesPerCount)
    if (further > 0) await takeUpload(services, { link, weight: further })
    return kept
  }
  const refusedOf = ({ refused }: Pick<SentWithFiles<KeptFile>, 'refused'>): RefusedUpload[] => {
    const left = [...because]
    return refused.map(({ name, because: why }) => ({ name, because: why === 'too-large' ? (left.shift() ?? why) : why }))
  }
  return { keep, refusedOf }
}
