import { type Refusal, verifySubmission } from '@spotlight/submission'
import { readPublicKey, readSubmissionFile, showContent } from '../signing/index.ts'
import { Failure } from '../workbench/index.ts'
import type { Command, CommandContext } from './command.ts'

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'Checks that a submission is whole, says only what it may, and is signed by the key that it names',
  usage: 'verify FILE [--public-key FILE]',
  options: {
    'public-key': {
      type: 'string',
      value: 'FILE',
      description: 'The public key of the trust, which you got by another way. Without it, anybody could have signed.',
    },
  },
  run: verify,
}

/** What is checked, in this order; a submission fails at the first that does not hold. */
const checks: readonly { says: string; fails: readonly Refusal[] }[] = [
  { says: 'It is small, and written in the one canonical form', fails: ['too-large', 'not-json', 'not-canonical'] },
  { says: 'It is of a format that this program knows', fails: ['unknown-version'] },
  { says: 'It holds only what may leave a hospital, and only numbers that the disclosure rule lets out', fails: ['not-allowed'] },
  { says: 'Its numbers do not contradict one another', fails: ['contradiction'] },
  { says: 'It names a real key', fails: ['wrong-key'] },
  { says: 'The key is the one that was given', fails: ['unknown-key'] },
  { says: 'The signature belongs to this content and this key', fails: ['wrong-signature'] },
]

async function verify({ options, positionals, say, warn }: CommandContext): Promise<void> {
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new Failure('usage', 'Say which file: spotlight-count verify FILE')
  const keyFile = options['public-key']
  const keys = typeof keyFile === 'string' ? [readPublicKey(keyFile)] : undefined
  const verified = verifySubmission(readSubmissionFile(file), keys)
  const done = checks.filter(({ fails }) => keys !== undefined || !fails.includes('unknown-key'))
  const failedAt = verified.isVerified ? -1 : done.findIndex(({ fails }) => fails.includes(verified.refusal))
  for (const [index, { says }] of done.entries()) {
    if (failedAt === -1 || index < failedAt) say(`yes   ${says}.`)
    if (index === failedAt) say(`no    ${says}.`)
  }
  if (!verified.isVerified) throw new Failure('notVerified', `${file} is not verified. ${verified.reasons.join(' ')}`)
  say('')
  for (const line of showContent(verified.submission, new Map())) say(line)
  say(`\nSigned with the key ${verified.submission.key.id}. SHA-256 of the file: ${verified.sha256}`)
  if (!verified.isKeyKnown) {
    warn('Whose key it is was not checked. Give the public key that you got from the trust by another way with --public-key.')
  }
}
