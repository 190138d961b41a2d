import type { EntryField, EntryKind } from '../../foundation/index.ts'
import { wordFields } from './edition/edition.ts'
import { previewReport } from './pages/preview-report.tsx'
import { reportStates } from './report.ts'
import { reportAt } from './reports-links.ts'

const said = (name: (typeof wordFields)[number]): EntryField => {
  const isLine = name === 'title' || name === 'series'
  return {
    name,
    kind: isLine ? 'line' : 'markdown',
    label: `reports.fields.${name}`,
    hint: `reports.fields.${name}Hint`,
    perLocale: true,
    required: isLine || name === 'summary',
    ...(isLine ? { most: 120 } : {}),
  }
}

/** Reports, as staff write their words. What is published of them are editions: these words change nothing that has been published. */
export const reportKind: EntryKind = {
  name: 'report',
  label: 'reports.kind',
  titleField: 'title',
  fields: [
    {
      name: 'state',
      kind: 'choice',
      label: 'reports.fields.state',
      hint: 'reports.fields.stateHint',
      perLocale: false,
      required: true,
      choices: reportStates.map(state => ({ value: state, label: `reports.states.${state}` })),
    },
    {
      name: 'part',
      kind: 'number',
      label: 'reports.fields.part',
      hint: 'reports.fields.partHint',
      perLocale: false,
      required: true,
      most: 99,
    },
    ...wordFields.map(said),
  ],
  link: reportAt.link,
  preview: previewReport,
  canCreate: true,
}
