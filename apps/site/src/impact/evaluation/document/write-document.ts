import { dayInUk, type Translate } from '../../../foundation/index.ts'
import { aims } from '../../measures/measure-value.ts'
import type { Replaces } from '../edition/edition.ts'
import { type KeptMeasure, otherFigures, type Snapshot } from '../snapshot/snapshot.ts'
import type { ReportWords } from '../words-of-report.ts'
import { actionsBlocks } from './actions-block.ts'
import type { Block, EvaluationDocument, Section } from './evaluation-document.ts'
import { flowBlocks } from './flow-block.ts'
import { measureBlock } from './measure-block.ts'
import { policyBlocks, promiseBlock } from './policy-block.ts'

export type Written = {
  readonly number: number
  readonly publishedOn: string
  readonly replaces: Replaces | null
  readonly words: ReportWords
  readonly figures: Snapshot
}

/** The whole report in the language of `t`. Every number in it is one of `figures`. */
export function writeDocument(t: Translate, written: Written): EvaluationDocument {
  const { number, publishedOn, replaces, words, figures } = written
  const section = (id: string, blocks: readonly Block[]): Section[] =>
    blocks.length === 0 ? [] : [{ id, title: t(`evaluation.sections.${id}`), blocks: [...blocks] }]
  const said = (text: string): Block[] => (text === '' ? [] : [{ kind: 'markdown', text }])
  return {
    title: words.title,
    about: t('evaluation.about', {
      number: String(number),
      day: t.day(publishedOn),
      taken: t.day(dayInUk(new Date(figures.takenAt))),
    }),
    notice: replaces && noticeOf(t, replaces, figures),
    sections: [
      ...section('summary', said(words.summary)),
      ...section('about', said(words.about)),
      ...aims.flatMap(aim =>
        section(`aim${aim}`, [
          { kind: 'text', text: t(`evaluation.aims.aim${aim}`) },
          ...said(words[`aim${aim}`]),
          ...figures.measures.filter(measure => measure.aim === aim).map(measure => measureBlock(t, measure)),
        ]),
      ),
      ...section('changes', [
        ...said(words.changes),
        { kind: 'notice', text: t('evaluation.cause') },
        ...(figures.actions ? actionsBlocks(t, figures.actions) : []),
        ...(figures.flow ? flowBlocks(t, figures.flow) : [{ kind: 'text' as const, text: t('evaluation.flow.none') }]),
      ]),
      ...section('policy', [
        ...policyBlocks(t, figures.policies ?? []),
        ...(figures.promise ? [promiseBlock(t, figures.promise)] : []),
      ]),
      ...section('learnt', said(words.learnt)),
      ...section('next', said(words.next)),
      ...section('how', [
        { kind: 'text', text: t('evaluation.how.text') },
        { kind: 'table', table: definitions(t, figures.measures), facts: null },
      ]),
      ...section('thanks', said(words.thanks)),
    ],
  }
}

/** What was wrong, and everything that is not the same as it was: nobody has to compare two papers by eye. */
function noticeOf(t: Translate, { number, reason, changed }: Replaces, { measures }: Snapshot): EvaluationDocument['notice'] {
  const titleOf = (key: string) => measures.find(measure => measure.key === key)?.title[t.locale] ?? key
  const parts = [
    ...changed.words.map(field => t('evaluation.replaces.words', { field: t(`evaluation.fields.${field}`) })),
    ...changed.measures.map(key =>
      otherFigures.some(other => other === key)
        ? t(`evaluation.replaces.${key}`)
        : t('evaluation.replaces.measure', { title: titleOf(key) }),
    ),
    ...(changed.flow ? [t('evaluation.replaces.flow')] : []),
  ]
  return {
    title: t('evaluation.replaces.title', { number: String(number) }),
    texts: [
      t('evaluation.replaces.why', { reason: reason[t.locale] }),
      t('evaluation.replaces.changed', { list: parts.join('; ') }),
      t('evaluation.replaces.stays', { number: String(number) }),
    ],
  }
}

const definitions = (t: Translate, measures: readonly KeptMeasure[]) => ({
  id: 'definitions',
  caption: t('evaluation.how.caption'),
  columns: ['measure', 'definition', 'how'].map(key => ({ label: t(`evaluation.how.columns.${key}`) })),
  rows: measures.map(({ title, definition, how }) => [title[t.locale], definition[t.locale], t(`evaluation.how.${how}`)]),
})
