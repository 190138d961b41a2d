import { Fold, localPath, Select, Tag, type Translate } from '../../../foundation/index.ts'
import { fileAt } from '../../attachments/links.ts'
import { shorten } from '../../letters/plain-line.ts'
import { requestLink } from '../../requests/links.ts'
import { dayAndTime } from '../../requests/pages/clock-time.ts'
import type { Guess } from '../../types.ts'
import type { AnswersView } from '../answers-view.ts'
import { isOpen } from '../decide-evidence.ts'
import type { FileThatCame, MessageThatCame } from '../source-store.ts'

/** More than this of one text is a book: the rest is on the page of the request. Quotes are looked for in all of it. */
const mostShown = 60_000

/** What machines have sent: it lies folded below. */
const byMachine: readonly Guess[] = ['automatic-reply', 'bounce', 'read-receipt']
const isByMachine = ({ message: { guess, guessUndone } }: MessageThatCame): boolean =>
  guess !== null && !guessUndone && byMachine.includes(guess)

/** What came from the trust, the newest first, beside the questions. With the island, words that are selected here become evidence. */
export function CamePart({ t, view }: { t: Translate; view: AnswersView }) {
  const { messages } = view.came
  const newest = messages.toReversed()
  const machines = newest.filter(isByMachine)
  return (
    <aside class="came" aria-labelledby="came">
      <h2 id="came">{t('answers.came.title')}</h2>
      {messages.length === 0 && <p>{t('answers.came.nothing')}</p>}
      <quote-picker>
        {view.may === 'yes' && <Picked t={t} view={view} />}
        <section class="came-texts" aria-label={t('answers.came.texts')} tabindex={0}>
          {newest
            .filter(each => !isByMachine(each))
            .map(each => (
              <Letter t={t} view={view} came={each} />
            ))}
          {machines.length > 0 && (
            <Fold summary={t('answers.came.machines', { count: machines.length })}>
              {machines.map(each => (
                <Letter t={t} view={view} came={each} />
              ))}
            </Fold>
          )}
        </section>
      </quote-picker>
    </aside>
  )
}

/** Shown by the island while words are selected. */
const Picked = ({ t, view }: { t: Translate; view: AnswersView }) => (
  <div class="picked" hidden>
    <p class="picked-words" role="status" />
    <Select
      t={t}
      id="picked-question"
      name=""
      label={t('answers.pick.question')}
      none={t('answers.pick.choose')}
      choices={view.questions.map(({ question: { id, wording }, position }) => ({
        value: id,
        label: t('answers.question', { position, wording: shorten(wording[t.locale] || wording.en, 60) }),
      }))}
    />
    <button class="button quiet" type="button">
      {t('answers.pick.button')}
    </button>
  </div>
)

function Letter({ t, view, came: { id, message } }: { t: Translate; view: AnswersView; came: MessageThatCame }) {
  const files = view.came.files.filter(({ messageId }) => messageId === id)
  return (
    <article class="letter">
      <h3>{message.subject === '' ? t('requests.thread.noSubject') : message.subject}</h3>
      <p class="small soft">{t('answers.came.from', { at: dayAndTime(t, message.at), from: message.from })}</p>
      <Text t={t} view={view} source={`message:${id}`} text={message.text} />
      {files.map(file => (
        <OneFile t={t} view={view} file={file} />
      ))}
    </article>
  )
}

function OneFile({ t, view, file }: { t: Translate; view: AnswersView; file: FileThatCame }) {
  if (!isOpen(file)) {
    return (
      <p>
        {view.may === 'wrong-role' ? (
          file.name
        ) : (
          <a href={localPath(t.locale, fileAt.link(view.request, file.sha256))}>{file.name}</a>
        )}{' '}
        <Tag>{t(`answers.came.file.${file.state}`)}</Tag>
      </p>
    )
  }
  if (file.pages.length === 0) return <p>{t('answers.came.noText', { name: file.name })}</p>
  return (
    <details class="fold" open={isShort(file)}>
      <summary>{t('answers.came.pages', { name: file.name, count: file.pages.length })}</summary>
      <div>
        {shownPages(file).map(({ page, title, text }) => (
          <>
            <h4>{title === '' ? t('answers.came.page', { page }) : title}</h4>
            <Text t={t} view={view} source={`file:${file.sha256}`} page={page} text={text} />
          </>
        ))}
      </div>
    </details>
  )
}

/** A letter that came as a file: it is read like the mail that brought it. */
const isShort = ({ pages }: FileThatCame): boolean => pages.length <= 3 && pages.every(({ text }) => text.length < 4000)

/** Whole pages as long as there is room, the first one always. */
function shownPages({ pages }: FileThatCame): FileThatCame['pages'] {
  let room = mostShown
  return pages.filter(({ text }, index) => {
    room -= text.length
    return index === 0 || room > 0
  })
}

type TextProps = {
  readonly t: Translate
  readonly view: AnswersView
  readonly source: string
  readonly page?: number
  readonly text: string
}

const Text = ({ t, view, source, page, text }: TextProps) => (
  <>
    <p class="message-text" data-source={source} data-page={page}>
      {text.slice(0, mostShown).toWellFormed()}
    </p>
    {text.length > mostShown && (
      <p>
        {t('answers.came.more')} <a href={localPath(t.locale, requestLink(view.request, view.list))}>{t('answers.back')}</a>
      </p>
    )}
  </>
)
