import { type FieldError, Radios, TextArea, type Translate } from '../../../foundation/index.ts'
import type { QuestionSet } from '../questions/question-set.ts'
import { fieldOf, type TypedAnswer } from './read-answer.ts'

type QuestionFieldsProps = {
  readonly t: Translate
  readonly set: QuestionSet
  readonly typed: TypedAnswer
  readonly errors: readonly FieldError[]
}

/** The questions of a survey, the first one first: the same for whoever answers and for staff who type from paper. */
export const QuestionFields = ({ t, set, typed, errors }: QuestionFieldsProps) => {
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  return (
    <>
      <Radios
        t={t}
        id="screen"
        label={set.screen[t.locale]}
        value={typed.screen}
        error={errorOf('screen')}
        choices={['yes', 'no'].map(value => ({ value, label: t(`pledges.answer.screen.${value}`) }))}
      />
      {set.questions.map(question => {
        const id = fieldOf(question.id)
        const own = { t, id, label: question.words[t.locale], error: errorOf(id) }
        return question.kind === 'choice' ? (
          <Radios
            {...own}
            value={typed.choices[question.id]}
            choices={question.choices.map(choice => ({ value: choice.id, label: choice.words[t.locale] }))}
          />
        ) : (
          <TextArea {...own} rows={4} value={typed.comments[question.id]} hint={t('pledges.answer.noNames')} optional />
        )
      })}
    </>
  )
}
