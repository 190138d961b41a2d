import type { Translate } from '../../foundation/index.ts'
import type { WordField } from './list-query.ts'
import { sayWord } from './say-request.ts'

type Field = Extract<WordField, 'work' | 'clock' | 'answer' | 'delivery'>

/** What a word of the four fields asks of us: it differs in its shape, never in its colour alone. Null where nothing is asked. */
export function weightOf(field: Field, value: string): 'ours' | 'late' | 'stuck' | null {
  switch (field) {
    case 'work':
      return value.startsWith('to-') ? 'ours' : null
    case 'clock':
      return value.endsWith('overdue') ? 'late' : null
    case 'delivery':
      return ['bounced', 'failed', 'uncertain'].includes(value) ? 'stuck' : null
    case 'answer':
      return null
  }
}

/** A word of one of the four fields, in the same shape wherever it stands. */
export const StateWord = ({ t, field, value }: { t: Translate; field: Field; value: string }) => (
  <span class={['state', weightOf(field, value)].filter(Boolean).join(' ')}>{sayWord(t, field, value)}</span>
)
