import { sayFigureDate, type Translate } from '../../../foundation/index.ts'
import type { Facts } from '../../evaluation/document/evaluation-document.ts'
import type { PosterFigure, Sheet } from '../edition/poster.ts'

type InOneLine<Part extends { readonly facts: Facts }> = Omit<Part, 'facts'> & { readonly facts: string }

export type FigureOnPaper = InOneLine<PosterFigure>
/** A sheet as it is set: what belongs to a number is one sentence below it. */
export type SheetOnPaper = Omit<Sheet, 'figures' | 'flow'> & {
  readonly figures: readonly FigureOnPaper[]
  readonly flow: InOneLine<NonNullable<Sheet['flow']>> | null
}

export function sheetOnPaper(t: Translate, sheet: Sheet): SheetOnPaper {
  const say = ({ date, denominator, source }: Facts) =>
    t('poster.facts', { day: sayFigureDate(t, date), denominator, source: source.name })
  return {
    ...sheet,
    figures: sheet.figures.map(figure => ({ ...figure, facts: say(figure.facts) })),
    flow: sheet.flow && { ...sheet.flow, facts: say(sheet.flow.facts) },
  }
}
