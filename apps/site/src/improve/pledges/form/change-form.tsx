import {
  Button,
  type Choice,
  ErrorSummary,
  type FieldError,
  localPath,
  Radios,
  Select,
  TextArea,
  TextField,
  type Translate,
} from '../../../foundation/index.ts'
import type { ChangeKind } from '../pledge-words.ts'
import type { PledgeStory } from '../rules/fold-pledge.ts'
import { sayIn } from '../rules/words-of-two.ts'
import { changeFields, type Field, inList } from './change-fields.ts'
import type { Typed } from './read-change.ts'

export type ChangeFormView = {
  readonly t: Translate
  readonly kind: ChangeKind
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly story: PledgeStory | null
  /** Where it is sent, without the language. */
  readonly action: string
  /** Sent twice, it is one. */
  readonly once: string
  /** How many versions the pledge had when the form was opened. */
  readonly basedOn: number
}

/** The form by which something is said of a pledge: the same for a hospital’s people and for staff. */
export const ChangeForm = (view: ChangeFormView) => (
  <>
    <ErrorSummary t={view.t} errors={view.errors} />
    <form method="post" action={localPath(view.t.locale, view.action)} novalidate class="pledge-form">
      <input type="hidden" name="once" value={view.once} />
      <input type="hidden" name="based-on" value={String(view.basedOn)} />
      {changeFields[view.kind].map(field => (
        <Part {...view} field={field} prefix="" />
      ))}
      <Button>{view.t('pledges.form.send')}</Button>
    </form>
  </>
)

type PartProps = ChangeFormView & { readonly field: Field; readonly prefix: string }

function Part(view: PartProps) {
  const { t, kind, typed, errors, field, prefix } = view
  const id = `${prefix}${field.name}`
  const key = `pledges.fields.${kind}.${field.name}`
  const error = (of: string) => errors.find(each => each.field === of)?.message
  // Not every field has a label.
  const one = () => ({ t, id, value: typed[id] ?? '', error: error(id), label: t(`${key}.label`) })
  switch (field.kind) {
    case 'words':
      return <WordsPart {...view} field={field} id={id} label={t(`${key}.label`)} hint={t(`${key}.hint`)} error={error} />
    case 'day':
      return <TextField {...one()} type="date" hint={t(`${key}.hint`)} />
    case 'number':
      return <TextField {...one()} inputmode="numeric" optional hint={t(`${key}.hint`)} />
    case 'link':
      return <TextField {...one()} type="url" optional hint={t(`${key}.hint`)} />
    case 'choice':
      return <Radios {...one()} choices={field.choices.map(value => ({ value, label: t(`${key}.${value}`) }))} />
    case 'of-pledge':
      return <Select {...one()} choices={choicesOf(t, field.name, view.story)} />
    case 'key':
      return <input type="hidden" name={id} value={typed[id] ?? ''} />
    case 'list':
      return <ListPart {...view} field={field} />
  }
}

type WordsProps = Omit<PartProps, 'field'> & {
  readonly field: Extract<Field, { kind: 'words' }>
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly error: (field: string) => string | undefined
}

/** Both languages beside each other: either is enough. */
function WordsPart({ t, typed, field, id, label, hint, error }: WordsProps) {
  return (
    <fieldset class="field two-languages" aria-describedby={`${id}-hint`}>
      <legend>{field.required ? label : t('site.form.optional', { label })}</legend>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <div class="side-by-side">
        {(['en', 'cy'] as const).map(locale => {
          const own = {
            t,
            id: `${id}-${locale}`,
            label: t(`pledges.form.languages.${locale}`),
            value: typed[`${id}-${locale}`] ?? '',
            error: error(`${id}-${locale}`),
          }
          return field.rows === 1 ? <TextField {...own} /> : <TextArea {...own} rows={field.rows} />
        })}
      </div>
    </fieldset>
  )
}

/** So many empty places below what is there; more come when the form is opened again. */
const emptyPlaces = 3

function ListPart(view: Omit<PartProps, 'field'> & { readonly field: Extract<Field, { kind: 'list' }> }) {
  const { t, kind, typed, field } = view
  const used = Object.keys(typed).flatMap(name =>
    name.startsWith(`${field.name}-`) && typed[name] !== '' ? [Number(name.split('-')[1])] : [],
  )
  const places = Math.min(field.most, Math.max(0, ...used) + emptyPlaces)
  return Array.from({ length: places }, (_, index) => (
    <section class="one-of-list" aria-labelledby={`${field.name}-${index + 1}`}>
      <h2 id={`${field.name}-${index + 1}`}>{t(`pledges.fields.${kind}.${field.name}.one`, { number: index + 1 })}</h2>
      {index === 0 && <p class="hint">{t(`pledges.fields.${kind}.${field.name}.hint`)}</p>}
      {field.each.map(each => (
        <Part {...view} field={each} prefix={inList(field.name, index + 1, '')} />
      ))}
    </section>
  ))
}

function choicesOf(t: Translate, name: 'promise' | 'publication', story: PledgeStory | null): Choice[] {
  if (!story) return []
  if (name === 'promise')
    return (story.current?.promises ?? []).map(({ key, what }, index) => ({
      value: String(key),
      label: `${index + 1}. ${sayIn(what, t.locale).text}`,
    }))
  const { findings, agreement, versions, progress } = story
  const one = (part: string, each: { id: number; number: number; on: string }) => ({
    value: String(each.id),
    label: t(`pledges.publications.${part}`, { number: each.number, day: t.day(each.on) }),
  })
  return [
    ...[findings.before, findings.after].flatMap(each => (each ? [one('findings', each)] : [])),
    ...(agreement ? [one('agreement', agreement)] : []),
    ...versions.map(each => one('version', each)),
    ...[...progress.values()].flat().map(each => one('progress', each)),
  ]
}
