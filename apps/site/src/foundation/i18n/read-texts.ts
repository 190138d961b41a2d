import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Locale, locales } from './locale.ts'

/** A text with `{holes}`, or one text for each plural category of the language (Welsh has six), chosen by the value `count`. */
const textSchema = z.union([
  z.string(),
  z
    .partialRecord(z.enum(['zero', 'one', 'two', 'few', 'many', 'other']), z.string())
    .refine(plural => 'other' in plural, 'needs "other"'),
])
/** One text, or one for each plural category. */
export type MessageText = z.infer<typeof textSchema>

/** Every text by its key, in each language. */
export type Texts = Readonly<Record<Locale, ReadonlyMap<string, MessageText>>>

type MessageFile = { readonly locale: Locale; readonly room: string; readonly path: string; readonly yaml: string }
type Prepared = { readonly sha256: string; readonly texts: Readonly<Record<Locale, Readonly<Record<string, MessageText>>>> }

/**
 * Reads content/messages/<locale>/<room>.yaml.
 *
 * @param prepared what prepareTexts() has written. Parsing a megabyte and a half of YAML is a quarter of a start, so the texts are taken from there while the files are those that it was made from.
 * @throws Error that names the file that is not as it should be
 */
export function readTexts(folder: string, prepared?: string): Texts {
  const files = filesOf(folder)
  return (prepared !== undefined && readPrepared(prepared, checksum(files))) || parseAll(files)
}

/** Keeps the parsed texts in a file, in one step, unless they are there already. */
export function prepareTexts(folder: string, prepared: string): void {
  const files = filesOf(folder)
  const sha256 = checksum(files)
  if (readPrepared(prepared, sha256) !== undefined) return
  const { en, cy } = parseAll(files)
  const content: Prepared = { sha256, texts: { en: Object.fromEntries(en), cy: Object.fromEntries(cy) } }
  const draft = `${prepared}.${process.pid}.draft`
  writeFileSync(draft, JSON.stringify(content))
  renameSync(draft, prepared)
}

function readPrepared(path: string, sha256: string): Texts | undefined {
  try {
    // Written by prepareTexts() alone, and named into place when it was whole.
    const prepared = JSON.parse(readFileSync(path, 'utf8')) as Prepared
    if (prepared.sha256 !== sha256) return undefined
    return { en: new Map(Object.entries(prepared.texts.en)), cy: new Map(Object.entries(prepared.texts.cy)) }
  } catch {
    // Not there, or damaged: the files that it was made from are read instead, and say the same.
    return undefined
  }
}

const filesOf = (folder: string): readonly MessageFile[] =>
  locales.flatMap(locale =>
    readdirSync(join(folder, locale))
      .filter(name => name.endsWith('.yaml'))
      .sort()
      .map(name => {
        const path = join(folder, locale, name)
        return { locale, room: name.slice(0, -'.yaml'.length), path, yaml: readFileSync(path, 'utf8') }
      }),
  )

function checksum(files: readonly MessageFile[]): string {
  const hash = createHash('sha256')
  for (const { locale, room, yaml } of files) hash.update(`${locale}/${room}\0${yaml}\0`)
  return hash.digest('hex')
}

function parseAll(files: readonly MessageFile[]): Texts {
  const texts: Record<Locale, Map<string, MessageText>> = { en: new Map(), cy: new Map() }
  for (const { locale, room, path, yaml } of files) collect(parseYaml(path, yaml), { key: room, path, into: texts[locale] })
  return texts
}

function parseYaml(path: string, yaml: string): unknown {
  try {
    return parse(yaml)
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : 'not YAML'}`, { cause: error })
  }
}

function collect(node: unknown, { key, path, into }: { key: string; path: string; into: Map<string, MessageText> }): void {
  const text = textSchema.safeParse(node)
  if (text.success) into.set(key, text.data)
  else if (typeof node === 'object' && node !== null && !Array.isArray(node)) {
    for (const [name, child] of Object.entries(node)) collect(child, { key: `${key}.${name}`, path, into })
  } else throw new Error(`${path}: "${key}" must be a text, or texts by plural category with "other"`)
}
