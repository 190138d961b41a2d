import type { Quality } from '../results/index.ts'
import type { RecordGroup } from './record-groups.ts'

type Is = (group: RecordGroup) => boolean

/** A field whose completeness is measured. `of` are the records that ought to have it, `filled` those that do, `valid` those in which it makes sense. */
type Field = {
  id: string
  label: string
  whyItMatters: string
  sources?: readonly string[]
  of: Is
  filled: Is
  valid?: Is
}

const every: Is = () => true
const isPrimary: Is = ({ kind }) => kind === 'primary-pathway'
const isReturn: Is = ({ kind }) => kind === 'recurrence' || kind === 'progression'
const isTreatment: Is = ({ kind }) => kind === 'regimen' || kind === 'radiotherapy'
const isStaged: Is = ({ has }) => has('m-category') || has('stage-group')

export const fields: readonly Field[] = [
  {
    id: 'nhs-number',
    label: 'NHS number',
    whyItMatters: 'It joins what different systems know of one person.',
    of: every,
    filled: ({ number }) => number !== 'missing',
    valid: ({ number }) => number === 'right',
  },
  {
    id: 'birth-date',
    label: 'Date of birth',
    whyItMatters: 'Age, and telling two people apart.',
    of: every,
    filled: ({ hasBirthDate }) => hasBirthDate,
  },
  {
    id: 'sex',
    label: 'Sex',
    whyItMatters: 'Men have breast cancer too, and are counted beside women.',
    of: every,
    filled: ({ hasSex }) => hasSex,
  },
  {
    id: 'date',
    label: 'Date of what happened',
    whyItMatters: 'Without it a record cannot say when the cancer spread.',
    of: ({ kind }) => kind !== null && kind !== 'death',
    filled: ({ hasDate }) => hasDate,
    valid: ({ isDateExact }) => isDateExact,
  },
  {
    id: 'stage',
    label: 'M category or stage',
    whyItMatters: 'It is where spread at the first diagnosis is recorded.',
    sources: ['cosd'],
    of: isPrimary,
    filled: isStaged,
  },
  {
    id: 'stage-date',
    label: 'Date of the stage',
    whyItMatters: 'It tells when spread was found.',
    sources: ['cosd'],
    of: group => isPrimary(group) && isStaged(group),
    filled: ({ hasStageDate }) => hasStageDate,
  },
  {
    id: 'spread-described',
    label: 'Metastatic type or site of a return',
    whyItMatters: 'It tells spread from a return in the breast.',
    sources: ['cosd'],
    of: isReturn,
    filled: ({ has }) => has('metastatic-type') || has('metastatic-site'),
  },
  {
    id: 'original-primary',
    label: 'Original primary of a return',
    whyItMatters: 'It tells which cancer came back.',
    sources: ['cosd'],
    of: isReturn,
    filled: ({ has }) => has('original-primary') || has('primary'),
  },
  {
    id: 'spell',
    label: 'Hospital stay',
    whyItMatters: 'Two stays with a code for spread count; two episodes of one stay do not.',
    sources: ['hes-apc', 'sus-apc'],
    of: ({ kind }) => kind === 'episode',
    filled: ({ hasSpell }) => hasSpell,
  },
  {
    id: 'intent',
    label: 'Intent of treatment',
    whyItMatters: 'Treatment that is not meant to cure is a sign of spread.',
    sources: ['sact', 'radiotherapy'],
    of: isTreatment,
    filled: ({ has }) => has('intent') || has('line'),
  },
  {
    id: 'treatment-primary',
    label: 'Diagnosis of a treatment',
    whyItMatters: 'It tells for which cancer the treatment was.',
    sources: ['sact', 'radiotherapy'],
    of: isTreatment,
    filled: ({ has }) => has('primary'),
  },
  {
    id: 'statement',
    label: 'What the meeting said',
    whyItMatters: 'A row without it says nothing about spread.',
    sources: ['mdt'],
    of: ({ kind }) => kind === 'meeting',
    filled: ({ has }) => has('statement') || has('site'),
  },
  {
    id: 'signed-off',
    label: 'Signed off by the team',
    whyItMatters: 'Only what the team has signed off counts as definite.',
    sources: ['mdt'],
    of: ({ kind }) => kind === 'meeting',
    filled: ({ status }) => status === 'signed-off',
  },
  {
    id: 'related-primary',
    label: 'Primary that a metastasis belongs to',
    whyItMatters: 'Without it nobody can tell from which cancer it came.',
    sources: ['fhir', 'omop'],
    of: ({ kind, has }) => kind === 'observation' && has('metastatic-site'),
    filled: ({ has }) => has('related-primary'),
  },
]

/** How full each field is among the records about people with breast cancer, for each source that has such records, and month by month. */
export function measureFields(groups: readonly RecordGroup[]): Quality['fields'] {
  const bySource = [...Map.groupBy(groups, ({ source }) => source)].sort(([left], [right]) => (left < right ? -1 : 1))
  return fields.flatMap(field =>
    bySource
      .filter(([source]) => field.sources?.includes(source) ?? true)
      .map(([source, own]) => measureField(field, source, own.filter(field.of)))
      .filter(({ all }) => all.of > 0),
  )
}

function measureField(
  { id, label, whyItMatters, filled, valid = filled }: Field,
  source: string,
  groups: readonly RecordGroup[],
): Quality['fields'][number] {
  const months = [...Map.groupBy(groups, ({ month }) => month)].flatMap(([month, own]) =>
    month === null ? [] : [{ month, filled: countWhere(own, filled), of: countWhere(own, every) }],
  )
  return {
    ...{ id, source, label, whyItMatters },
    all: { filled: countWhere(groups, filled), of: countWhere(groups, every) },
    valid: countWhere(groups, valid),
    months: months.sort((left, right) => (left.month < right.month ? -1 : 1)),
  }
}

/** The records of the groups for which it holds. */
export const countWhere = (groups: readonly RecordGroup[], holds: Is): number =>
  groups.reduce((total, group) => total + (holds(group) ? group.n : 0), 0)
