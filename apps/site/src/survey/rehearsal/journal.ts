import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { laws, letterKinds, letterLanguages } from '../types.ts'
import type { ReceivedLetter } from './plan-mails.ts'

const letterSchema = z.object({
  id: z.string(),
  trustCode: z.string(),
  trustName: z.string(),
  nation: z.string(),
  law: z.enum(laws),
  language: z.enum(letterLanguages),
  kind: z.enum(letterKinds),
  reference: z.string(),
  to: z.string(),
  replyTo: z.string(),
  envelopeFrom: z.string(),
  subject: z.string(),
  replyPage: z.string().nullable().default(null),
  at: z.iso.datetime().transform(text => new Date(text)),
})

const lineSchema = z.union([z.object({ letter: letterSchema }), z.object({ sent: z.string() })])

/**
 * What the invented trusts remember: the letters that reached them, and which of their own mails have gone. It stands beside the database,
 * not in it, because it is not ours to know. One line each, on the disk before anything follows from it.
 */
export class Journal {
  readonly letters: ReceivedLetter[] = []
  readonly sent = new Set<string>()
  readonly #file: number

  constructor(path: string) {
    const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
    for (const line of text.split('\n')) this.#read(line)
    this.#file = openSync(path, 'a', 0o600)
    // A process that was killed may have left half a line: what is written next must not become part of it.
    if (text !== '' && !text.endsWith('\n')) writeSync(this.#file, '\n')
  }

  #read(line: string): void {
    if (line === '') return
    let entry: unknown
    try {
      entry = JSON.parse(line)
    } catch {
      // Half a line: nothing had followed from it.
      return
    }
    const parsed = lineSchema.parse(entry)
    if ('letter' in parsed) this.letters.push(parsed.letter)
    else this.sent.add(parsed.sent)
  }

  addLetter(letter: ReceivedLetter): void {
    this.#write({ letter })
    this.letters.push(letter)
  }

  addSent(id: string): void {
    this.#write({ sent: id })
    this.sent.add(id)
  }

  #write(entry: object): void {
    writeSync(this.#file, `${JSON.stringify(entry)}\n`)
    fsyncSync(this.#file)
  }

  close(): void {
    closeSync(this.#file)
  }
}
