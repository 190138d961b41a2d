import type { FindingKind } from '../findings.ts'

/** The file cannot be looked into any further, for a reason that is a finding of its own. */
export class CannotLook extends Error {
  readonly kind: FindingKind

  constructor(kind: FindingKind) {
    super(`Cannot look into this file: ${kind}`)
    this.kind = kind
  }
}

const megabyte = 1024 * 1024

export const bounds = {
  /** Of everything that is unpacked from one file, and from the files in it. */
  unpackedBytes: 1024 * megabyte,
  /** Of one part that has to be in memory as a whole. */
  partBytes: 64 * megabyte,
  entries: 2_000,
  /** A file in a file in a file: a mail with an archive with a letter with a table. */
  depth: 4,
  /** Beyond this size, a part that shrinks to a two-hundredth holds nothing that a person has written. */
  ratio: 200,
  ratioFromBytes: 100 * megabyte,
}

/** What may still be unpacked: one for a file and everything within it. */
export class Budget {
  #bytesLeft: number
  #entriesLeft = bounds.entries

  constructor(unpackedBytes = bounds.unpackedBytes) {
    this.#bytesLeft = unpackedBytes
  }

  unpack(bytes: number): void {
    this.#bytesLeft -= bytes
    if (this.#bytesLeft < 0) throw new CannotLook('bomb')
  }

  enter(): void {
    this.#entriesLeft -= 1
    if (this.#entriesLeft < 0) throw new CannotLook('bomb')
  }
}
