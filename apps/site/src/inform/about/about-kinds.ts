import { type ContentEntry, type EntryFault, type EntryShape, isFigureDate } from '../../foundation/index.ts'
import { aboutPath } from '../facts/page-kind.ts'
import { factText, figuresField, numbersInProse, reviewDayOf, reviewField, sourcesField } from '../facts/sourced.ts'

/** Something that happened: one point of the history. */
export const momentShape: EntryShape = {
  name: 'moment',
  label: 'about.kind.moment',
  fields: [
    { name: 'title', kind: 'line', label: 'about.fields.title', perLocale: true, required: true, most: 120 },
    { name: 'on', kind: 'line', label: 'about.fields.on', hint: 'about.hints.on', perLocale: false, required: true, most: 10 },
    {
      name: 'text',
      kind: 'lines',
      label: 'about.fields.text',
      hint: 'about.hints.text',
      perLocale: true,
      required: true,
      most: 1000,
    },
    figuresField,
    sourcesField,
  ],
  check: checkMoment,
  link: key => `${aboutPath}#moment-${key}`,
  canCreate: true,
}

function checkMoment(entry: ContentEntry): readonly EntryFault[] {
  const on = factText(entry, 'on')
  const noDay: EntryFault[] =
    isFigureDate(on) && !on.includes('/') ? [] : [{ field: 'on', locale: null, message: 'about.faults.on' }]
  return [...noDay, ...numbersInProse(entry, ['title', 'text'])]
}

/** One of the things that have to change: why, what is done, what is open. */
export const aimShape: EntryShape = {
  name: 'aim',
  label: 'about.kind.aim',
  fields: [
    { name: 'title', kind: 'line', label: 'about.fields.title', perLocale: true, required: true, most: 120 },
    { name: 'order', kind: 'number', label: 'facts.fields.order', perLocale: false, required: false, most: 1000 },
    { name: 'why', kind: 'lines', label: 'about.fields.why', perLocale: true, required: true, most: 1000 },
    {
      name: 'done',
      kind: 'markdown',
      label: 'about.fields.done',
      hint: 'about.hints.done',
      perLocale: true,
      required: true,
      most: 4000,
    },
    {
      name: 'open',
      kind: 'markdown',
      label: 'about.fields.open',
      hint: 'about.hints.open',
      perLocale: true,
      required: true,
      most: 4000,
    },
    figuresField,
    sourcesField,
    reviewField,
  ],
  check: entry => numbersInProse(entry, ['title', 'why', 'done', 'open']),
  link: key => `${aboutPath}#aim-${key}`,
  reviewDay: reviewDayOf,
  canCreate: false,
}

/** Something that the campaign is proud of, or that it leads to. */
export const highlightShape: EntryShape = {
  name: 'highlight',
  label: 'about.kind.highlight',
  fields: [
    { name: 'title', kind: 'line', label: 'about.fields.title', perLocale: true, required: true, most: 120 },
    { name: 'order', kind: 'number', label: 'facts.fields.order', perLocale: false, required: false, most: 1000 },
    {
      name: 'text',
      kind: 'lines',
      label: 'about.fields.text',
      hint: 'about.hints.text',
      perLocale: true,
      required: true,
      most: 1000,
    },
    { name: 'link', kind: 'link', label: 'about.fields.link', hint: 'about.hints.link', perLocale: false, required: false },
    figuresField,
    sourcesField,
  ],
  check: entry => numbersInProse(entry, ['title', 'text']),
  link: key => `${aboutPath}#highlight-${key}`,
  canCreate: true,
}
