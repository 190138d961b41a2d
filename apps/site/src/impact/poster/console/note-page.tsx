import { HTTPException } from 'hono/http-exception'
import { consolePage, newToken } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  ErrorSummary,
  type FieldError,
  locales,
  localPath,
  Notice,
  TextArea,
  TextField,
} from '../../../foundation/index.ts'
import css from '../../evaluation/console/evaluation-desk.css?inline'
import { posterByNumber } from '../edition/poster-store.ts'
import { changeNoteAt, noteAt, posterDeskPath, withdrawNoteAt } from '../poster-links.ts'
import { noteById } from '../sharing/note-store.ts'
import { longestNote, noteFields, type SharingNote } from '../sharing/sharing-note.ts'
import { nameOf, noNote, type TypedNote } from './read-note.ts'

export type NoteAgain = {
  readonly typed?: TypedNote
  readonly errors: readonly FieldError[]
  readonly isChanged?: boolean
  readonly reason?: string
}

/** A new note of where a poster was shown. */
export async function newNotePage(c: Ctx, again?: NoteAgain): Promise<Response> {
  const { t } = c.var
  const poster = await posterByNumber(c.var.db, Number(c.req.param('number')))
  if (!poster) throw new HTTPException(404)
  const { number, sheets } = poster.poster
  return notePage(c, {
    title: t('poster.console.note.add'),
    lead: t('poster.title', { title: sheets[c.var.locale].title, number: String(number) }),
    action: noteAt.link(number),
    hidden: { token: newToken() },
    typed: again?.typed ?? noNote(),
    again,
  })
}

/** The note of the address, if it still stands. */
export async function noteHere(c: Ctx): Promise<SharingNote> {
  const note = await noteById(c.var.db, Number(c.req.param('note')))
  if (!note) throw new HTTPException(404)
  return note
}

/** A note that is put right, or taken off the site. */
export async function changeNotePage(c: Ctx, again?: NoteAgain): Promise<Response> {
  const { t } = c.var
  const note = await noteHere(c)
  return notePage(c, {
    title: t('poster.console.note.change'),
    lead: t('poster.console.note.changeLead'),
    action: changeNoteAt.link(note.id),
    hidden: { version: String(note.version) },
    typed: again?.typed ?? note,
    again,
    note,
  })
}

type Shown = {
  readonly title: string
  readonly lead: string
  readonly action: string
  readonly hidden: Readonly<Record<string, string>>
  readonly typed: TypedNote
  readonly again: NoteAgain | undefined
  readonly note?: SharingNote
}

function notePage(c: Ctx, { title, lead, action, hidden, typed, again, note }: Shown): Response {
  const { t, locale } = c.var
  const errors = again?.errors ?? []
  return consolePage(c, {
    title,
    lead,
    trail: [{ href: posterDeskPath, label: t('poster.console.title') }],
    css: [css],
    status: again ? (again.isChanged ? 409 : 422) : 200,
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {again?.isChanged && (
          <Notice>
            <p role="alert">{t('evaluation.console.words.changed')}</p>
          </Notice>
        )}
        {note && note.withdrawn !== null ? (
          <p>{t('poster.console.note.withdrawn', { reason: note.withdrawn })}</p>
        ) : (
          <>
            <form method="post" action={localPath(locale, action)} novalidate>
              {Object.entries(hidden).map(([name, value]) => (
                <input type="hidden" name={name} value={value} />
              ))}
              <NoteFields c={c} typed={typed} errors={errors} />
              <Button>{t('poster.console.note.save')}</Button>
            </form>
            {note && <WithdrawForm c={c} note={note} again={again} />}
          </>
        )}
      </>
    ),
  })
}

type FieldsProps = { readonly c: Ctx; readonly typed: TypedNote; readonly errors: readonly FieldError[] }

const NoteFields = ({ c, typed, errors }: FieldsProps) => {
  const { t } = c.var
  const errorOf = (id: string) => errors.find(({ field }) => field === id)?.message
  return (
    <>
      <TextField
        t={t}
        id="shown-on"
        type="date"
        label={t('poster.notes.shownOn')}
        value={typed.shownOn}
        error={errorOf('shown-on')}
      />
      {noteFields.map(field => (
        <fieldset class="evaluation-words">
          <legend>{t(`poster.notes.${field}`)}</legend>
          <p class="hint">{t(`poster.console.note.hints.${field}`, { most: longestNote[field] })}</p>
          {locales.map(language => {
            const id = nameOf(field, language)
            const shared = {
              t,
              id,
              label: t(`evaluation.console.languages.${language}`, { field: t(`poster.notes.${field}`) }),
              value: typed.words[field][language],
              error: errorOf(id),
            }
            return field === 'learnt' ? <TextArea {...shared} rows={5} /> : <TextField {...shared} />
          })}
        </fieldset>
      ))}
    </>
  )
}

const WithdrawForm = ({
  c,
  note,
  again,
}: {
  readonly c: Ctx
  readonly note: SharingNote
  readonly again: NoteAgain | undefined
}) => {
  const { t, locale } = c.var
  return (
    <>
      <h2>{t('poster.console.note.withdraw')}</h2>
      <p>{t('poster.console.note.withdrawText')}</p>
      <form method="post" action={localPath(locale, withdrawNoteAt.link(note.id))} novalidate>
        <input type="hidden" name="version" value={String(note.version)} />
        <TextArea
          t={t}
          id="reason"
          rows={2}
          label={t('poster.console.note.reason')}
          value={again?.reason}
          error={again?.errors.find(({ field }) => field === 'reason')?.message}
        />
        <Button kind="quiet">{t('poster.console.note.withdraw')}</Button>
      </form>
    </>
  )
}
