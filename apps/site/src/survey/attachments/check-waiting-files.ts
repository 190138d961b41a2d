import {
  type Actor,
  inTransaction,
  type Log,
  record,
  type Services,
  type ThreadOutcome,
  type WriteDb,
} from '../../foundation/index.ts'
import { readingFiles } from '../reading.ts'
import { AttachmentFolder } from './attachment-folder.ts'
import { filesToLookInto, lockFile, replaceText, updateFile } from './attachment-store.ts'
import { type Finding, isClosing, type Looked } from './findings.ts'

type Ground = Pick<Services, 'write' | 'clock' | 'log' | 'dataFolder'>

const actor: Actor = { kind: 'system', name: 'files' }
const unknown = 'application/octet-stream'

/** On several machines with folders of their own, the one that has the file comes first. */
const patienceMs = 10 * 60_000

export type Checked = { readonly looked: number; readonly closed: number }

/**
 * Looks into every file that waits for it, one after the other and beside the site. What cannot be looked into in its time and memory is
 * closed, so that no file is tried for ever. What was missing is looked into when it is there: a restored database may be there before its folder. A process that ends in the middle leaves the file waiting, and the next one begins again;
 * two that look at the same file come to the same end, and it is entered once.
 */
export async function checkWaitingFiles(ground: Ground, isStopped = () => false): Promise<Checked> {
  const { write: db, clock, log } = ground
  const folder = new AttachmentFolder(ground.dataFolder)
  let [looked, closed] = [0, 0]
  for (const { sha256, state, cameAt } of await filesToLookInto(db)) {
    if (isStopped()) break
    const isHere = await folder.has(sha256)
    if (!isHere && (state === 'missing' || clock().getTime() - cameAt.getTime() < patienceMs)) continue
    const found = isHere ? await lookAt(folder.pathOf(sha256), log) : 'missing'
    if (found === 'stopped') break
    const entered = await enter(db, { sha256, found, now: clock() })
    looked += 1
    if (entered === 'quarantined') closed += 1
  }
  return { looked, closed }
}

async function lookAt(path: string, log: Log): Promise<Looked | 'stopped'> {
  const outcome = await readingFiles.run('look-into', path)
  if (outcome.outcome === 'done') return outcome.result
  if (outcome.outcome === 'stopped') return 'stopped'
  // A file that defeats us is closed like one that cannot be looked into; the log says that it was our doing.
  log('file-not-looked-into', { outcome: outcome.outcome, ...(outcome.outcome === 'failed' ? outcome.error : {}) })
  return { type: unknown, findings: [{ kind: reasonOf(outcome), where: '', count: 1 }], pages: [] }
}

const reasonOf = ({ outcome }: ThreadOutcome<unknown>): Finding['kind'] =>
  outcome === 'failed' ? 'could-not-look' : 'too-much-work'

type Entered = { readonly sha256: string; readonly found: Looked | 'missing'; readonly now: Date }

function enter(db: WriteDb, { sha256, found, now }: Entered): Promise<string | null> {
  return inTransaction(db, async tx => {
    const file = await lockFile(tx, sha256)
    if (file?.state !== 'waiting' && (file?.state !== 'missing' || found === 'missing')) return null
    const change = found === 'missing' ? missing : asChange(found)
    await updateFile(tx, sha256, { ...change, checked_at: now })
    await replaceText(tx, sha256, found === 'missing' ? [] : found.pages)
    await record(tx, {
      actor,
      at: now,
      deed: 'file.check',
      subject: { kind: 'file', id: sha256 },
      // Names of sheets are the sender's words: the log keeps which kinds of things were found.
      after: {
        state: change.state,
        type: change.type,
        found: found === 'missing' ? [] : [...new Set(found.findings.map(({ kind }) => kind))],
      },
    })
    return change.state
  })
}

const missing = { state: 'missing', type: unknown, findings: '[]', has_text: false } as const

const asChange = ({ type, findings, pages }: Looked) =>
  ({
    state: findings.some(isClosing) ? 'quarantined' : 'clean',
    type,
    findings: JSON.stringify(findings),
    has_text: pages.length > 0,
  }) as const
