import type { Budget } from './budget.ts'
import { CannotLook } from './budget.ts'
import { lookIntoDocument } from './look-document.ts'
import type { LookInside } from './look-inside.ts'
import { lookIntoOpenDocument } from './look-open-document.ts'
import { lookIntoSlides } from './look-slides.ts'
import { lookIntoWorkbook } from './look-workbook.ts'
import type { Noted } from './noted.ts'
import { embeddedIn } from './package-findings.ts'
import { PackageParts } from './package-parts.ts'
import { Zip } from './zip.ts'

type How = {
  readonly budget: Budget
  readonly noted: Noted
  readonly lookInside: LookInside
  readonly tell: (type: string) => void
}

/** An archive, and the documents that are archives too: which one it is, is said by its parts. `tell` hears it as soon as it is known. */
export async function lookIntoZip(bytes: Buffer, { budget, noted, lookInside, tell }: How): Promise<void> {
  const zip = await Zip.open(bytes, budget)
  if (zip.has('[Content_Types].xml')) await lookIntoOffice(zip, { noted, lookInside, tell })
  else if (zip.has('mimetype') && zip.has('content.xml')) {
    const type = (await zip.bytes('mimetype', 200)).toString('latin1').trim()
    if (!/^application\/vnd\.oasis\.opendocument\.[a-z-]+$/.test(type)) throw new CannotLook('unknown-type')
    tell(type)
    await lookIntoOpenDocument(zip, type, noted)
  } else await lookIntoArchive(zip, { noted, lookInside })
}

const kinds = [
  { type: /ms-excel\.sheet\.binary/i, look: null },
  { type: /spreadsheetml|ms-excel/i, look: lookIntoWorkbook },
  { type: /wordprocessingml|ms-word/i, look: lookIntoDocument },
  { type: /presentationml|ms-powerpoint/i, look: lookIntoSlides },
] as const

async function lookIntoOffice(zip: Zip, { noted, lookInside, tell }: Omit<How, 'budget'>): Promise<void> {
  const parts = await PackageParts.read(zip)
  const main = await parts.main()
  const type = parts.typeOf(main)
  const kind = kinds.find(each => each.type.test(type))
  if (!kind) throw new CannotLook('unknown-type')
  tell(
    type
      .toLowerCase()
      .replace(/\.main\+xml$/, '')
      .slice(0, 120),
  )
  if (kind.look === null) throw new CannotLook('old-format')
  await kind.look(parts, main, noted)
  await lookIntoAll(embeddedIn(parts), { zip, noted, lookInside })
}

async function lookIntoArchive(zip: Zip, { noted, lookInside }: Pick<How, 'noted' | 'lookInside'>): Promise<void> {
  const { names } = zip
  noted.page(names.map(name => `${name}\t${zip.bytesOf(name)}`).join('\n'))
  if (zip.isEncrypted) throw new CannotLook('encrypted')
  await lookIntoAll(names, { zip, noted, lookInside })
}

type Within = Pick<How, 'noted' | 'lookInside'> & { readonly zip: Zip }

async function lookIntoAll(names: readonly string[], { zip, noted, lookInside }: Within): Promise<void> {
  if (names.length > 0) noted.add('files-inside', '', names.length)
  for (const name of names) await lookInside(name, await zip.bytes(name))
}
