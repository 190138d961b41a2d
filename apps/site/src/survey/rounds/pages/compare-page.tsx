import { HTTPException } from 'hono/http-exception'
import { consolePage } from '../../../accounts/index.ts'
import { type Ctx, DataTable, type Translate } from '../../../foundation/index.ts'
import { roundsLink } from '../links.ts'
import { questionsOf, roundById } from '../round-store.ts'
import { type Comparison, compareRounds, inOrderOfTime } from '../rules/compare-rounds.ts'
import { NotComparableNotice, whyNot } from './not-comparable-notice.tsx'
import { inLanguage } from './round-words.ts'
import css from './rounds.css?inline'

/** `/console/rounds/:round/compare/:other`: two rounds, question by question, the earlier one first whatever the order in the address. */
export async function showComparison(c: Ctx): Promise<Response> {
  const { t, db } = c.var
  const [one, other] = [await roundById(db, c.req.param('round') ?? ''), await roundById(db, c.req.param('other') ?? '')]
  if (!one || !other || one.id === other.id) throw new HTTPException(404)
  const [earlier, later] = inOrderOfTime(one, other)
  const comparisons = compareRounds(
    { id: earlier.id, questions: await questionsOf(db, earlier.id) },
    { id: later.id, questions: await questionsOf(db, later.id) },
  )
  const title = t('rounds.compare.title', { earlier: earlier.id, later: later.id })
  return consolePage(c, {
    title,
    lead: t('rounds.compare.lead'),
    trail: [{ href: roundsLink(), label: t('rounds.title') }],
    css: [css],
    body: (
      <>
        <NotComparableNotice t={t} earlier={earlier.id} later={later.id} comparisons={comparisons} isOnComparison />
        <DataTable
          id="comparison"
          caption={t('rounds.compare.caption')}
          columns={[
            { label: t('rounds.compare.question') },
            { label: t('rounds.compare.verdict') },
            { label: t('rounds.compare.earlier', { id: earlier.id }) },
            { label: t('rounds.compare.later', { id: later.id }) },
          ]}
          rows={comparisons.map(comparison => row(t, comparison))}
        />
      </>
    ),
  })
}

function row(t: Translate, comparison: Comparison): string[] {
  const words = (question: { wording: { en: string; cy: string } }) => inLanguage(question.wording, t.locale)
  switch (comparison.kind) {
    case 'comparable': {
      const { later, earlier, isSameWording } = comparison
      return isSameWording
        ? [later.id, t('rounds.compare.same'), words(earlier), t('rounds.compare.sameWords')]
        : [later.id, t('rounds.compare.otherWords'), words(earlier), words(later)]
    }
    case 'not-comparable':
    case 'other-type': {
      const { later, earlier } = comparison
      return [later.id, t('rounds.compare.no', { why: whyNot(t, comparison) }), words(earlier), words(later)]
    }
    case 'added':
      return [comparison.later.id, t('rounds.compare.added'), t('rounds.compare.notAsked'), words(comparison.later)]
    case 'dropped':
      return [comparison.earlier.id, t('rounds.compare.dropped'), words(comparison.earlier), t('rounds.compare.notAsked')]
  }
}
