import { Notice } from '../../../foundation/index.ts'
import { StoryWords } from '../pages/story-words.tsx'
import { whoOf } from '../pages/who-of.ts'
import { findIdentifying } from '../rules/find-identifying.ts'
import { readAge } from '../rules/read-telling.ts'
import { scopes } from '../story-words.ts'
import type { StepParts } from './step.ts'

/** All of it as it will be read, and what in it may tell who somebody else is: kindly, and holding nothing up. */
export function LookStep({ c, step: { typed, wordings } }: StepParts) {
  const { t, locale } = c.var
  const language = typed.language === 'cy' ? 'cy' : 'en'
  const found = findIdentifying(typed.words)
  const agreed = scopes.filter(scope => typed[scope] === 'yes')
  return (
    <>
      {found.length > 0 && (
        <Notice title={t('stories.tell.look.found')}>
          <p>{t('stories.tell.look.foundText')}</p>
          <ul>
            {found.slice(0, 20).map(({ kind, found: words }) => (
              <li>
                {t(`stories.identifying.${kind}`)}: <b>{words}</b>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <h2>{whoOf(t, { name: typed.name, age: readAge(typed.age) ?? null })}</h2>
      <StoryWords words={typed.words} language={language} locale={locale} />
      <h2>{t('stories.tell.look.agreed')}</h2>
      <ul>
        {wordings
          .filter(({ scope }) => agreed.includes(scope))
          .map(({ text }) => (
            <li>{text}</li>
          ))}
        <li>{t('stories.tell.look.years', { count: Number(typed.years) })}</li>
      </ul>
      <p>{t('stories.tell.look.mail', { address: typed.address })}</p>
      <p>{t('stories.tell.look.picture')}</p>
    </>
  )
}
