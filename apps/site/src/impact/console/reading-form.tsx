import { newToken } from '../../accounts/index.ts'
import { Button, type Locale, localPath, Select, TextArea, TextField, type Translate } from '../../foundation/index.ts'
import { promiseStates } from '../measures/definitions.ts'
import type { ReadingFault, ReadingField, TypedReading } from './read-reading.ts'
import type { Enterable } from './what-is-entered.ts'

type Props = {
  readonly t: Translate
  readonly locale: Locale
  readonly of: Enterable
  readonly action: string
  readonly typed: TypedReading
  readonly faults: readonly ReadingFault[]
  /** The version that it changes; null: it enters a new reading. */
  readonly basedOn: number | null
}

/** What is wrong, as the summary and the fields say it. */
export const errorsOf = (t: Translate, faults: readonly ReadingFault[]) =>
  faults.map(({ field, message, most }) => ({
    field,
    message: t(`impact.console.faults.${message}`, most === undefined ? {} : { most: t.number(most) }),
  }))

/** Empty, with what is wrong, or filled with what there is: one form for entering and for putting right. */
export function ReadingForm({ t, locale, of, action, typed, faults, basedOn }: Props) {
  const errors = errorsOf(t, faults)
  const field = (id: ReadingField, hint?: string) => ({
    t,
    id,
    label: t(`impact.console.form.${id === 'amount' ? `amounts.${of.asks}` : id}`),
    hint: hint === undefined ? undefined : t(`impact.console.form.${hint}`),
    value: typed[id],
    error: errors.find(error => error.field === id)?.message,
  })
  return (
    <form method="post" action={localPath(locale, action)} novalidate>
      <input type="hidden" name="token" value={newToken()} />
      {basedOn !== null && <input type="hidden" name="basedOn" value={String(basedOn)} />}
      <AmountFields t={t} of={of} field={field} />
      <TextField {...field('date', 'dateHint')} />
      <TextField {...field('source', 'sourceHint')} />
      <TextField {...field('url', 'urlHint')} type="url" optional />
      <TextField {...field('kept', 'keptHint')} optional />
      <TextArea {...field('noteEn', 'noteHint')} rows={3} optional />
      <TextArea {...field('noteCy')} rows={3} optional />
      {basedOn !== null && <TextArea {...field('reason', 'reasonHint')} rows={2} />}
      <Button>{t(basedOn === null ? 'impact.console.form.save' : 'impact.console.form.saveChange')}</Button>
    </form>
  )
}

type FieldOf = (id: ReadingField, hint?: string) => Omit<Parameters<typeof TextField>[0], 'type'>
type AmountProps = { readonly t: Translate; readonly of: Enterable; readonly field: FieldOf }

function AmountFields({ t, of: { asks }, field }: AmountProps) {
  if (asks === 'state') {
    const choices = promiseStates.map(value => ({ value, label: t(`impact.promise.states.${value}.word`) }))
    return <Select {...field('state')} choices={choices} />
  }
  return (
    <>
      <TextField {...field('amount', 'amountHint')} inputmode="numeric" />
      {asks === 'share' && <TextField {...field('outOf', 'amountHint')} inputmode="numeric" />}
    </>
  )
}
