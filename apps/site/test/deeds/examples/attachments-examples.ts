import { createHash } from 'node:crypto'
import { inTransaction, record, writes } from '../../../src/foundation/index.ts'
import { updateFile } from '../../../src/survey/attachments/attachment-store.ts'
import { downloadAt, fileAt, releaseAt } from '../../../src/survey/attachments/links.ts'
import { noteFiles } from '../../../src/survey/attachments/note-files.ts'
import { insertMessageByHand } from '../../../src/survey/by-hand/message-by-hand.ts'
import { newFormToken } from '../../../src/survey/requests/form-token.ts'
import type { WritableSurveyTables } from '../../../src/survey/schema.ts'
import { roundId } from '../../support/requests-for-tests.ts'
import { trustCode } from '../rounds-in-every-state.ts'
import { askedTrusts, holesOf } from './asked-trusts.ts'
import type { Examples, Scene } from './example.ts'

const code = 'EX-901'
const actor = { kind: 'command', name: 'test' } as const
const sha256 = createHash('sha256').update('a closed file').digest('hex')

/** A closed file came to the request. */
async function closedFile({ services }: Scene, key: { round: string; trustCode: string }): Promise<{ sha256: string }> {
  const now = services.clock()
  const file = { sha256, bytes: 10, name: 'ffigurau 💛.xlsx', type: 'application/octet-stream' }
  await inTransaction(services.write, async tx => {
    await noteFiles(tx, [file], now)
    await updateFile(tx, sha256, {
      state: 'quarantined',
      findings: JSON.stringify([{ kind: 'hidden-sheet', where: 'B', count: 1 }]),
    })
    const words = { subject: 'RE', text: 'Words', from: 'Somebody', cameBy: 'post' } as const
    await insertMessageByHand(tx, { ...key, ...words, at: now, attachments: [file], actor, now, formToken: newFormToken() })
  })
  return { sha256 }
}

/** The same where no request need be open: the message is put there as it is. */
async function fileIn(scene: Scene, round: string): Promise<{ sha256: string }> {
  const { write, clock } = scene.services
  await inTransaction(write, async tx => {
    const now = clock()
    await noteFiles(tx, [{ sha256, bytes: 10 }], now)
    await writes<WritableSurveyTables>(tx)
      .insertInto('message')
      .values({
        round_id: round,
        trust_code: trustCode,
        direction: 'in',
        letter_kind: null,
        mail_id: null,
        header_message_id: null,
        sender: 'foi@ex-001.invalid',
        recipient: '',
        subject: 'RE',
        body: 'Words',
        at: now,
        guess: null,
        authentication: null,
        raw_sha256: null,
        raw_bytes: null,
        attachments: JSON.stringify([{ name: 'a.xlsx', type: 'application/octet-stream', bytes: 10, sha256 }]),
        held_because: null,
        filed_by: null,
      })
      .execute()
    await record(tx, { actor, at: now, deed: 'answer.take-in', subject: { kind: 'request', id: `${round}/${trustCode}` } })
  })
  return { sha256 }
}

/** Whether a file that came in may be opened. */
export const attachmentsExamples: Examples = {
  forms: [
    {
      path: releaseAt.path,
      prepare: async scene => {
        await askedTrusts(scene, code)
        const file = await closedFile(scene, { round: roundId, trustCode: code })
        return { holes: { ...holesOf(code), ...file }, fields: { open: 'yes', reason: 'The sheet is empty 💛' } }
      },
      leaves: ['file.release'],
    },
  ],
  places: [
    {
      paths: [fileAt.path, downloadAt.path, releaseAt.path],
      prepare: (scene, round) => (round === null ? Promise.resolve({ sha256 }) : fileIn(scene, round)),
    },
  ],
}
