import type { DeclaredMap, FileSample, Recognition } from '../reader.ts'
import { layoutOf } from './element-map.ts'
import { type CosdLayout, knownLayouts } from './layout.ts'
import { xmlDecoder } from './xml-text.ts'

const format = 'COSD XML'
const prolog = /^(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*/
const rootTag = /^<(?:([\p{L}_][\p{L}\p{N}_.-]*):)?([\p{L}_][\p{L}\p{N}_.-]*)((?:\s+[^<>]*)?)(?:>|$)/u
const messageNamespace = /\/messages\/COSD(?:_([A-Za-z]+))?-v([0-9]+(?:-[0-9]+)*)$/

/** Says by the outermost element and its namespace whether a file is COSD and of which version. The file's name and the prefix do not matter. */
export function recogniseCosd(sample: FileSample, maps: readonly DeclaredMap[]): Recognition | undefined {
  if (sample.container !== 'plain' && sample.container !== 'gzip') return undefined
  const text = textOf(sample.head)
  const body = text.replace(prolog, '')
  if (!body.startsWith('<')) return undefined
  if (body.startsWith('<!DOCTYPE')) {
    if (!/COSD/.test(text)) return undefined
    return refused(
      'It declares a DOCTYPE, which could pull in other files. Take the DOCTYPE out, or make the extract again without one.',
    )
  }
  const [, prefix, name, attributes = ''] = rootTag.exec(body) ?? []
  if (name === undefined) return undefined
  const namespace = namespaceOf(attributes, prefix)
  const [, kind, written] = messageNamespace.exec(namespace) ?? []
  const version = written?.replaceAll('-', '.')
  if (kind !== undefined) {
    return refused(`These are COSD ${kind} messages, of which the count has no use. Take the COSD cancer records.`, version)
  }
  if (name !== 'COSD' && version === undefined) return undefined
  const known = knownLayouts.find(layout => layout.root === name && layout.namespaces?.includes(namespace))
  if (known !== undefined) return usable(known, false)
  const mapped = maps
    .filter(map => map.kind === 'cosd-10')
    .map(layoutOf)
    .find(layout => layout.root === name && (layout.namespaces === undefined || layout.namespaces.includes(namespace)))
  if (mapped !== undefined) return usable({ ...mapped, version: version ?? mapped.version }, true)
  return refused(whyNot(version, maps), version)
}

const usable = (layout: CosdLayout, isMapped: boolean): Recognition => ({
  source: 'cosd',
  format,
  version: layout.version,
  isUsable: true,
  ...(isMapped && { notes: ['Read through the element map that was declared for it.'] }),
  details: { layout, isMapped },
})

const refused = (reason: string, version?: string): Recognition => ({ source: 'cosd', format, version, isUsable: false, reason })

function whyNot(version: string | undefined, maps: readonly DeclaredMap[]): string {
  const what = version === undefined ? 'This is COSD of a version that it does not name' : `This is COSD version ${version}`
  const tried = maps.some(map => map.kind === 'cosd-10')
    ? ' The declared element map is for another root or namespace.'
    : ' Declare an element map for it: docs/count/formats.md shows how.'
  return `${what}. Only 8.1 and 9.0.1 are known by themselves.${tried}`
}

function namespaceOf(attributes: string, prefix: string | undefined): string {
  const declared = new Map<string, string>()
  for (const [, name = '', double, single] of attributes.matchAll(
    /(?:^|\s)(xmlns(?::[^\s=]+)?)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    declared.set(name, double ?? single ?? '')
  }
  return declared.get(prefix === undefined ? 'xmlns' : `xmlns:${prefix}`) ?? ''
}

function textOf(head: Buffer): string {
  try {
    let text = ''
    xmlDecoder(head).write(head, part => {
      text += part
    })
    return text
  } catch {
    // The alphabet is not the one that it says: whether it is ours can be seen all the same, and reading it says what is wrong.
    return head.toString('latin1')
  }
}
