import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** Where Welsh stands that is neither a text of the site nor an entry: letters, questions, rules, measures, what the example campaign tells. */
const folders = [
  'content/criteria',
  'content/example',
  'content/impact',
  'content/letters',
  'content/pledges/questions',
  'content/rounds',
] as const

/** A file with Welsh that waits: it becomes part of what is sent or asked, so it is looked at in the file itself. */
export type WaitingFile = {
  readonly path: string
  /** How many Welsh texts stand in it. */
  readonly texts: number
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** How many texts a value holds, however deep. */
const textsIn = (value: unknown): number =>
  typeof value === 'string' ? 1 : isRecord(value) ? Object.values(value).reduce<number>((sum, each) => sum + textsIn(each), 0) : 0

/** How many of them stand under `cy`. */
const welshIn = (value: unknown): number =>
  isRecord(value)
    ? Object.entries(value).reduce((sum, [key, each]) => sum + (key === 'cy' ? textsIn(each) : welshIn(each)), 0)
    : 0

/** A line of its own, as a comment where the file has no place for it. */
const isReviewed = /^(# )?welsh: reviewed$/m

/** The Welsh of one file: all of it where its name says so, else what stands under `cy`. None where it says itself that it was looked at. */
export function welshOfFile(name: string, text: string): number {
  if (isReviewed.test(text)) return 0
  const content: unknown = parse(text)
  return name.endsWith('.cy.yaml') ? textsIn(isRecord(content) ? { ...content, welsh: undefined } : content) : welshIn(content)
}

/** Every file with Welsh that nobody has looked at yet: one that was says `welsh: reviewed`. */
export function waitingFiles(root: string): WaitingFile[] {
  return folders.flatMap(folder =>
    readdirSync(join(root, folder))
      .filter(name => name.endsWith('.yaml'))
      .sort()
      .map(name => ({ path: `${folder}/${name}`, texts: welshOfFile(name, readFileSync(join(root, folder, name), 'utf8')) }))
      .filter(({ texts }) => texts > 0),
  )
}
