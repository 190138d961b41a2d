import { posix } from 'node:path'
import { CannotLook } from './budget.ts'
import { readXml } from './xml.ts'
import type { Zip } from './zip.ts'

export type Relation = { readonly id: string; readonly type: string; readonly target: string; readonly isOutside: boolean }

/** The parts of an office document (OPC, ECMA-376 part 2): what each is, and which names which. */
export class PackageParts {
  readonly zip: Zip
  readonly #byEnding: ReadonlyMap<string, string>
  readonly #byName: ReadonlyMap<string, string>

  private constructor(zip: Zip, byEnding: ReadonlyMap<string, string>, byName: ReadonlyMap<string, string>) {
    this.zip = zip
    this.#byEnding = byEnding
    this.#byName = byName
  }

  static async read(zip: Zip): Promise<PackageParts> {
    const byEnding = new Map<string, string>()
    const byName = new Map<string, string>()
    await readXml(zip.stream('[Content_Types].xml'), {
      open: (name, { Extension, PartName, ContentType = '' }) => {
        if (name === 'Default' && Extension !== undefined) byEnding.set(Extension.toLowerCase(), ContentType)
        if (name === 'Override' && PartName !== undefined) byName.set(plain(PartName), ContentType)
      },
    })
    return new PackageParts(zip, byEnding, byName)
  }

  typeOf(name: string): string {
    return this.#byName.get(plain(name)) ?? this.#byEnding.get(/\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '') ?? ''
  }

  /** The part that is the document itself. Its name says nothing: programs look it up as we do. */
  async main(): Promise<string> {
    const found = (await this.relations('')).find(({ type }) => type.endsWith('/officeDocument'))
    if (!found || found.isOutside) throw new CannotLook('broken')
    return found.target
  }

  /** What a part names; `''` is the document as a whole. Targets are the names of parts. */
  async relations(part: string): Promise<Relation[]> {
    const folder = posix.dirname(part)
    const file = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
    const found: Relation[] = []
    if (!this.zip.has(file)) return found
    await readXml(this.zip.stream(file), {
      open: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
        if (name !== 'Relationship') return
        const isOutside = TargetMode === 'External'
        const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
        found.push({ id: Id, type: Type, target: isOutside ? Target : target, isOutside })
      },
    })
    return found
  }
}

const plain = (name: string): string => name.replace(/^\/+/, '').toLowerCase()
