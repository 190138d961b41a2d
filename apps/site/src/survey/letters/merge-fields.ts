/**
 * The fields that a letter can hold: `{trust_name}`. What each means is said to people by the messages `letters.fields.<name>`.
 * `lines`: the value may run over several lines; every other value is one line, whatever it was. `subject`: may stand in a subject.
 */
export const mergeFields = [
  { name: 'trust_name', lines: false },
  { name: 'charity_name', lines: false },
  { name: 'charity_address', lines: true },
  { name: 'charity_numbers', lines: false },
  { name: 'round_name', lines: false },
  { name: 'reference', lines: false },
  { name: 'reply_address', lines: false },
  { name: 'today', lines: false },
  { name: 'questions', lines: true },
  { name: 'replies_by', lines: false },
  { name: 'sent_on', lines: false },
  { name: 'received_on', lines: false },
  { name: 'due_on', lines: false },
  { name: 'answered_on', lines: false },
  { name: 'clarification_asked_on', lines: false },
  { name: 'fees_asked_on', lines: false },
  { name: 'review_asked_on', lines: false },
  { name: 'draft_status', lines: false },
  { name: 'reply_link', lines: false },
  { name: 'reply_until', lines: false },
  { name: 'own_words', lines: true },
] as const satisfies readonly { readonly name: string; readonly lines: boolean }[]

export type MergeField = (typeof mergeFields)[number]['name']

/** What stands in the place of each field. A field that is missing or empty is named when the letter is rendered. */
export type Fields = Readonly<Partial<Record<MergeField, string>>>

const byName: ReadonlyMap<string, (typeof mergeFields)[number]> = new Map(mergeFields.map(field => [field.name, field]))

/** The field with this name, or null where there is none. Names are exact: `{Trust_Name}` is no field. */
export const mergeField = (name: string) => byName.get(name) ?? null
