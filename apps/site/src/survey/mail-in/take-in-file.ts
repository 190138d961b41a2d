import { readFile } from 'node:fs/promises'
import { type FileFault, fileFault } from './file-fault.ts'
import type { FiledMail } from './file-mail.ts'
import { type Bringer, largestMailBytes } from './mail-folder.ts'
import { fileWaiting, type MailRoom } from './receive-mail.ts'

export type TakenInFile =
  | { readonly outcome: 'taken'; readonly filed: readonly FiledMail[] }
  | { readonly outcome: 'refused'; readonly why: FileFault }

/**
 * Takes a mail in that somebody brings as a file, while it arrives: as mail that comes by itself it is on the disk before it is filed, by the
 * addresses in its headings, and the same file twice is one mail. What is no mail is refused, and nothing of it is kept.
 */
export async function takeInFile(room: MailRoom, stream: AsyncIterable<Buffer>, broughtBy: Bringer): Promise<TakenInFile> {
  const arrived = await room.folder.receive(stream, largestMailBytes)
  if (!arrived) return { outcome: 'refused', why: 'too-large' }
  const why = fileFault(await readFile(arrived.part))
  if (why !== null) {
    await room.folder.discard(arrived)
    return { outcome: 'refused', why }
  }
  const kept = await room.folder.accept(arrived)
  const note = await room.folder.note({ ...kept, sender: '', recipients: [], at: room.clock(), broughtBy })
  try {
    return { outcome: 'taken', filed: await fileWaiting(room, note) }
  } catch (error) {
    // Whoever brought it still has it, and hears that it was not taken: it need not wait here too.
    await room.folder.filed(note)
    throw error
  }
}
