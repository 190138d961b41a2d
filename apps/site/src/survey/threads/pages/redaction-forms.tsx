import { Button, type FieldError, localPath, Notice, Radios, TextArea, type Translate } from '../../../foundation/index.ts'
import { dayAndTime } from '../../requests/pages/clock-time.ts'
import { redactionsAt, wordsAt } from '../links.ts'
import { mostSuggestions } from '../redact/suggest-redactions.ts'
import { idOf, type RedactionChoice, type ThreadWork } from '../thread-work.ts'

/** What somebody typed to be blacked out. */
export type TypedWords = { readonly kind: string; readonly text: string }

type Props = { readonly t: Translate; readonly work: ThreadWork; readonly mayRedact: boolean }

/** Everything that was found or added, each with its tick. Only what somebody changes is changed. */
export function ChoicesForm({ t, work, mayRedact }: Props) {
  const choices = work.choices.filter(({ kind, isOn }) => kind !== 'message' || isOn)
  return (
    <section aria-labelledby="choices">
      <h2 id="choices">{t('threads.prepare.choices.title')}</h2>
      <p>{t(choices.length === 0 ? 'threads.prepare.choices.none' : 'threads.prepare.choices.lead')}</p>
      <p class="small soft">{t('threads.prepare.choices.always')}</p>
      <MoreNotice t={t} work={work} />
      {choices.length > 0 && (
        <form method="post" action={localPath(t.locale, redactionsAt.link(work.request))}>
          <ul class="redactions" aria-labelledby="choices">
            {choices.map(choice => (
              <li>
                <label class="choice">
                  <input type="checkbox" name="on" value={idOf(choice)} checked={choice.isOn} disabled={!mayRedact} />
                  <span>
                    {sayChoice(t, work, choice)}
                    <span class="detail">
                      {[
                        t(`threads.prepare.choices.kinds.${choice.kind}`),
                        ...(choice.kind === 'message' ? [] : [t('threads.prepare.choices.places', { count: choice.places })]),
                        ...(choice.isAdded ? [t('threads.prepare.choices.added')] : []),
                      ].join(' · ')}
                    </span>
                  </span>
                </label>
                <input type="hidden" name={choice.isOn ? 'wasOn' : 'wasOff'} value={idOf(choice)} />
              </li>
            ))}
          </ul>
          {mayRedact && <Button>{t('threads.prepare.choices.button')}</Button>}
        </form>
      )}
    </section>
  )
}

/** Nobody may believe that everything was found. */
export const MoreNotice = ({ t, work }: Pick<Props, 't' | 'work'>) =>
  work.hasMore ? (
    <Notice title={t('threads.prepare.choices.moreTitle', { count: mostSuggestions })}>
      <p>{t('threads.prepare.choices.moreText', { count: mostSuggestions })}</p>
    </Notice>
  ) : null

function sayChoice(t: Translate, { messages }: ThreadWork, { kind, text }: RedactionChoice): string {
  if (kind !== 'message') return text
  const message = messages.find(({ id }) => String(id) === text)
  return t('threads.prepare.choices.message', { at: message ? dayAndTime(t, message.at) : text })
}

type WordsProps = {
  readonly t: Translate
  readonly work: ThreadWork
  readonly typed: TypedWords
  readonly errors: readonly FieldError[]
}

/** Something more to black out: typed or copied here, or selected in a letter where scripts run. */
export function WordsForm({ t, work, typed, errors }: WordsProps) {
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  return (
    <section aria-labelledby="more">
      <h2 id="more">{t('threads.prepare.words.title')}</h2>
      <redact-selection data-letters="letters-read" data-field="words-text" data-label={t('threads.prepare.words.selected')}>
        <form method="post" action={localPath(t.locale, wordsAt.link(work.request))}>
          <Radios
            t={t}
            id="words-kind"
            name="kind"
            label={t('threads.prepare.words.kind')}
            value={typed.kind}
            error={errorOf('words-kind')}
            choices={[
              { value: 'name', label: t('threads.prepare.words.kindName') },
              { value: 'words', label: t('threads.prepare.words.kindWords') },
            ]}
          />
          <TextArea
            t={t}
            id="words-text"
            name="text"
            label={t('threads.prepare.words.text')}
            hint={t('threads.prepare.words.hint')}
            rows={2}
            value={typed.text}
            error={errorOf('words-text')}
          />
          <Button kind="quiet">{t('threads.prepare.words.button')}</Button>
        </form>
      </redact-selection>
    </section>
  )
}
