import { consolePage } from '../../../accounts/index.ts'
import { Button, type Ctx, ErrorSummary, localPath, TextField } from '../../../foundation/index.ts'
import type { MergerFault, TypedMerger } from '../../../register/index.ts'
import { mergePath, registerDeskPath } from '../console-links.ts'

export type MergeView = { readonly typed: TypedMerger; readonly faults: readonly MergerFault[] }

/** Which trust has become part of which, since when, and who says so. */
export function mergePage(c: Ctx, { typed, faults }: MergeView): Response {
  const { t, locale } = c.var
  const wrong = (field: MergerFault['field']) => {
    const fault = faults.find(one => one.field === field)
    return fault ? { error: t(`register-desk.merge.faults.${fault.why}`) } : {}
  }
  return consolePage(c, {
    title: t('register-desk.merge.title'),
    lead: t('register-desk.merge.lead'),
    trail: [{ href: registerDeskPath, label: t('register-desk.title') }],
    ...(faults.length > 0 ? { status: 422 as const } : {}),
    body: (
      <form method="post" action={localPath(locale, mergePath)}>
        <ErrorSummary
          t={t}
          errors={faults.map(({ field, why }) => ({ field, message: t(`register-desk.merge.faults.${why}`) }))}
        />
        <input type="hidden" name="step" value="look" />
        <TextField
          t={t}
          id="from"
          label={t('register-desk.merge.from')}
          hint={t('register-desk.merge.fromHint')}
          value={typed.from}
          {...wrong('from')}
        />
        <TextField t={t} id="to" label={t('register-desk.merge.to')} value={typed.to} {...wrong('to')} />
        <TextField
          t={t}
          id="effectiveOn"
          type="date"
          label={t('register-desk.merge.effectiveOn')}
          hint={t('register-desk.merge.effectiveOnHint')}
          value={typed.effectiveOn}
          {...wrong('effectiveOn')}
        />
        <TextField
          t={t}
          id="source"
          label={t('register-desk.merge.source')}
          hint={t('register-desk.merge.sourceHint')}
          value={typed.source}
          {...wrong('source')}
        />
        <Button>{t('register-desk.merge.look')}</Button>
      </form>
    ),
  })
}
