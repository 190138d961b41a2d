import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { html } from 'hono/html'
import { type EntryKind, page } from '../../../foundation/index.ts'
import { wordsOf } from '../entry-words.ts'

/** A kind with a field of each sort, as a room would tell it. Its labels are words that the site has anyway. */
export const noteKind: EntryKind = {
  name: 'note',
  label: 'entries.title',
  fields: [
    { name: 'title', kind: 'line', label: 'entries.title', perLocale: true, required: true },
    { name: 'body', kind: 'markdown', label: 'entries.title', perLocale: true, required: false },
    { name: 'points', kind: 'list', label: 'entries.title', perLocale: true, required: false },
    { name: 'on', kind: 'day', label: 'entries.title', perLocale: false, required: false },
    { name: 'reviewOn', kind: 'day', label: 'entries.title', perLocale: false, required: false },
    { name: 'size', kind: 'number', label: 'entries.title', perLocale: false, required: false, most: 1_000_000 },
    { name: 'isUrgent', kind: 'flag', label: 'entries.title', perLocale: false, required: false },
    { name: 'link', kind: 'link', label: 'entries.title', perLocale: false, required: false },
    {
      name: 'form',
      kind: 'choice',
      label: 'entries.title',
      perLocale: false,
      required: false,
      choices: [
        { value: 'short', label: 'entries.title' },
        { value: 'long', label: 'entries.title' },
      ],
    },
    { name: 'names', kind: 'list', label: 'entries.title', perLocale: false, required: false, most: 3 },
    {
      name: 'sources',
      kind: 'list',
      label: 'entries.title',
      perLocale: false,
      required: false,
      columns: [
        { name: 'title', kind: 'line', label: 'entries.title', required: true },
        { name: 'link', kind: 'link', label: 'entries.title' },
        { name: 'readOn', kind: 'day', label: 'entries.title' },
      ],
    },
  ],
  check: ({ facts }) =>
    facts.size !== undefined && facts.sources === undefined
      ? [{ field: 'sources', locale: null, message: 'entries.faults.missing' }]
      : [],
  link: key => `/notes/${key}`,
  preview: (c, entry) => {
    const title = wordsOf(entry, c.var.locale).say('title') || entry.key
    return page(c, { title, description: title, body: html`<h1>${title}</h1>`, cacheable: true })
  },
  reviewDay: ({ facts }) => (typeof facts.reviewOn === 'string' ? facts.reviewOn : null),
  canCreate: true,
}

/** A checkout of which only the entries matter. */
export function entryFolder() {
  const root = mkdtempSync(join(tmpdir(), 'spotlight-entries-'))
  const at = (key: string) => join(root, `content/entries/note/${key}.yaml`)
  mkdirSync(join(root, 'content/entries/note'), { recursive: true })
  return {
    root,
    write: (key: string, yaml: string, path = at(key)) => {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, yaml)
    },
    drop: (key: string) => rmSync(at(key)),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
