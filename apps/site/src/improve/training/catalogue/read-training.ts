import { z } from 'zod'
import { type Entry, wordsOf } from '../../../content/index.ts'
import type { Locale } from '../../../foundation/index.ts'
import { nations } from '../../../register/index.ts'
import { audiences, type Training, trainingCosts, trainingForms } from './training.ts'

export const trainingFaults = ['audience', 'nations', 'link', 'sources'] as const
export type TrainingFault = { readonly field: string; readonly fault: (typeof trainingFaults)[number]; readonly value: string }

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const shape = z.object({
  form: z.enum(trainingForms),
  cost: z.enum(trainingCosts).default('unknown'),
  audience: z.array(z.string()).default([]),
  nations: z.array(z.string()).default([]),
  link: z.string().default(''),
  checkedOn: day,
  sources: z.array(z.object({ url: z.string(), readOn: day, note: z.string().default('') })).default([]),
})

/** What is wrong with the facts of a training, beyond what its fields ask for. */
export function faultsOf(facts: Readonly<Record<string, unknown>>): readonly TrainingFault[] {
  const read = shape.safeParse(facts)
  if (!read.success) return [{ field: String(read.error.issues[0]?.path[0] ?? 'form'), fault: 'sources', value: '' }]
  const { audience, nations: where, link, sources } = read.data
  return [
    ...audience
      .filter(each => !isOneOf(audiences, each))
      .map(value => ({ field: 'audience', fault: 'audience' as const, value })),
    ...where.filter(each => !isOneOf(nations, each)).map(value => ({ field: 'nations', fault: 'nations' as const, value })),
    ...(/^https?:\/\//.test(link) ? [] : [{ field: 'link', fault: 'link' as const, value: link }]),
    ...(sources.length > 0 && sources.every(({ url }) => /^https?:\/\//.test(url))
      ? []
      : [{ field: 'sources', fault: 'sources' as const, value: '' }]),
  ]
}

const isOneOf = <Word extends string>(words: readonly Word[], text: string): text is Word => words.some(word => word === text)

/** An entry as a training in the language of a page; null where its facts cannot be read, which nothing that was published can be. */
export function readTraining(entry: Entry, locale: Locale): Training | null {
  const read = shape.safeParse(entry.facts)
  if (!read.success || faultsOf(entry.facts).length > 0) return null
  const { say, isFallback } = wordsOf(entry, locale)
  const { audience, nations: where, ...facts } = read.data
  return {
    key: entry.key,
    version: entry.version,
    ...facts,
    audience: audience.filter(each => isOneOf(audiences, each)),
    nations: where.filter(each => isOneOf(nations, each)),
    words: {
      title: say('title'),
      provider: say('provider'),
      text: say('text'),
      length: say('length'),
      price: say('price'),
      accreditation: say('accreditation'),
      isFallback,
    },
  }
}
