import { consolePage } from '../../../accounts/index.ts'
import {
  type Ctx,
  ErrorSummary,
  type FieldError,
  localPath,
  Notice,
  type PageView,
  TextArea,
  TextField,
  type Translate,
} from '../../../foundation/index.ts'
import { nameOfRound, trailToRound } from '../../round-here.ts'
import type { LetterKind } from '../../types.ts'
import { requestLink, threadAt, writeLink } from '../links.ts'
import type { LoggedChange } from '../read-change-log.ts'
import type { WriteView } from '../write-view.ts'
import { ConflictPart } from './conflict-part.tsx'
import { HiddenFields } from './hidden-fields.tsx'
import css from './request.css?inline'

export type WriteShown = {
  readonly view: WriteView
  readonly typed: { readonly subject: string; readonly text: string; readonly on: string }
  readonly step: 'edit' | 'preview'
  readonly errors?: readonly FieldError[]
  readonly conflict?: readonly LoggedChange[] | null
  readonly status?: PageView['status']
}

/** A letter before it goes: changed here, looked at as it will leave, then sent. */
export function writePage(c: Ctx, { view, typed, step, errors = [], conflict = null, status }: WriteShown): Response {
  const { t, locale } = c.var
  const { request, round, kind, list } = view
  return consolePage(c, {
    title: t('requests.write.title', { letter: t(`requests.letters.${kind}`), trust: request.trustName }),
    lead: t('requests.write.lead', { round: nameOfRound(round, locale), reference: request.reference }),
    trail: [...trailToRound(t, round), { href: requestLink(request, list), label: request.trustName }],
    status,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {conflict && <ConflictPart t={t} changes={conflict} />}
        <WhereTo t={t} view={view} />
        <form method="post" action={localPath(locale, writeLink(request, kind, list))} class="write-form">
          <HiddenFields view={view} />
          {step === 'edit' ? (
            <Edit t={t} view={view} typed={typed} errors={errors} />
          ) : (
            <Preview t={t} view={view} typed={typed} errors={errors} />
          )}
        </form>
      </>
    ),
  })
}

/** Letters that say that an answer is missing or not good enough: wrong where it lies unread. */
const complaining: readonly LetterKind[] = ['chase', 'review', 'chase-review', 'regulator']

function WhereTo({ t, view }: { t: Translate; view: WriteView }) {
  const { way, answering, languages, request } = view
  return (
    <>
      {answering.kind === 'successors' && (
        <Notice>
          <p>
            {t(answering.trusts.length === 1 ? 'requests.merger.one' : 'requests.merger.several', {
              names: answering.trusts.map(({ name }) => name).join(', '),
              day: t.day(answering.since),
            })}
          </p>
        </Notice>
      )}
      {way.kind === 'mail' ? (
        <p>{t('requests.write.to', { to: way.to })}</p>
      ) : (
        <p>{t(`requests.write.byHand.${way.why}`, { place: way.place })}</p>
      )}
      {way.kind === 'mail' && way.isBouncing && (
        <Notice>
          <p>{t('requests.write.bouncing')}</p>
        </Notice>
      )}
      {view.kind === 'regulator' && (
        <p>
          {t('requests.write.attach')} <a href={localPath(t.locale, threadAt.link(request))}>{t('requests.thread.print')}</a>
        </p>
      )}
      {request.work === 'to-read' && complaining.includes(view.kind) && (
        <Notice>
          <p>{t('requests.write.unread')}</p>
        </Notice>
      )}
      {languages.length === 0 && (
        <Notice>
          <p>{t('requests.write.noTemplate')}</p>
        </Notice>
      )}
      {languages.length > 0 && !languages.includes(request.language) && <p class="hint">{t('requests.write.onlyEnglish')}</p>}
    </>
  )
}

type PartProps = {
  readonly t: Translate
  readonly view: WriteView
  readonly typed: WriteShown['typed']
  readonly errors: readonly FieldError[]
}

const errorAt = (errors: readonly FieldError[], field: string) => errors.find(error => error.field === field)?.message

const Edit = ({ t, typed, errors }: PartProps) => (
  <>
    <TextField t={t} id="subject" label={t('requests.write.subject')} value={typed.subject} error={errorAt(errors, 'subject')} />
    <TextArea
      t={t}
      id="text"
      label={t('requests.write.text')}
      hint={t('requests.write.textHint')}
      rows={24}
      value={typed.text}
      error={errorAt(errors, 'text')}
    />
    <input type="hidden" name="on" value={typed.on} />
    <p class="ways">
      <button class="button" type="submit" name="step" value="preview">
        {t('requests.write.preview')}
      </button>
    </p>
  </>
)

const Preview = ({ t, view, typed, errors }: PartProps) => (
  <>
    <h2>{typed.subject}</h2>
    <div class="letter-ready">{typed.text}</div>
    <input type="hidden" name="subject" value={typed.subject} />
    <input type="hidden" name="text" value={typed.text} />
    {view.way.kind === 'by-hand' ? (
      <TextField
        t={t}
        id="on"
        type="date"
        label={t('requests.write.on')}
        hint={t('requests.write.onHint')}
        value={typed.on}
        error={errorAt(errors, 'on')}
      />
    ) : (
      <input type="hidden" name="on" value={typed.on} />
    )}
    <p class="ways">
      <button class="button" type="submit" name="step" value="send">
        {t(view.way.kind === 'mail' ? 'requests.write.send' : 'requests.write.sent')}
      </button>
      <button class="button quiet" type="submit" name="step" value="edit">
        {t('requests.write.change')}
      </button>
    </p>
    <p class="hint">{t(`requests.write.means.${view.kind}`)}</p>
  </>
)
