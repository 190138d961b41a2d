import { consolePage, newToken } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  dayInUk,
  ErrorSummary,
  type FieldError,
  localPath,
  Select,
  TextArea,
  TextField,
} from '../../../foundation/index.ts'
import { surveyedTrusts } from '../../../register/index.ts'
import type { Typed } from '../form/read-change.ts'
import css from '../pages/pledges.css?inline'
import { deskPath, startDeskPath } from '../pledge-links.ts'

type Shown = { readonly trust?: string; readonly typed?: Typed; readonly errors?: readonly FieldError[]; readonly once?: string }

/** A hospital joins the programme: which trust, and what the unit is called. */
export async function startPage(
  c: Ctx,
  { trust = '', typed = {}, errors = [], once = newToken() }: Shown = {},
): Promise<Response> {
  const { t, locale } = c.var
  const error = (field: string) => errors.find(each => each.field === field)?.message
  const own = (field: string) => ({ t, id: field, value: typed[field] ?? '', error: error(field) })
  const label = (name: string, language: 'en' | 'cy') =>
    `${t(`pledges.fields.start.${name}.label`)} (${t(`pledges.form.languages.${language}`)})`
  return consolePage(c, {
    title: t('pledges.kinds.start'),
    lead: t('pledges.kindLeads.start'),
    trail: [{ href: deskPath, label: t('pledges.console.title') }],
    status: errors.length > 0 ? 422 : 200,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        <form method="post" action={localPath(locale, startDeskPath)} novalidate class="pledge-form">
          <input type="hidden" name="once" value={once} />
          <Select
            t={t}
            id="trust"
            label={t('pledges.console.columns.trust')}
            value={trust}
            error={error('trust')}
            choices={(await trustsToChoose(c)).map(({ code, name }) => ({ value: code, label: name }))}
          />
          <TextField {...own('unit-en')} label={label('unit', 'en')} hint={t('pledges.fields.start.unit.hint')} />
          <TextField {...own('unit-cy')} label={label('unit', 'cy')} optional />
          <TextArea
            {...own('words-en')}
            rows={4}
            label={label('words', 'en')}
            hint={t('pledges.fields.start.words.hint')}
            optional
          />
          <TextArea {...own('words-cy')} rows={4} label={label('words', 'cy')} optional />
          <Button>{t('pledges.form.send')}</Button>
        </form>
      </>
    ),
  })
}

export const trustsToChoose = ({ var: { db, services } }: Ctx) =>
  surveyedTrusts(db, { campaign: services.campaign, on: dayInUk(services.clock()) })
