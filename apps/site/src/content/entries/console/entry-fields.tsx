import {
  type Choice,
  type EntryColumn,
  type EntryField,
  type EntryShape,
  type Locale,
  locales,
  Select,
  TextArea,
  TextField,
  type Translate,
} from '../../../foundation/index.ts'
import { linesOf } from '../entry-words.ts'
import type { Typed, TypedWords } from '../read-words.ts'
import { cellOf, idOf, spareRows } from './typed-entry.ts'

/** What can be chosen in fields that name something kept elsewhere. */
export type Choices = { readonly images: readonly Choice[]; readonly documents: readonly Choice[] }

type Asked = {
  readonly t: Translate
  readonly typed: TypedWords
  readonly choices: Choices
  readonly errorOf: (id: string) => string | undefined
}

const textOf = (typed: Typed | undefined): string =>
  typeof typed === 'string' ? typed : (typed ?? []).filter(item => typeof item === 'string').join('\n')

/** Every field of a kind: what is told once first, then the words of both languages side by side. */
export function EntryFields({ kind, ...asked }: Asked & { readonly kind: Pick<EntryShape, 'fields'> }) {
  const { t, typed } = asked
  const facts = kind.fields.filter(({ perLocale }) => !perLocale)
  const texts = kind.fields.filter(({ perLocale }) => perLocale)
  return (
    <>
      {texts.length > 0 && (
        <section>
          <h2>{t('entries.edit.texts')}</h2>
          <p>{t('entries.edit.welshHint')}</p>
          {texts.some(({ kind }) => kind === 'markdown') && <p>{t('entries.edit.markdown')}</p>}
          {texts.map(field => (
            <div class="entry-pair">
              {locales.map(locale => (
                <OneField {...asked} field={field} locale={locale} />
              ))}
            </div>
          ))}
          <Tick id="machine" label={t('entries.edit.machine')} isTicked={typed.isMachineMade} />
        </section>
      )}
      {facts.length > 0 && (
        <section>
          <h2>{t('entries.edit.facts')}</h2>
          {facts.map(field => (
            <OneField {...asked} field={field} locale={null} />
          ))}
        </section>
      )}
    </>
  )
}

function OneField({
  t,
  typed,
  choices,
  errorOf,
  field,
  locale,
}: Asked & { readonly field: EntryField; readonly locale: Locale | null }) {
  const id = idOf(field.name, locale)
  const value = (locale === null ? typed.facts : typed[locale])[field.name]
  const named =
    locale === null ? t(field.label) : t('entries.edit.in', { label: t(field.label), language: t(`entries.languages.${locale}`) })
  const isNeeded = field.required && locale !== 'cy'
  const common = {
    t,
    id,
    label: isNeeded ? t('entries.edit.required', { label: named }) : named,
    hint: hintOf(t, field),
    value: textOf(value),
    error: errorOf(id),
  }
  switch (field.kind) {
    case 'markdown':
      return <TextArea {...common} rows={16} />
    case 'lines':
      return <TextArea {...common} rows={5} />
    case 'choice':
      return <Select {...common} choices={labelled(t, field)} none={t('entries.edit.none')} />
    case 'image':
      return <Select {...common} choices={withKept(choices.images, common.value)} none={t('entries.edit.none')} />
    case 'flag':
      return <Tick id={id} label={named} hint={common.hint} isTicked={common.value === 'yes'} />
    case 'documents':
      return <Documents {...common} value={value} choices={choices.documents} />
    case 'list':
      return field.columns ? (
        <Rows t={t} field={field} columns={field.columns} value={value} label={common.label} error={common.error} />
      ) : (
        <TextArea {...common} rows={Math.min(Math.max(linesOf(common.value).length + 1, 4), 14)} />
      )
    default:
      return <TextField {...common} inputmode={field.kind === 'number' ? 'numeric' : undefined} />
  }
}

function Tick({
  id,
  label,
  hint,
  isTicked,
}: {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly isTicked: boolean
}) {
  return (
    <div class="field">
      <label class="choice" for={id}>
        <input
          id={id}
          type="checkbox"
          name={id}
          value="yes"
          checked={isTicked}
          aria-describedby={hint ? `${id}-hint` : undefined}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

function hintOf(t: Translate, field: EntryField): string | undefined {
  const own = field.hint === undefined ? [] : [t(field.hint)]
  const lines = field.kind === 'list' && !field.columns ? [t('entries.edit.listHint')] : []
  const day = field.kind === 'day' ? [t('entries.entry.draft.dayHint')] : []
  return [...own, ...lines, ...day].join(' ') || undefined
}

const labelled = (t: Translate, { choices = [] }: Pick<EntryColumn, 'choices'>): Choice[] =>
  choices.map(({ value, label }) => ({ value, label: t(label) }))

/** What was chosen and is not there any more is still shown, so that nothing changes unseen. */
const withKept = (choices: readonly Choice[], value: string): readonly Choice[] =>
  value === '' || choices.some(choice => choice.value === value) ? choices : [{ value, label: value }, ...choices]

function Documents({
  t,
  id,
  label,
  hint,
  error,
  value,
  choices,
}: {
  readonly t: Translate
  readonly id: string
  readonly label: string
  readonly hint: string | undefined
  readonly error: string | undefined
  readonly value: Typed | undefined
  readonly choices: readonly Choice[]
}) {
  const chosen = textOf(value)
    .split('\n')
    .filter(item => item !== '')
  const all = chosen.reduce(withKept, choices)
  return (
    <fieldset class={error ? 'field invalid' : 'field'}>
      <legend>{label}</legend>
      <p class="hint">{hint ?? t('entries.edit.documentsHint')}</p>
      {error && (
        <p class="error">
          <span class="hidden">{t('site.form.error')}</span> {error}
        </p>
      )}
      {all.length === 0 && <p>{t('entries.none')}</p>}
      {all.map((choice, index) => (
        <label class="choice" for={`${id}-${index}`}>
          <input id={`${id}-${index}`} type="checkbox" name={id} value={choice.value} checked={chosen.includes(choice.value)} />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** A list of small records: a row for each, and some to spare. */
function Rows({
  t,
  field,
  columns,
  value,
  label,
  error,
}: {
  readonly t: Translate
  readonly field: EntryField
  readonly columns: readonly EntryColumn[]
  readonly value: Typed | undefined
  readonly label: string
  readonly error: string | undefined
}) {
  const filled = (typeof value === 'string' || value === undefined ? [] : value)
    .filter(row => typeof row !== 'string')
    .filter(row => Object.values(row).some(cell => cell.trim() !== ''))
  const rows = [...filled, ...Array.from({ length: spareRows }, (): Readonly<Record<string, string>> => ({}))]
  const cellLabel = (row: number, column: EntryColumn) =>
    t('entries.edit.row', { label: t(field.label), row: row + 1, column: t(column.label) })
  return (
    <fieldset class={error ? 'field invalid' : 'field'}>
      <legend>{label}</legend>
      <p class="hint">{[...(field.hint === undefined ? [] : [t(field.hint)]), t('entries.edit.rowsHint')].join(' ')}</p>
      {error && (
        <p class="error">
          <span class="hidden">{t('site.form.error')}</span> {error}
        </p>
      )}
      <input type="hidden" name={`${idOf(field.name, null)}-rows`} value={String(rows.length)} />
      {rows.map((row, number) => (
        <div class="entry-rows">
          {columns.map(column => {
            const cell = {
              t,
              id: cellOf(field.name, number, column.name),
              label: cellLabel(number, column),
              value: row[column.name] ?? '',
            }
            return column.kind === 'choice' ? (
              <Select {...cell} choices={labelled(t, column)} none={t('entries.edit.none')} />
            ) : (
              <TextField {...cell} />
            )
          })}
        </div>
      ))}
    </fieldset>
  )
}
