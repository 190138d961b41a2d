import { consolePage } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  ErrorSummary,
  localPath,
  Radios,
  Select,
  TextArea,
  TextField,
  type Translate,
} from '../../../foundation/index.ts'
import { requestLink } from '../../requests/links.ts'
import { nameOfRound, trailToRound } from '../../round-here.ts'
import { letterLanguages, type Round, type SurveyRequest } from '../../types.ts'
import { byHandInLink } from '../links.ts'
import { type ByHandFault, type ByHandField, byHandWays, type TypedByHand } from '../read-by-hand-form.ts'

export type ByHandView = {
  readonly round: Round
  readonly request: SurveyRequest
  readonly typed: TypedByHand
  readonly faults: readonly ByHandFault[]
  /** Files that cannot be taken. */
  readonly refused: readonly { readonly name: string; readonly because: 'too-large' | 'too-many' }[]
  /** Files that came along and have to be chosen again: a browser does not do that by itself. */
  readonly lostFiles: number
  /** The round was closed while this was being written. */
  readonly isTooLate?: boolean
}

export const byHandFiles = 20

/** The form for an answer that came by post, through the trust's own form or by phone. */
export function byHandPage(c: Ctx, view: ByHandView): Response {
  const { t, locale } = c.var
  const { round, request, typed } = view
  const errors = errorsOf(t, view)
  const field = (name: Exclude<ByHandField, 'files'>) => ({
    t,
    id: name,
    label: t(`by-hand.${name}.label`),
    value: typed[name],
    error: errors.find(error => error.field === name)?.message,
  })
  return consolePage(c, {
    title: t('by-hand.title'),
    lead: t('by-hand.lead', { trust: request.trustName, round: nameOfRound(round, locale), reference: request.reference }),
    trail: [...trailToRound(t, round), { href: requestLink(request), label: request.trustName }],
    status: view.isTooLate ? 409 : errors.length > 0 ? 422 : undefined,
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        <form method="post" action={localPath(locale, byHandInLink(request))} enctype="multipart/form-data">
          <input type="hidden" name="token" value={typed.token} />
          <Radios {...field('way')} choices={byHandWays.map(value => ({ value, label: t(`by-hand.ways.${value}`) }))} />
          <TextField {...field('day')} type="date" hint={t('by-hand.day.hint')} />
          <TextField {...field('who')} hint={t('by-hand.who.hint')} optional />
          <TextArea {...field('text')} hint={t('by-hand.text.hint')} rows={10} />
          <Select
            {...field('language')}
            choices={letterLanguages.map(value => ({ value, label: t(`by-hand.languages.${value}`) }))}
          />
          <Files t={t} error={errors.find(error => error.field === 'files')?.message} />
          <Button>{t('by-hand.button')}</Button>
        </form>
      </>
    ),
  })
}

function errorsOf(t: Translate, { faults, refused, lostFiles }: ByHandView) {
  const errors = faults.map(({ field, fault }) => ({ field: String(field), message: t(`by-hand.faults.${fault}`) }))
  for (const { name, because } of refused) {
    errors.push({ field: 'files', message: t(`by-hand.faults.${because}`, { name, files: byHandFiles }) })
  }
  if (errors.length > 0 && lostFiles > 0) errors.push({ field: 'files', message: t('by-hand.faults.files-again') })
  return errors
}

const Files = ({ t, error }: { t: Translate; error: string | undefined }) => (
  <div class={error ? 'field invalid' : 'field'}>
    <label for="files">{t('site.form.optional', { label: t('by-hand.files.label') })}</label>
    <p class="hint" id="files-hint">
      {t('by-hand.files.hint', { files: byHandFiles })}
    </p>
    {error && (
      <p class="error" id="files-error">
        <span class="hidden">{t('site.form.error')}</span> {error}
      </p>
    )}
    <input
      id="files"
      name="files"
      type="file"
      multiple
      aria-describedby={error ? 'files-hint files-error' : 'files-hint'}
      aria-invalid={error ? 'true' : undefined}
    />
  </div>
)
