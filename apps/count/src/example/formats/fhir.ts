import { isoOf } from '../calendar.ts'
import type { Written } from '../entries.ts'
import type { SpreadSite } from '../history.ts'
import type { Output } from './output.ts'
import { dotted } from './text.ts'

export type RecordWritten = Extract<Written, { feed: 'record' }>
type Resource = Record<string, unknown> & { resourceType: string; id: string }

const mcode = 'http://hl7.org/fhir/us/mcode/StructureDefinition/mcode'
const snomed = 'http://snomed.info/sct'
/** SNOMED CT codes of DOMAIN.md; what has none of its own is written as spread in general. */
const siteCodes: Partial<Record<SpreadSite, string>> = {
  bone: '94222008',
  marrow: '94217008',
  brain: '94225005',
  liver: '94381002',
  lung: '94391008',
  pleura: '94493005',
  skin: '94579000',
}
const generic = '128462008'

/** The records of each person together, in the order of the people. */
export const byPerson = (entries: readonly RecordWritten[]): RecordWritten[][] =>
  [...Map.groupBy(entries, ({ person }) => person.id)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, found]) => found)

/** FHIR R4 with the profiles of mCODE 4.0.0: as NDJSON, one file a type; where bundles are asked for too, every tenth person comes as one. */
export function writeFhir(entries: readonly RecordWritten[], output: Output): void {
  const people = byPerson(entries)
  const wantsLines = output.formats.includes('fhir-ndjson')
  const bundled = output.formats.includes('fhir-bundle') ? people.filter((_, at) => !wantsLines || at % 10 === 9) : []
  const inBundles = new Set(bundled)
  const lined = wantsLines ? people.filter(found => !inBundles.has(found)) : []
  for (const [at, found] of bundled.entries()) {
    const path = `fhir/bundles/bundle-${String(at + 1).padStart(4, '0')}.json`
    const resources = resourcesOf(found, output)
    const entry = resources.map(resource => ({
      fullUrl: `https://example.invalid/fhir/${resource.resourceType}/${resource.id}`,
      resource,
    }))
    output.put(path, `${JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }, null, 1)}\n`)
    for (const row of resources.keys()) output.tell(path, row + 1, found[0]?.person.id ?? '')
  }
  const files = new Map<string, { lines: string[]; people: string[] }>()
  for (const found of lined) {
    for (const resource of resourcesOf(found, output)) {
      const file = files.get(resource.resourceType) ?? { lines: [], people: [] }
      file.lines.push(JSON.stringify(resource))
      file.people.push(found[0]?.person.id ?? '')
      files.set(resource.resourceType, file)
    }
  }
  for (const [type, { lines, people: ids }] of files) {
    const path = `fhir/${type}.000.ndjson`
    output.put(path, `${lines.join('\n')}\n`)
    for (const [at, id] of ids.entries()) output.tell(path, at + 1, id)
  }
}

function resourcesOf(entries: readonly RecordWritten[], output: Output): Resource[] {
  const first = entries[0]
  if (first === undefined) return []
  const { person, identity, deathKnown } = first
  const subject = { reference: `Patient/${person.id.toLowerCase()}` }
  const primaryId = `${person.id.toLowerCase()}-primary`
  const patient: Resource = {
    resourceType: 'Patient',
    id: person.id.toLowerCase(),
    identifier: [
      ...(identity.nhsNumber === undefined ? [] : [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: identity.nhsNumber }]),
      ...(identity.localId === undefined
        ? []
        : [{ system: `https://${output.preset.provider.toLowerCase()}.example.invalid/local-number`, value: identity.localId }]),
    ],
    name: [{ use: 'official', family: identity.family, given: identity.given === undefined ? undefined : [identity.given] }],
    gender: identity.sex === undefined ? 'unknown' : identity.sex === '1' ? 'male' : 'female',
    birthDate: identity.birth,
    ...(deathKnown === undefined ? {} : { deceasedDateTime: isoOf(deathKnown) }),
    ...(identity.postcode === undefined ? {} : { address: [{ postalCode: identity.postcode }] }),
  }
  return [
    patient,
    ...entries.map((entry, at) => resourceOf(entry, { subject, primaryId, id: `${person.id.toLowerCase()}-${at}` })),
  ]
}

type Linked = { subject: { reference: string }; primaryId: string; id: string }

function resourceOf({ body }: RecordWritten, { subject, primaryId, id }: Linked): Resource {
  const onset = body.onset === undefined ? {} : { onsetDateTime: isoOf(body.onset) }
  if (body.problem === 'm-category') {
    return {
      resourceType: 'Observation',
      id,
      meta: { profile: [`${mcode}-tnm-distant-metastases-category`] },
      status: 'final',
      code: {
        coding: [
          { system: snomed, code: '277208005' },
          { system: 'http://loinc.org', code: '21907-1' },
        ],
      },
      subject,
      focus: [{ reference: `Condition/${primaryId}` }],
      effectiveDateTime: isoOf(body.onset ?? body.recorded),
      valueCodeableConcept: {
        coding: [{ system: 'http://cancerstaging.org', code: `c${body.mCategory}` }],
        text: `c${body.mCategory}`,
      },
    }
  }
  const isRejected = body.status === 'refuted' || body.status === 'entered-in-error'
  const isSecondary = body.problem === 'spread' || body.problem === 'nodes' || body.problem === 'to-breast'
  return {
    resourceType: 'Condition',
    id: body.problem === 'primary' ? primaryId : id,
    meta: { profile: [`${mcode}-${isSecondary ? 'secondary' : 'primary'}-cancer-condition`] },
    ...(isSecondary && body.hasPrimary
      ? {
          extension: [
            { url: `${mcode}-related-primary-cancer-condition`, valueReference: { reference: `Condition/${primaryId}` } },
          ],
        }
      : {}),
    ...(isRejected
      ? {}
      : { clinicalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }] } }),
    verificationStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: body.status }] },
    code: { coding: codingOf(body) },
    subject,
    ...onset,
    recordedDate: isoOf(body.recorded),
  }
}

function codingOf({ problem, icd, site }: RecordWritten['body']): { system: string; code: string }[] {
  if (problem === 'spread') {
    const known = Object.entries(siteCodes).find(([name]) => name === site)
    return [{ system: snomed, code: known?.[1] ?? generic }]
  }
  if (problem === 'nodes') return [{ system: snomed, code: '94181007' }]
  if (problem === 'to-breast') return [{ system: snomed, code: '94297009' }]
  const icd10 = { system: 'http://hl7.org/fhir/sid/icd-10', code: dotted(icd) }
  return problem === 'primary' && icd.startsWith('C50') ? [{ system: snomed, code: '254837009' }, icd10] : [icd10]
}
