import { Radios, TextArea } from '../../../foundation/index.ts'
import { longestWords } from '../rules/read-telling.ts'
import type { StepParts } from './step.ts'

/** The story itself, with some questions for those whom an empty page frightens. */
export function WordsStep({ c, step: { typed }, errorOf }: StepParts) {
  const { t } = c.var
  return (
    <>
      <ul>
        {(['found', 'day', 'care', 'change'] as const).map(prompt => (
          <li>{t(`stories.tell.words.prompts.${prompt}`)}</li>
        ))}
      </ul>
      <p>{t('stories.tell.words.others')}</p>
      <TextArea
        t={t}
        id="words"
        rows={14}
        label={t('stories.tell.words.label')}
        hint={t('stories.tell.words.hint', { most: t.number(longestWords) })}
        value={typed.words}
        error={errorOf('words')}
      />
      <Radios
        t={t}
        id="language"
        label={t('stories.tell.words.language')}
        value={typed.language === 'cy' ? 'cy' : 'en'}
        error={errorOf('language')}
        choices={(['en', 'cy'] as const).map(value => ({ value, label: t(`stories.languages.${value}`) }))}
      />
    </>
  )
}
