import type { KeptLetter } from '../letter-store.ts'

/**
 * What a letter says, without its signature: whoever decides about its words needs to know neither who wrote it nor where they live. The signature
 * begins at the last line that is the writer's name.
 */
export function withoutSignature({ text, writerName }: Pick<KeptLetter, 'text' | 'writerName'>): string {
  const lines = text.split('\n')
  const at = lines.lastIndexOf(writerName)
  return at < 0 ? text : `${lines.slice(0, at).join('\n').trimEnd()}\n…`
}
