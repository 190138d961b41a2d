import type { ContentEntry, EntryFault, EntryShape } from '../../foundation/index.ts'
import { nations } from '../../register/index.ts'
import { figuresField, numbersInProse, reviewDayOf, reviewField, sourcesField } from '../facts/sourced.ts'
import { policyLink } from './policy-links.ts'

/** What a nation’s government and health service have said about counting; `unread`: we have not read a source that says it. */
export const policyStates = ['required', 'promised', 'recorded-in-part', 'unread'] as const
export type PolicyState = (typeof policyStates)[number]

/** What one nation asks of its hospitals, as far as we have read it. Its key is the nation. */
export const policyShape: EntryShape = {
  name: 'policy',
  label: 'policy.kind',
  titleField: 'title',
  fields: [
    { name: 'title', kind: 'line', label: 'policy.fields.title', perLocale: true, required: true, most: 60 },
    {
      name: 'state',
      kind: 'choice',
      label: 'policy.fields.state',
      perLocale: false,
      required: true,
      choices: policyStates.map(value => ({ value, label: `policy.state.${value}` })),
    },
    { name: 'asOf', kind: 'day', label: 'policy.fields.asOf', hint: 'policy.hints.asOf', perLocale: false, required: true },
    { name: 'since', kind: 'day', label: 'policy.fields.since', hint: 'policy.hints.since', perLocale: false, required: false },
    { name: 'known', kind: 'markdown', label: 'policy.fields.known', perLocale: true, required: true, most: 4000 },
    {
      name: 'unknown',
      kind: 'markdown',
      label: 'policy.fields.unknown',
      hint: 'policy.hints.unknown',
      perLocale: true,
      required: false,
      most: 4000,
    },
    figuresField,
    sourcesField,
    reviewField,
  ],
  check: checkPolicy,
  link: policyLink,
  reviewDay: reviewDayOf,
  canCreate: false,
}

function checkPolicy(entry: ContentEntry): readonly EntryFault[] {
  const stranger: EntryFault[] = nations.some(nation => nation === entry.key)
    ? []
    : [{ field: 'title', locale: null, message: 'policy.faults.nation' }]
  return [...stranger, ...numbersInProse(entry, ['known', 'unknown'])]
}
