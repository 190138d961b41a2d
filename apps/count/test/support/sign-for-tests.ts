import { done, type Start } from './program.ts'

const trust = ['--trust', 'EX2', '--name', 'Ysbyty Enghraifft']

/** What a person does: reads the preview, and signs with the checksum at its end. */
export async function signResults(results: string, key: readonly string[], options?: Start): Promise<string> {
  const { out: preview } = await done(['sign', results, ...trust, '--preview'], options)
  const checksum = /Checksum of these bytes: ([0-9a-f]{64})/.exec(preview)?.[1]
  if (checksum === undefined) throw new Error('The preview ends without a checksum.')
  await done(['sign', results, ...trust, ...key, '--yes', checksum], options)
  return preview
}
