import {
  Button,
  type Ctx,
  type FieldError,
  Fold,
  type Locale,
  localPath,
  TextArea,
  TextField,
} from '../../../foundation/index.ts'
import { Tick } from '../pages/tick.tsx'
import { cleanLine, cleanText, lengthOf } from '../rules/clean-words.ts'
import { longestOpening } from '../rules/opening-of.ts'
import { longestName, longestWords, readAge } from '../rules/read-telling.ts'
import type { KeptPicture } from '../store/picture-store.ts'
import type { StoryRow } from '../store/story-store.ts'
import type { StoryText, StoryVersion } from '../store/version-store.ts'
import { consolePictureAt, editAt } from '../story-links.ts'

const textFields = ['name', 'opening', 'words', 'description'] as const
type TextFieldName = (typeof textFields)[number]
type TypedText = Readonly<Record<TextFieldName, string>>

/** The form of an editor, as it was typed: the words in the language of the teller, and where there is one, a translation. */
export type TypedStory = {
  readonly age: string
  readonly keepsPicture: boolean
  readonly own: TypedText
  readonly other: TypedText
}

const noText: TypedText = { name: '', opening: '', words: '', description: '' }
const otherId = (field: TextFieldName): string => `other-${field}`

export function typedFrom({ age, texts }: Pick<StoryVersion, 'age' | 'texts'>, language: Locale): TypedStory {
  const own = texts.find(text => text.language === language) ?? noText
  const other = texts.find(text => text.language !== language) ?? noText
  return { age: age === null ? '' : String(age), keepsPicture: true, own, other }
}

export function readTyped(sent: (name: string) => string): TypedStory {
  const read = (idOf: (field: TextFieldName) => string): TypedText => ({
    name: cleanLine(sent(idOf('name'))),
    opening: cleanLine(sent(idOf('opening'))),
    words: cleanText(sent(idOf('words'))),
    description: cleanLine(sent(idOf('description'))),
  })
  return { age: sent('age'), keepsPicture: sent('keeps') === 'yes', own: read(field => field), other: read(otherId) }
}

const most: Readonly<Record<TextFieldName, number>> = {
  name: longestName,
  opening: longestOpening,
  words: longestWords,
  description: 300,
}

/** `stories.console.faults.<fault>` says it. */
export function faultsIn({ age, own, other }: TypedStory): readonly { field: string; fault: string; most: number }[] {
  const isTranslated = isGiven(other)
  const of = (text: TypedText, idOf: (field: TextFieldName) => string) =>
    textFields.flatMap(field => [
      ...(lengthOf(text[field]) > most[field] ? [{ field: idOf(field), fault: 'long', most: most[field] }] : []),
      ...((field === 'opening' || field === 'words') && text[field] === ''
        ? [{ field: idOf(field), fault: field, most: 0 }]
        : []),
    ])
  return [
    ...(readAge(age) === undefined ? [{ field: 'age', fault: 'age', most: 0 }] : []),
    ...of(own, field => field),
    ...(isTranslated ? of(other, otherId) : []),
  ]
}

const isGiven = ({ opening, words, description }: TypedText): boolean => `${opening}${words}${description}` !== ''

export const textsOf = ({ own, other }: TypedStory, language: Locale): StoryText[] => [
  { ...own, language },
  ...(isGiven(other) ? [{ ...other, name: other.name || own.name, language: otherOf(language) }] : []),
]

const otherOf = (language: Locale): Locale => (language === 'en' ? 'cy' : 'en')

type EditFormProps = {
  readonly c: Ctx
  readonly story: StoryRow
  readonly picture: KeptPicture | null
  readonly errors: readonly FieldError[]
  readonly typed: TypedStory
  readonly basedOn: number
}

/** The words of a story, to be made safe for others and easier to read: never to say what its teller did not. */
export function EditForm({ c, story, picture, errors, typed, basedOn }: EditFormProps) {
  const { t, locale } = c.var
  const other = otherOf(story.language)
  const parts = { c, errors, hasPicture: picture !== null || story.origin === 'example' }
  return (
    <form method="post" action={localPath(locale, editAt.link(story.id))} novalidate>
      <input type="hidden" name="basedOn" value={String(basedOn)} />
      <Texts {...parts} text={typed.own} idOf={field => field} language={story.language} />
      <TextField
        t={t}
        id="age"
        label={t('stories.tell.you.age')}
        value={typed.age}
        inputmode="numeric"
        optional
        error={errorIn(errors, 'age')}
      />
      {picture && (
        <>
          <figure class="story-picture">
            <img
              src={`${localPath(locale, consolePictureAt.link(story.id))}?v=${picture.sha256.slice(0, 8)}`}
              width={picture.width}
              height={picture.height}
              alt={typed.own.description || t('stories.console.noDescription')}
            />
          </figure>
          <Tick t={t} id="keeps" words={t('stories.console.keepsPicture')} isTicked={typed.keepsPicture} />
        </>
      )}
      <Fold
        summary={t('stories.console.translation', { language: t(`stories.languages.${other}`) })}
        isOpen={isGiven(typed.other)}
      >
        <Texts {...parts} text={typed.other} idOf={otherId} language={other} />
      </Fold>
      <Button kind="quiet">{t('stories.console.save')}</Button>
    </form>
  )
}

const errorIn = (errors: readonly FieldError[], field: string) => errors.find(error => error.field === field)?.message

type TextsProps = {
  readonly c: Ctx
  readonly errors: readonly FieldError[]
  readonly hasPicture: boolean
  readonly text: TypedText
  readonly idOf: (field: TextFieldName) => string
  readonly language: Locale
}

function Texts({ c, errors, hasPicture, text, idOf, language }: TextsProps) {
  const { t } = c.var
  const named = (key: string) => `${t(`stories.console.fields.${key}`)} (${t(`stories.languages.${language}`)})`
  const shared = (field: TextFieldName) => ({
    t,
    id: idOf(field),
    label: named(field),
    value: text[field],
    error: errorIn(errors, idOf(field)),
  })
  return (
    <>
      <TextField {...shared('name')} optional />
      <TextArea {...shared('opening')} rows={3} hint={t('stories.console.openingHint', { most: longestOpening })} />
      <TextArea {...shared('words')} rows={16} />
      {hasPicture && <TextArea {...shared('description')} rows={3} hint={t('stories.picture.descriptionHint')} />}
      {!hasPicture && <input type="hidden" name={idOf('description')} value={text.description} />}
    </>
  )
}
