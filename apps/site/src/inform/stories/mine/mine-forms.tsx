import { Button, Radios, TextArea, TextField } from '../../../foundation/index.ts'
import { Tick } from '../pages/tick.tsx'
import { formHash, wordingsOf } from '../store/consent-store.ts'
import { textIn } from '../store/version-store.ts'
import { yearChoices } from '../story-words.ts'
import { actionOf, type Parts } from './mine-parts.ts'

/** One’s words, to be changed by one’s own hand. */
export function Rewrite(parts: Parts) {
  const { c, story, version, errors, typed } = parts
  const { t } = c.var
  const { name, words } = textIn(version, story.language)
  const shown = typed ?? { name, words, age: version.age === null ? '' : String(version.age) }
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  return (
    <section>
      <h2>{t('stories.mine.rewrite.title')}</h2>
      <p>{t(story.shown === null ? 'stories.mine.rewrite.text' : 'stories.mine.rewrite.whileShown')}</p>
      <form method="post" action={actionOf(parts)} novalidate>
        <input type="hidden" name="number" value={String(version.number)} />
        <TextField t={t} id="name" label={t('stories.tell.you.name')} value={shown.name} error={errorOf('name')} optional />
        <TextField
          t={t}
          id="age"
          label={t('stories.tell.you.age')}
          value={shown.age}
          error={errorOf('age')}
          inputmode="numeric"
          optional
        />
        <TextArea t={t} id="words" rows={12} label={t('stories.tell.words.label')} value={shown.words} error={errorOf('words')} />
        <input type="hidden" name="do" value="rewrite" />
        <Button kind="quiet">{t('stories.mine.rewrite.button')}</Button>
      </form>
    </section>
  )
}

/** Until when one agrees, and for longer. */
export function Until(parts: Parts) {
  const { c, until } = parts
  const { t, shell } = c.var
  return (
    <section>
      <h2>{t('stories.mine.until.title')}</h2>
      <p>{t('stories.mine.until.text', { day: until })}</p>
      <form method="post" action={actionOf(parts)}>
        <input type="hidden" name="wordings" value={formHash(wordingsOf(t, shell.charity.name))} />
        <Radios
          t={t}
          id="years"
          label={t('stories.mine.until.years')}
          value="1"
          choices={yearChoices.map(count => ({ value: String(count), label: t('stories.years', { count }) }))}
        />
        <input type="hidden" name="do" value="renew" />
        <Button kind="quiet">{t('stories.mine.until.button')}</Button>
      </form>
    </section>
  )
}

/** What one agrees to beyond this site. */
export function Beyond({ agreed, ...parts }: Parts & { readonly agreed: readonly string[] }) {
  const { t, shell } = parts.c.var
  const wordings = wordingsOf(t, shell.charity.name)
  return (
    <section>
      <h2>{t('stories.mine.scopes.title')}</h2>
      <form method="post" action={actionOf(parts)}>
        <input type="hidden" name="wordings" value={formHash(wordings)} />
        {wordings
          .filter(({ scope }) => scope !== 'site')
          .map(({ scope, text }) => (
            <Tick t={t} id={scope} words={text} isTicked={agreed.includes(scope)} />
          ))}
        <p class="hint">{t('stories.beyond')}</p>
        <input type="hidden" name="do" value="change" />
        <Button kind="quiet">{t('stories.mine.scopes.button')}</Button>
      </form>
    </section>
  )
}
