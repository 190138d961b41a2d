import { type Deed, mayDo, principalOf } from '../../../accounts/index.ts'
import { Button, type Ctx, type FieldError, localPath, Select, TextField } from '../../../foundation/index.ts'
import { Tick } from '../pages/tick.tsx'
import type { StoryRow } from '../store/story-store.ts'
import { askAt, homeAt, publishAt, refuseAt, takeDownAt } from '../story-links.ts'
import { reasons } from '../story-words.ts'

type DeedProps = { readonly c: Ctx; readonly story: StoryRow; readonly errors: readonly FieldError[] }

const mayHere = (c: Ctx, deed: Deed): boolean => mayDo(principalOf(c), deed) === 'yes'
const errorIn = (errors: readonly FieldError[], field: string) => errors.find(error => error.field === field)?.message
const Version = ({ story }: { readonly story: StoryRow }) => <input type="hidden" name="version" value={String(story.version)} />

/** What can be done with a story now, in the order in which it is done. */
export function StoryDeeds(props: DeedProps) {
  const { c, story } = props
  const isExample = story.origin === 'example'
  const isAgreed = isExample || story.agreed === story.newest
  const isNew = story.shown !== story.newest
  return (
    <>
      {!isExample && story.turn !== 'teller' && (!isAgreed || story.held_at !== null) && mayHere(c, 'story.ask') && (
        <Ask {...props} />
      )}
      {isAgreed && isNew && mayHere(c, 'story.publish') && <Publish {...props} />}
      {story.shown !== null && mayHere(c, 'story.home') && <Home {...props} />}
      {story.shown === null && mayHere(c, 'story.refuse') && <End {...props} deed="refuse" />}
      {story.shown !== null && mayHere(c, 'story.take-down') && <End {...props} deed="take-down" />}
    </>
  )
}

function Ask({ c, story }: DeedProps) {
  const { t, locale } = c.var
  return (
    <section>
      <h2>{t('stories.console.ask.title')}</h2>
      <p>{t('stories.console.ask.text')}</p>
      <form method="post" action={localPath(locale, askAt.link(story.id))}>
        <Version story={story} />
        <Button>{t('stories.console.ask.button')}</Button>
      </form>
    </section>
  )
}

function Publish({ c, story, errors }: DeedProps) {
  const { t, locale } = c.var
  return (
    <section>
      <h2>{t('stories.console.publish.title')}</h2>
      <p>{t('stories.console.publish.text')}</p>
      <form method="post" action={localPath(locale, publishAt.link(story.id))} novalidate>
        <Version story={story} />
        <TextField
          t={t}
          id="day"
          type="date"
          label={t('stories.console.publish.day')}
          hint={t('stories.console.publish.dayHint')}
          error={errorIn(errors, 'day')}
          optional
        />
        {story.held_at !== null && <Tick t={t} id="sure" words={t('stories.console.publish.sure')} isTicked={false} />}
        <Button>{t('stories.console.publish.button')}</Button>
      </form>
    </section>
  )
}

function Home({ c, story }: DeedProps) {
  const { t, locale } = c.var
  const isOn = story.home_at !== null
  return (
    <section>
      <h2>{t('stories.console.home.title')}</h2>
      <p>{t(isOn ? 'stories.console.home.isOn' : 'stories.console.home.isOff')}</p>
      <form method="post" action={localPath(locale, homeAt.link(story.id))}>
        <Version story={story} />
        <input type="hidden" name="on" value={isOn ? 'no' : 'yes'} />
        <Button kind="quiet">{t(isOn ? 'stories.console.home.off' : 'stories.console.home.on')}</Button>
      </form>
    </section>
  )
}

function End({ c, story, errors, deed }: DeedProps & { readonly deed: 'refuse' | 'take-down' }) {
  const { t, locale } = c.var
  const action = deed === 'refuse' ? refuseAt : takeDownAt
  return (
    <section>
      <h2>{t(`stories.console.${deed}.title`)}</h2>
      <p>{t(`stories.console.${deed}.text`)}</p>
      <form method="post" action={localPath(locale, action.link(story.id))} novalidate>
        <Version story={story} />
        <Select
          t={t}
          id="reason"
          label={t('stories.console.reason')}
          error={errorIn(errors, 'reason')}
          choices={reasons.map(value => ({ value, label: t(`stories.console.reasons.${value}`) }))}
        />
        <Button kind="quiet">{t(`stories.console.${deed}.button`)}</Button>
      </form>
    </section>
  )
}
