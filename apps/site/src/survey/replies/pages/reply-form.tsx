import {
  Button,
  ErrorSummary,
  type FieldError,
  localPath,
  Radios,
  TextArea,
  TextField,
  type Translate,
} from '../../../foundation/index.ts'
import { dayAndTime } from '../../requests/pages/clock-time.ts'
import type { Question } from '../../types.ts'
import { fieldOf, type ReplyFault } from '../check-reply.ts'
import { nameContactLink, questionsLink, replyLink } from '../links.ts'
import type { ContactFault, TypedContact } from '../name-contact.ts'
import { emptyAnswer, type ReplyDraft } from '../reply-draft.ts'
import type { ReplyHere } from '../reply-here.ts'
import { wordingOf } from '../reply-text.ts'
import type { LinkPurpose } from '../reply-types.ts'
import { FilesPart } from './files-part.tsx'

/** A form as it stands on the page: what was typed, and the version that it rests on. */
export type FormState = {
  readonly draft: ReplyDraft
  readonly version: number
  readonly savedAt: Date | null
  readonly errors: readonly FieldError[]
}

type Props = { readonly t: Translate; readonly here: ReplyHere; readonly form: LinkPurpose; readonly state: FormState }

const saidOfDraft = ['agree', 'correct', 'add'] as const

export const sayFault = (t: Translate, { field, why }: ReplyFault): FieldError => ({ field, message: t(`replies.faults.${why}`) })

const errorIn = ({ errors }: FormState, field: string): string | undefined => errors.find(error => error.field === field)?.message

/** Where a trust says what it thinks, or answers the questions. One form: what is typed is saved with whichever button is pressed. */
export function ReplyForm({ t, here, form, state }: Props) {
  const action = form === 'answer' ? questionsLink(here.token) : replyLink(here.token)
  return (
    <section aria-labelledby="your-reply" class="reply-form">
      <h2 id="your-reply">{t(`replies.form.${form}.title`)}</h2>
      <p>{t(`replies.form.${form}.lead`)}</p>
      {state.savedAt && <p class="soft">{t('replies.form.savedAt', { at: dayAndTime(t, state.savedAt) })}</p>}
      <form method="post" action={localPath(t.locale, action)} enctype="multipart/form-data">
        <ErrorSummary t={t} errors={state.errors} />
        <input type="hidden" name="version" value={String(state.version)} />
        {form === 'answer' ? <AnswerFields t={t} here={here} state={state} /> : <VerdictFields t={t} state={state} />}
        <FilesPart t={t} files={state.draft.files} error={errorIn(state, 'files')} />
        <p class="buttons">
          <button class="button" type="submit" name="step" value="look">
            {t('replies.form.look')}
          </button>{' '}
          <button class="button quiet" type="submit" name="step" value="save">
            {t('replies.form.save')}
          </button>
        </p>
        <p class="soft">{t('replies.form.notYet')}</p>
      </form>
    </section>
  )
}

function VerdictFields({ t, state }: Pick<Props, 't' | 'state'>) {
  const { verdict, words, link } = state.draft
  return (
    <>
      <Radios
        t={t}
        id="verdict"
        label={t('replies.form.verdict')}
        value={verdict}
        error={errorIn(state, 'verdict')}
        choices={saidOfDraft.map(value => ({ value, label: t(`replies.verdict.${value}.choice`) }))}
      />
      <TextArea
        t={t}
        id="words"
        label={t('replies.form.words')}
        hint={t('replies.form.wordsHint')}
        value={words}
        error={errorIn(state, 'words')}
      />
      <TextField
        t={t}
        id="link"
        label={t('replies.form.link')}
        hint={t('replies.form.linkHint')}
        value={link}
        error={errorIn(state, 'link')}
        optional
      />
    </>
  )
}

function AnswerFields({ t, here, state }: Pick<Props, 't' | 'here' | 'state'>) {
  return (
    <>
      {here.questions.map((question, index) => (
        <QuestionFields t={t} question={question} number={index + 1} state={state} />
      ))}
      <TextArea
        t={t}
        id="words"
        label={t('replies.form.more')}
        rows={4}
        value={state.draft.words}
        error={errorIn(state, 'words')}
        optional
      />
    </>
  )
}

function QuestionFields({ t, question, number, state }: { t: Translate; question: Question; number: number; state: FormState }) {
  const { id, type, help } = question
  const answer = state.draft.answers[id] ?? emptyAnswer
  const hint = (t.locale === 'cy' ? help.cy : '') || help.en
  const field = (part: keyof typeof answer) => ({
    t,
    id: fieldOf(id, part),
    value: answer[part],
    error: errorIn(state, fieldOf(id, part)),
  })
  return (
    <fieldset class="question" aria-describedby={hint === '' ? undefined : `q-${id}-help`}>
      <legend>
        {number}. {wordingOf(t, question)}
      </legend>
      {hint !== '' && (
        <p class="hint" id={`q-${id}-help`}>
          {hint}
        </p>
      )}
      {type === 'yes-no-partly' && (
        <Radios
          {...field('choice')}
          label={t('replies.form.choice')}
          choices={(['yes', 'partly', 'no'] as const).map(value => ({ value, label: t(`replies.choice.${value}`) }))}
        />
      )}
      {type === 'number' && <TextField {...field('number')} label={t('replies.form.number')} inputmode="numeric" />}
      {type === 'date-range' && (
        <>
          <TextField {...field('from')} label={t('replies.form.from')} type="date" />
          <TextField {...field('to')} label={t('replies.form.to')} type="date" />
        </>
      )}
      <TextArea
        {...field('words')}
        label={t(type === 'text' || type === 'file' ? 'replies.form.freeAnswer' : 'replies.form.answerWords')}
        rows={type === 'text' ? 4 : 2}
        optional={type !== 'text'}
      />
    </fieldset>
  )
}

type ContactProps = {
  readonly t: Translate
  readonly here: ReplyHere
  readonly typed: TypedContact
  readonly faults: readonly ContactFault[]
}

/** Whom one may ask about the figures. They are asked first whether they agree. */
export const ContactForm = ({ t, here, typed, faults }: ContactProps) => {
  const message = ({ why }: ContactFault) => t(`replies.contact.faults.${why}`)
  const errors = faults.map(fault => ({ field: `contact-${fault.field}`, message: message(fault) }))
  const wrong = (field: keyof TypedContact) => errors.find(error => error.field === `contact-${field}`)?.message
  return (
    <section aria-labelledby="contact" class="reply-form">
      <h2 id="contact">{t('replies.contact.title')}</h2>
      <p>{t('replies.contact.lead')}</p>
      {here.contacts.length > 0 && (
        <ul>
          {here.contacts.map(({ name, role, confirmedAt, namedAt }) => (
            <li>
              {name}, {role}:{' '}
              {confirmedAt
                ? t('replies.contact.confirmed', { day: t.day(confirmedAt) })
                : t('replies.contact.asked', { day: t.day(namedAt) })}
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={localPath(t.locale, nameContactLink(here.token))}>
        <ErrorSummary t={t} errors={errors} />
        <TextField
          t={t}
          id="contact-name"
          name="name"
          label={t('replies.contact.name')}
          value={typed.name}
          error={wrong('name')}
          autocomplete="name"
        />
        <TextField
          t={t}
          id="contact-role"
          name="role"
          label={t('replies.contact.role')}
          value={typed.role}
          error={wrong('role')}
          autocomplete="organization-title"
        />
        <TextField
          t={t}
          id="contact-email"
          name="email"
          type="email"
          label={t('replies.contact.email')}
          hint={t('replies.contact.emailHint')}
          value={typed.email}
          error={wrong('email')}
          autocomplete="email"
        />
        <Button kind="quiet">{t('replies.contact.ask')}</Button>
      </form>
    </section>
  )
}
