import type { EntryKind } from '../../../foundation/index.ts'
import { countToolPath } from '../links.ts'
import { previewCountTool } from './count-tool-page.tsx'
import { questionGroups, questionKindName } from './questions-of.ts'

/** What information-governance people ask about the counting program, as staff edit it. */
export const questionKind: EntryKind = {
  name: questionKindName,
  label: 'count-tool.entries',
  fields: [
    { name: 'question', kind: 'line', label: 'count-tool.fields.question', perLocale: true, required: true, most: 160 },
    { name: 'answer', kind: 'markdown', label: 'count-tool.fields.answer', perLocale: true, required: true, most: 2000 },
    {
      name: 'group',
      kind: 'choice',
      label: 'count-tool.fields.group',
      perLocale: false,
      required: true,
      choices: questionGroups.map(value => ({ value, label: `count-tool.questions.groups.${value}` })),
    },
    { name: 'order', kind: 'number', label: 'count-tool.fields.order', perLocale: false, required: false, most: 1000 },
  ],
  link: key => `${countToolPath}#question-${key}`,
  canCreate: true,
  preview: previewCountTool,
}
