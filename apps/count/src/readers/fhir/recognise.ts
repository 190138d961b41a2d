import type { FileSample, Recognition } from '../reader.ts'
import type { Shape } from './read-file.ts'
import { usedTypes } from './stage-resource.ts'

const format = 'FHIR R4'
const typeIn = /"resourceType"\s*:\s*"([A-Za-z]+)"/

/** Says by its beginning whether a file holds FHIR resources, and whether they are lines of an export or a document. The file's name does not matter. */
export function recogniseFhir(sample: FileSample): Recognition | undefined {
  if (sample.container !== 'plain' && sample.container !== 'gzip') return undefined
  const text = sample.text?.trimStart()
  if (text === undefined || !text.startsWith('{')) return undefined
  const first = text.split('\n', 1)[0] ?? ''
  const shape = shapeOf(first, text)
  const type = typeIn.exec(shape === 'lines' ? first : text)?.[1] ?? (isBundle(text) ? 'Bundle' : undefined)
  if (type === undefined) return undefined
  const isUsed = type === 'Bundle' || usedTypes.includes(type)
  return {
    source: 'fhir',
    format: shape === 'lines' ? `${format} export` : `${format} ${type === 'Bundle' ? 'Bundle' : 'resource'}`,
    version: 'R4',
    isUsable: isUsed,
    ...(!isUsed && { reason: `It holds ${type} resources, of which the count has no use.` }),
    details: { shape },
  }
}

/** A line that is a whole resource is one of an export, unless it is a Bundle, which may be as large as it likes. */
function shapeOf(first: string, text: string): Shape {
  if (/^\{\s*"resourceType"\s*:\s*"Bundle"/.test(first)) return 'document'
  try {
    const value: unknown = JSON.parse(first)
    return typeof value === 'object' && value !== null && 'resourceType' in value && value.resourceType !== 'Bundle'
      ? 'lines'
      : 'document'
  } catch {
    // One line longer than the sample is a resource of an export; anything else is laid out over many lines.
    return first.length === text.length && typeIn.test(first) ? 'lines' : 'document'
  }
}

const isBundle = (text: string): boolean => /"entry"\s*:\s*\[\s*\{[^{}]*(?:"fullUrl"|"resource")\s*:/.test(text)
