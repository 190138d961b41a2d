import type { Translate } from '../../../foundation/index.ts'
import type { Change } from '../rules/change-facts.ts'
import { changesBetween } from '../rules/changes-between.ts'
import { numberPromises, type PledgeStory } from '../rules/fold-pledge.ts'
import { spotNames } from '../rules/spot-names.ts'
import { isSaid, type Words } from '../rules/words-of-two.ts'
import { changeFields, type Field } from './change-fields.ts'

type ShownProps = { readonly t: Translate; readonly change: Change; readonly story: PledgeStory | null }

/** What somebody asked to make public, field by field in both languages, as it would be kept. */
export const ChangeShown = ({ t, change, story }: ShownProps) => (
  <>
    <dl class="change-shown">
      {changeFields[change.kind].map(field => (
        <Shown t={t} kind={change.kind} field={field} value={valueIn(change.facts, field)} story={story} />
      ))}
    </dl>
    {change.kind === 'version' && story?.current && (
      <>
        <h3>{t('pledges.versions.changes')}</h3>
        <ul>
          {changesBetween(story.current, { promises: numberPromises(story.versions, change.facts.promises) }).map(
            ({ promise, change: how }) => (
              <li>
                {t(`pledges.versions.${how.kind}`)} {promise.what.en || promise.what.cy}
              </li>
            ),
          )}
        </ul>
      </>
    )}
  </>
)

/** The facts of a change have the names of its fields. */
const valueIn = (facts: object, { name }: Field): unknown => Object.entries(facts).find(([key]) => key === name)?.[1]

type FieldProps = {
  readonly t: Translate
  readonly kind: Change['kind']
  readonly field: Field
  readonly value: unknown
  readonly story: PledgeStory | null
}

function Shown({ t, kind, field, value, story }: FieldProps) {
  const key = `pledges.fields.${kind}.${field.name}`
  if (field.kind === 'key') return null
  if (field.kind === 'list')
    return (Array.isArray(value) ? value : []).map((item: object, index) => (
      <>
        <dt>{t(`${key}.one`, { number: index + 1 })}</dt>
        <dd>
          <dl>
            {field.each.map(each => (
              <Shown t={t} kind={kind} field={each} value={valueIn(item, each)} story={story} />
            ))}
          </dl>
        </dd>
      </>
    ))
  return (
    <>
      <dt>{t(`${key}.label`)}</dt>
      {field.kind === 'words' && isWords(value) ? (
        <BothLanguages t={t} words={value} />
      ) : (
        <dd>{plainValue(t, key, field, value, story)}</dd>
      )}
    </>
  )
}

const isWords = (value: unknown): value is Words => typeof value === 'object' && value !== null && 'en' in value && 'cy' in value

const BothLanguages = ({ t, words }: { readonly t: Translate; readonly words: Words }) =>
  isSaid(words) ? (
    (['en', 'cy'] as const)
      .filter(locale => words[locale] !== '')
      .map(locale => (
        <dd class="as-typed" lang={locale}>
          <MarkedText text={words[locale]} />
        </dd>
      ))
  ) : (
    <dd class="soft">{t('pledges.console.notSaid')}</dd>
  )

function plainValue(t: Translate, key: string, field: Field, value: unknown, story: PledgeStory | null): string {
  if (value === null || value === '') return t('pledges.console.notSaid')
  if (field.kind === 'day') return t.day(String(value))
  if (field.kind === 'choice') return t(`${key}.${value}`)
  if (field.kind === 'of-pledge' && field.name === 'promise') {
    const promise = story?.current?.promises.find(({ key: each }) => each === value)
    return promise ? promise.what.en || promise.what.cy : String(value)
  }
  return String(value)
}

/** A text with what may be a name marked. */
export function MarkedText({ text }: { readonly text: string }) {
  const spotted = spotNames(text)
  const pieces = spotted.flatMap(({ start, end }, index) => [
    text.slice(spotted[index - 1]?.end ?? 0, start),
    <mark>{text.slice(start, end)}</mark>,
  ])
  return (
    <>
      {pieces}
      {text.slice(spotted.at(-1)?.end ?? 0)}
    </>
  )
}

/** Every text of a change that people would read. */
export function textsIn(facts: unknown): string[] {
  if (typeof facts === 'string') return [facts]
  if (Array.isArray(facts)) return facts.flatMap(textsIn)
  return typeof facts === 'object' && facts !== null ? Object.values(facts).flatMap(textsIn) : []
}
