import { localPath, Notice, TextArea, TextField, type Translate } from '../../foundation/index.ts'
import { pressLink } from './press-links.ts'
import type { PressField, TypedPress } from './typed-press.ts'

/** What somebody typed, given back as it was, and what is wrong with it. */
export type FilledPress = {
  readonly typed: (name: string) => string
  readonly errors: ReadonlyMap<PressField | 'from', string>
  /** The words speak of danger or distress. */
  readonly callsForHelp: boolean
}

type FormProps = { readonly t: Translate; readonly code: string; readonly filled: FilledPress | null }

/** Own words for the press release. Everything may stay empty; the answer is the document, and nothing is kept. */
export function PressForm({ t, code, filled }: FormProps) {
  const field = (name: keyof TypedPress) => ({
    t,
    id: name,
    label: t(`press.form.${name}`),
    value: filled?.typed(name) ?? '',
    error: filled?.errors.get(name),
  })
  return (
    <form method="post" action={localPath(t.locale, pressLink(code))} novalidate class="press-form">
      <h2>{t('press.form.title')}</h2>
      <p>{t('press.form.lead')}</p>
      <Notice>
        <h3>{t('press.form.health')}</h3>
        <p>{t('press.form.healthText')}</p>
      </Notice>
      <TextArea {...field('words')} hint={t('press.form.wordsHint')} rows={5} />
      <TextField {...field('name')} autocomplete="name" />
      <TextField {...field('about')} hint={t('press.form.aboutHint')} />
      <TextField {...field('town')} hint={t('press.form.townHint')} autocomplete="address-level2" />
      <TextField {...field('second')} hint={t('press.form.secondHint')} />
      <TextArea {...field('secondWords')} rows={4} />
      <TextArea {...field('reply')} hint={t('press.form.replyHint')} rows={3} />
      <TextField {...field('contact')} hint={t('press.form.contactHint')} />
      <TextField {...field('from')} hint={t('press.form.fromHint')} type="date" />
      <p>{t('press.page.noNeed')}</p>
      <div class="press-buttons">
        <SendAs as="page">{t('press.form.show')}</SendAs>
        <SendAs as="word">{t('press.form.word')}</SendAs>
        <SendAs as="paper">{t('press.form.paper')}</SendAs>
      </div>
    </form>
  )
}

const SendAs = ({ as, children }: { as: 'page' | 'word' | 'paper'; children: string }) => (
  <button class={as === 'page' ? 'button' : 'button quiet'} type="submit" name="as" value={as}>
    {children}
  </button>
)
