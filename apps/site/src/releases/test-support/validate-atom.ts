import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const schema = join(import.meta.dirname, 'rfc4287.rng')

/** Why feeds cannot be validated here; undefined where they can. */
export const whyNoXmllint = (): string | undefined =>
  spawnSync('xmllint', ['--version']).status === 0 ? undefined : 'xmllint is not installed (Debian: libxml2-utils)'

/** What xmllint says against the schema of RFC 4287; nothing when the feed is valid. */
export function atomErrors(feed: string): string {
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--relaxng', schema, '-'], {
    input: feed,
    encoding: 'utf8',
  })
  return status === 0 ? '' : stderr || `xmllint ended with ${status}`
}
