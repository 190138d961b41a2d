import { Button, localPath, Radios, TextField, type Translate } from '../../foundation/index.ts'
import type { Holidays } from '../legal-clock/holidays.ts'
import { laws } from '../types.ts'
import { dueDateLink } from './links.ts'
import type { DueQuestion, QuestionFault } from './read-question.ts'

/** What is the matter with a field, and what to do. */
export const faultText = (t: Translate, { fault }: QuestionFault, known: Holidays['known']): string =>
  t(`due-date.faults.${fault}`, { from: known ? t.day(known.from) : '', until: known ? t.day(known.until) : '' })

type FormProps = { readonly t: Translate; readonly question: DueQuestion; readonly known: Holidays['known'] }

/** Two questions, sent in the address: neither says anything of a person, and the answer can be kept as a bookmark. */
export function DueDateForm({ t, question, known }: FormProps) {
  const errorOf = (field: QuestionFault['field']): string | undefined => {
    const fault = question.shape === 'invalid' ? question.faults.find(each => each.field === field) : undefined
    return fault && faultText(t, fault, known)
  }
  return (
    <form method="get" action={localPath(t.locale, dueDateLink())} class="due-form">
      <TextField
        t={t}
        id="received"
        label={t('due-date.form.received')}
        hint={t('due-date.form.receivedHint')}
        value={asTyped(question.typed.received)}
        error={errorOf('received')}
        autocomplete="off"
      />
      <Radios
        t={t}
        id="law"
        label={t('due-date.form.law')}
        choices={laws.map(value => ({ value, label: t(`due-date.form.${value}`) }))}
        value={question.typed.law}
        error={errorOf('law')}
      />
      <p>
        <Button>{t('due-date.form.button')}</Button>
      </p>
      <p class="small soft">{t('due-date.form.privacy')}</p>
    </form>
  )
}

/** Written in the field as people write days. What is no day stands as it was typed. */
const asTyped = (typed: string): string => typed.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1')
