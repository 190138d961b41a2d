import { setImmediate } from 'node:timers/promises'
import { loadSolver } from '@spotlight/statistics/disclosure'
import { canonicalJson, type SubmissionContent, sha256Of, signSubmission, submission } from '@spotlight/submission'
import { readResult } from '../results/index.ts'
import {
  contentOrSame,
  type EarlierSubmission,
  makeKey,
  type NewKey,
  passphraseVariable,
  readEarlier,
  readPrivateKey,
  showContent,
  submissionsFolder,
} from '../signing/index.ts'
import { Failure, openOutFolder, stopped } from '../workbench/index.ts'
import type { Command, CommandContext } from './command.ts'

export const signCommand: Command = {
  name: 'sign',
  summary: 'Shows the few rounded totals that may leave the hospital, and signs them once somebody has said yes',
  usage: 'sign RESULTS --trust CODE --name NAME (--key FILE | --new-key FILE) [--earlier FILE …]  or  sign RESULTS … --preview',
  options: {
    trust: { type: 'string', value: 'CODE', description: 'The ODS code of the trust or health board: RA2.' },
    name: { type: 'string', value: 'NAME', description: 'Its name, in the language in which it is to be shown.' },
    key: {
      type: 'string',
      value: 'FILE',
      description: `The key to sign with. If it is locked, ${passphraseVariable} holds its passphrase.`,
    },
    'new-key': {
      type: 'string',
      value: 'FILE',
      description: 'Makes a key, once: FILE is secret, FILE.pub is for whoever checks.',
    },
    earlier: {
      type: 'string',
      multiple: true,
      value: 'FILE',
      description: 'A submission that was sent before and is not among these results. Can be given several times.',
    },
    preview: { type: 'boolean', description: 'Shows everything that would leave, and writes nothing.' },
    yes: {
      type: 'string',
      value: 'CHECKSUM',
      description: 'Where nobody can be asked: the checksum at the end of the preview that a person has read.',
    },
  },
  run: sign,
}

async function sign(context: CommandContext): Promise<void> {
  const { options, say, warn } = context
  const asked = settingsOf(context)
  const result = readResult(asked.from)
  const earlier = readEarlier(asked.from, asked.earlier, asked.trust.code)
  warn('Working out what could be reckoned from the figures …')
  const { content, same } = contentOrSame({ result, trust: asked.trust, earlier, solver: await loadSolver() })
  const checksum = sha256Of(canonicalJson(content))
  const labels = new Map(result.quality.verdict.tests.map(({ id, label }) => [id, label]))
  for (const line of showContent(content, labels)) say(line)
  for (const line of aboutEarlier(same === undefined ? earlier : earlier.slice(0, -1))) say(line)
  say(`\nThe same as the bytes that would leave, before the key and the signature are added:\n${canonicalJson(content)}`)
  say(`\nChecksum of these bytes: ${checksum}`)
  if (options.preview === true) {
    say('This was a preview. Nothing was signed or written.')
    return
  }
  const key = keyFor(asked)
  await agree(context, checksum)
  // Ctrl-C while figures are reckoned is heard only when the event loop turns again.
  await setImmediate()
  if (context.signal.aborted) throw stopped()
  write({ ...asked, content, same, key, say })
}

type Settings = {
  from: string
  trust: SubmissionContent['trust']
  earlier: string[]
  key: string | undefined
  newKey: string | undefined
}

function settingsOf({ options, positionals }: CommandContext): Settings {
  const text = (name: string): string | undefined => {
    const value = options[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }
  const [from, ...more] = positionals
  const [code, name] = [text('trust'), text('name')?.normalize('NFC')]
  if (from === undefined || more.length > 0)
    throw new Failure('usage', 'Say which folder holds the results of “count”: spotlight-count sign FOLDER …')
  if (code === undefined || name === undefined) throw new Failure('usage', 'Say for whom: --trust CODE --name NAME.')
  const trust = submission.shape.trust.safeParse({ code, name })
  if (!trust.success) {
    throw new Failure('usage', '--trust is a code such as RA2, and --name a name in Latin letters of at most 120 characters.')
  }
  const [key, newKey] = [text('key'), text('new-key')]
  if (key !== undefined && newKey !== undefined) throw new Failure('usage', 'Give either --key or --new-key, not both.')
  if (key === undefined && newKey === undefined && options.preview !== true) {
    throw new Failure('usage', 'Say with which key: --key FILE. The first time, --new-key FILE makes one.')
  }
  const earlier = Array.isArray(options.earlier) ? options.earlier.filter(file => typeof file === 'string') : []
  return { from, trust: trust.data, earlier, key, newKey }
}

/** Looked at before the question, so that nobody reads all of it and then learns that the key cannot be used. */
function keyFor({ key, newKey }: Settings): Pick<NewKey, 'privateKey'> & Partial<NewKey> {
  const passphrase = process.env[passphraseVariable]
  if (newKey !== undefined) return makeKey(newKey, passphrase)
  return { privateKey: readPrivateKey(key ?? '', passphrase) }
}

function aboutEarlier(earlier: readonly EarlierSubmission[]): string[] {
  if (earlier.length === 0) {
    return [
      '',
      'No earlier submission of this trust is known here. If one was ever sent, stop and name its file with --earlier: two',
      'submissions side by side can tell more than either.',
    ]
  }
  return [
    '',
    `Held against ${earlier.length} earlier submission${earlier.length === 1 ? '' : 's'}: ${earlier.map(one => one.submission.asAt).join(', ')}.`,
  ]
}

/** A person says yes; or somebody who cannot be asked gives the checksum of what a person has read. Anything else in it, and it is another checksum. */
async function agree({ options, ask, signal }: CommandContext, checksum: string): Promise<void> {
  if (typeof options.yes === 'string') {
    if (options.yes.trim().toLowerCase() === checksum) return
    throw new Failure(
      'refused',
      'Not signed: the checksum after --yes is not that of what is shown above. The figures, the rules or the earlier submissions have changed since it was read. Read it again with --preview.',
    )
  }
  const answer = await answered(ask, signal)
  if (answer === undefined) {
    throw new Failure(
      'usage',
      'Not signed: nobody can be asked here. Run it at a terminal, or read it with --preview and give the checksum at its end with --yes.',
    )
  }
  if (answer.trim().toLowerCase() !== 'yes') throw new Failure('refused', 'Not signed. Nothing was written.')
}

async function answered(ask: CommandContext['ask'], signal: AbortSignal): Promise<string | undefined> {
  try {
    return await ask('\nHave you read it, and may it leave the hospital? Type yes to sign: ')
  } catch (error) {
    if (signal.aborted || (error instanceof Error && error.name === 'AbortError')) throw stopped()
    throw error
  }
}

function write(input: {
  from: string
  content: SubmissionContent
  same: EarlierSubmission | undefined
  key: Pick<NewKey, 'privateKey'> & Partial<NewKey>
  say: CommandContext['say']
}): void {
  const { from, content, same, key, say } = input
  const { bytes, signed } = signSubmission(content, key.privateKey)
  const { id } = signed.submission.key
  const sha256 = sha256Of(bytes)
  const out = openOutFolder(from)
  try {
    key.write?.()
    out.write(`${submissionsFolder}/${content.asAt}-${sha256.slice(0, 16)}.json`, bytes)
    out.write('submission.json', bytes)
    out.commit()
  } catch (error) {
    key.takeBack?.()
    out.discard()
    throw error
  }
  if (same?.sha256 === sha256) say('This submission was signed before: it is the same file.')
  say(`Signed with the key ${id}: ${out.pathOf('submission.json')}`)
  say(
    'It has left nobody’s hands yet: send or upload that file yourself. Keep the key safe; if it is lost, make another and tell whoever checks.',
  )
}
