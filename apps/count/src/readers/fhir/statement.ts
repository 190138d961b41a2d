import type { KnownDate } from '../../workbench/index.ts'
import { isMalignantInWords, primaryInWords, wordSystem } from '../cancer-words.ts'
import { icdOf, isMCategory, isStage, mCategoryOf, stageOf } from '../regular-values.ts'
import { type Coding, codeOf, codingsOf, extensionsOf, hasProfile, type JsonObject, listIn, objectIn, textIn } from './json.ts'
import { knownConditions } from './known-codes.ts'
import { type Complaint, knownDate } from './person.ts'

export type Code = { role: string; system: string; code: string; position: number }
/** What a Condition or an Observation says of a person, as an event with its codes. */
export type Statement = {
  kind: 'condition' | 'observation'
  date: KnownDate | undefined
  endDate: KnownDate | undefined
  recorded: KnownDate | undefined
  status: 'active' | 'provisional' | 'refuted' | 'entered-in-error' | 'history'
  codes: Code[]
  /** References to the conditions that this one is about: their codes become related-primary. */
  about: unknown[]
  /** Whether it may say something about cancer. */
  matters: boolean
}

const snomed = 'http://snomed.info/sct'
const loinc = 'http://loinc.org'
/** ICD-10 under the names that systems give it, ICD-10-CM among them: what C79.81 means there the code lists say. */
const isIcd10 = (system: string): boolean => /\/sid\/icd-10|icd-?10/i.test(system)
const system = ({ system }: Coding): 'snomed' | 'icd10' | 'loinc' | undefined =>
  system === snomed ? 'snomed' : isIcd10(system) ? 'icd10' : system === loinc ? 'loinc' : undefined

/** Codes of C00–C97, C77–C79, D05 and Z85.3. */
const isCancerIcd = (code: string): boolean => /^(?:C[0-9]|D05|Z853)/.test(code)
/**
 * Words by which a SNOMED code that is in no list of ours can be told to be about cancer. A code without any words may be about cancer too: it is kept, and the
 * code lists decide.
 */
const isAboutCancer = (words: string): boolean =>
  /cancer|carcinom|malignan|neoplas|metasta|tumou?r|secondary|lymphoma|leuk(?:ae|e)mia|melanoma|sarcoma|myeloma|oncolog/i.test(
    words,
  )

const historyOfMetastaticCancer = '1287652008'
const profiles = {
  primary: 'mcode-primary-cancer-condition',
  secondary: 'mcode-secondary-cancer-condition',
  history: 'mcode-history-of-metastatic-cancer',
  mCategory: 'mcode-tnm-distant-metastases-category',
  stageGroup: /^mcode-(?:cancer|tnm)-stage-group$/,
  diseaseStatus: 'mcode-cancer-disease-status',
}

/** What a Condition says. Whether it is about breast cancer and its spread is for the code lists. */
export function conditionOf(condition: JsonObject, complain: Complaint): Statement {
  const code = objectIn(condition, 'code')
  const codings = codingsOf(code)
  const codes = codings.flatMap((coding, index) => codeFrom(coding, 'diagnosis', index + 1, complain))
  const isPrimary = hasProfile(condition, profiles.primary)
  const isSecondary = hasProfile(condition, profiles.secondary)
  if (isPrimary || isSecondary) {
    codes.push({
      role: 'statement',
      system: 'mcode',
      code: isPrimary ? 'primary-cancer-condition' : 'secondary-cancer-condition',
      position: 1,
    })
  }
  for (const [index, site] of listIn(condition, 'bodySite').entries()) {
    for (const coding of codingsOf(site)) codes.push(...codeFrom(coding, 'site', index + 1, complain))
  }
  for (const extension of extensionsOf(condition, /histology-morphology-behavior$/)) {
    for (const coding of codingsOf(objectIn(extension, 'valueCodeableConcept')))
      codes.push(...codeFrom(coding, 'morphology', 1, complain))
  }
  for (const stage of listIn(condition, 'stage')) codes.push(...tnmCodes(objectIn(stage, 'summary'), 'stage-group', complain))
  const asserted = textIn(extensionsOf(condition, /condition-assertedDate$/)[0], 'valueDateTime')
  const isHistory = codings.some(({ code }) => code === historyOfMetastaticCancer)
  const status = isHistory && verified(condition) === 'active' ? 'history' : verified(condition)
  codes.push(...codeInWords(condition, { codes, isPrimary, isSecondary, status }, complain))
  return {
    kind: 'condition',
    date: startOf(condition, 'onset', complain),
    endDate: startOf(condition, 'abatement', complain),
    recorded: knownDate(textIn(condition, 'recordedDate') ?? asserted, 'Condition.recordedDate', complain),
    status,
    codes,
    about: extensionsOf(condition, /related-?primary-?cancer-?condition$/i).flatMap(
      extension => objectIn(extension, 'valueReference') ?? [],
    ),
    matters: isPrimary || isSecondary || isHistory || mayMatter(codings, codes, textIn(code, 'text') ?? ''),
  }
}

type ReadSoFar = Pick<Statement, 'codes' | 'status'> & { isPrimary: boolean; isSecondary: boolean }

/**
 * The primary cancer that a condition names, where none of its codes is one that we know: a code of its own system beside the raw ones. A cancer of which neither
 * the codes nor the words tell the origin is complained of, unless it is refuted or history.
 */
function codeInWords(condition: JsonObject, { codes, isPrimary, isSecondary, status }: ReadSoFar, complain: Complaint): Code[] {
  const isKnown = ({ role, system, code }: Code): boolean =>
    role === 'diagnosis' && (system === 'icd10' || (system === 'snomed' && knownConditions.has(code)))
  if (codes.some(isKnown)) return []
  const names = (concept: unknown): string[] => [
    textIn(concept, 'text') ?? '',
    ...listIn(concept, 'coding').map(coding => textIn(coding, 'display') ?? ''),
  ]
  const words = [condition.code, ...listIn(condition, 'bodySite')].flatMap(names).join('; ')
  const primary = isSecondary ? undefined : primaryInWords(words)
  if (primary !== undefined) return [{ role: 'diagnosis', system: wordSystem, code: primary, position: 1 }]
  if ((status === 'active' || status === 'provisional') && (isPrimary || isSecondary || isMalignantInWords(words))) {
    const what = isSecondary
      ? 'A secondary cancer whose code is in no list'
      : 'A cancer, and neither code nor words say of what kind'
    complain('unknown-code', 'Condition.code', what)
  }
  return []
}

function mayMatter(codings: readonly Coding[], codes: readonly Code[], text: string): boolean {
  const diagnoses = codes.filter(({ role }) => role === 'diagnosis')
  if (diagnoses.some(({ system, code }) => system === 'icd10' && isCancerIcd(code))) return true
  if (codes.some(({ system }) => system === wordSystem)) return true
  if (isAboutCancer(`${text} ${codings.map(({ display }) => display).join(' ')}`)) return true
  const hasWords = text !== '' || codings.some(({ display }) => display !== '')
  return !hasWords && diagnoses.some(({ system }) => system === 'snomed')
}

function verified(condition: JsonObject): Statement['status'] {
  const code = codeOf(objectIn(condition, 'verificationStatus'))
  if (code === 'refuted' || code === 'entered-in-error') return code
  return code === 'unconfirmed' || code === 'provisional' || code === 'differential' ? 'provisional' : 'active'
}

const observationCodes: Readonly<Record<string, 'm-category' | 'stage-group' | 'statement'>> = {
  '21907-1': 'm-category',
  '21901-4': 'm-category',
  '21913-9': 'm-category',
  '277208005': 'm-category',
  '399387003': 'm-category',
  '371497001': 'm-category',
  '21908-9': 'stage-group',
  '21902-2': 'stage-group',
  '21914-7': 'stage-group',
  '97509-4': 'statement',
  [historyOfMetastaticCancer]: 'statement',
}

/** What an Observation says of distant spread, stage, the state of the disease or a history of spread; undefined for any other. */
export function observationOf(observation: JsonObject, complain: Complaint): Statement | undefined {
  const codings = codingsOf(objectIn(observation, 'code'))
  const isHistory = hasProfile(observation, profiles.history) || codings.some(({ code }) => code === historyOfMetastaticCancer)
  const role =
    codings.map(({ code }) => observationCodes[code]).find(role => role !== undefined) ??
    (hasProfile(observation, profiles.mCategory) ? 'm-category' : isStageGroup(observation) ? 'stage-group' : undefined) ??
    (isHistory || hasProfile(observation, profiles.diseaseStatus) ? 'statement' : undefined)
  if (role === undefined) return undefined
  const value = objectIn(observation, 'valueCodeableConcept') ?? { coding: [], text: textIn(observation, 'valueString') }
  const values =
    role === 'statement'
      ? codingsOf(value).flatMap((coding, index) => codeFrom(coding, role, index + 1, complain))
      : tnmCodes(value, role, complain)
  const about = codings.flatMap(coding => codeFrom(coding, 'statement', 1, complain))
  const sites = codingsOf(objectIn(observation, 'bodySite')).flatMap(coding => codeFrom(coding, 'site', 1, complain))
  const date = startOf(observation, 'effective', complain)
  const issued = knownDate(textIn(observation, 'issued'), 'Observation.issued', complain)
  return {
    kind: 'observation',
    date,
    endDate: undefined,
    recorded: issued,
    status: stateOf(observation, isHistory),
    codes: [...about, ...values, ...sites],
    about: [...listIn(observation, 'focus')],
    matters: true,
  }
}

const isStageGroup = (observation: JsonObject): boolean =>
  listIn(objectIn(observation, 'meta'), 'profile').some(
    profile => typeof profile === 'string' && profiles.stageGroup.test(profile.replace(/^.*\//, '').replace(/\|.*$/, '')),
  )

function stateOf(observation: JsonObject, isHistory: boolean): Statement['status'] {
  const status = textIn(observation, 'status')
  if (status === 'entered-in-error' || status === 'cancelled') return 'entered-in-error'
  if (status === 'registered' || status === 'preliminary') return 'provisional'
  return isHistory ? 'history' : 'active'
}

function codeFrom(coding: Coding, role: string, position: number, complain: Complaint): Code[] {
  const known = system(coding)
  if (known === undefined) return []
  if (known !== 'icd10') return [{ role, system: known, code: coding.code, position }]
  const code = icdOf(coding.code)
  if (code === undefined) complain('unknown-code', role)
  return code === undefined ? [] : [{ role, system: 'icd10', code, position }]
}

/** A category or a stage: SNOMED and LOINC codes as they are, and the letters of TNM wherever they stand. */
function tnmCodes(value: unknown, role: 'm-category' | 'stage-group', complain: Complaint): Code[] {
  const codes: Code[] = []
  const isCategory = role === 'm-category'
  const letters = (text: string): boolean => {
    const code = isCategory ? mCategoryOf(text) : stageOf(text)
    if (!(isCategory ? isMCategory(code) : isStage(code))) return false
    codes.push({ role, system: isCategory ? 'tnm-m' : 'tnm-stage', code, position: 1 })
    return true
  }
  for (const coding of codingsOf(value)) {
    const known = system(coding)
    if (known === 'snomed' || known === 'loinc') codes.push({ role, system: known, code: coding.code, position: 1 })
    else if (!letters(coding.code) && !letters(coding.display)) complain('unknown-code', role)
  }
  const text = textIn(value, 'text')
  if (codes.length === 0 && text !== undefined && !letters(text)) complain('unknown-code', role)
  return codes
}

/** The beginning of an x[x] that may be a time or a period. An age is not turned into a date. */
function startOf(resource: JsonObject, name: string, complain: Complaint): KnownDate | undefined {
  const written =
    textIn(resource, `${name}DateTime`) ??
    textIn(objectIn(resource, `${name}Period`), 'start') ??
    textIn(resource, `${name}Instant`)
  return knownDate(written, `${String(resource.resourceType)}.${name}`, complain)
}
