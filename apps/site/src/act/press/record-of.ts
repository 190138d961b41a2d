import type { Translate } from '../../foundation/index.ts'
import { dayAsKnown, type PublicStatement, type StatementFigure } from '../../releases/index.ts'
import { pieces } from './pieces.ts'
import type { Line, Piece } from './press-document.ts'
import type { PressView } from './press-view.ts'

/** What the trust has said in public, each with who published it and when. */
export const recordOf = (t: Translate, { record }: PressView): Line[] =>
  record.map(statement =>
    pieces(t, 'press.text.record', {
      publisher: statement.publisher,
      day: dayAsKnown(t, statement.dated),
      words: wordsOf(t, statement),
    }),
  )

/** The words are those of the source, which is English for every one of them. */
const english = (words: string): Piece => ({ words, language: 'en' })

function wordsOf(t: Translate, { statements, quotes, figures }: PublicStatement): Line {
  const said: Line[] = [
    ...statements.map((words): Line => [english(words)]),
    ...quotes.map(({ question, text }) =>
      question === null
        ? pieces(t, 'press.text.quote.words', { words: english(text) })
        : pieces(t, 'press.text.recordAsked', { question: english(question), words: english(text) }),
    ),
    ...(figures.length === 0 ? [] : [figuresInWords(t, figures)]),
  ]
  return said.flatMap((line, index) => (index === 0 ? line : [' ', ...line]))
}

/** All of them in a sentence; where they share a time it is said once, at the end. */
function figuresInWords(t: Translate, figures: readonly StatementFigure[]): Line {
  const notes = figures.map(figure => noteOf(t, figure))
  const shared = new Set(notes).size === 1 ? (notes[0] ?? '') : null
  const list = figures.flatMap((figure, index): Line => {
    const own = shared === null ? (notes[index] ?? '') : ''
    return [...(index === 0 ? [] : ['; ']), english(figure.what), `: ${t.number(figure.value)}${own}`]
  })
  return pieces(t, 'press.text.recordFigures', { list: [...list, shared ?? ''] })
}

/** For which time, and whether it is an estimate: ` (2016, estimated)`. */
function noteOf(t: Translate, { periodStart, periodEnd, isEstimate }: StatementFigure): string {
  const when = [periodStart, periodEnd].flatMap(day => (day === null ? [] : [dayAsKnown(t, day)])).join('–')
  const notes = [...(when === '' ? [] : [when]), ...(isEstimate ? [t('site.trust.statements.estimate')] : [])]
  return notes.length === 0 ? '' : ` (${notes.join(', ')})`
}
