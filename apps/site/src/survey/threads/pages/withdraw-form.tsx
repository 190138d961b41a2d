import { Button, type FieldError, localPath, TextArea, type Translate } from '../../../foundation/index.ts'
import type { RequestKey } from '../../requests/request-store.ts'
import { withdrawAt } from '../links.ts'

type Props = {
  readonly t: Translate
  readonly request: RequestKey
  readonly version: number
  readonly reason: { readonly en: string; readonly cy: string }
  readonly errors: readonly FieldError[]
}

/** Takes what is published away, with a reason that everybody can read. */
export function WithdrawForm({ t, request, version, reason, errors }: Props) {
  const error = errors.find(({ field }) => field === 'withdraw-because')?.message
  return (
    <section aria-labelledby="withdraw">
      <h2 id="withdraw">{t('threads.preview.withdraw.title')}</h2>
      <p>{t('threads.preview.withdraw.text')}</p>
      <form method="post" action={localPath(t.locale, withdrawAt.link(request))}>
        <input type="hidden" name="standing" value={String(version)} />
        <TextArea
          t={t}
          id="withdraw-because"
          name="because"
          label={t('threads.preview.withdraw.because')}
          hint={t('threads.preview.withdraw.becauseHint')}
          rows={2}
          value={reason.en}
          error={error}
        />
        <TextArea
          t={t}
          id="withdraw-because-cy"
          name="becauseCy"
          label={t('threads.preview.withdraw.becauseCy')}
          rows={2}
          value={reason.cy}
          optional
        />
        <Button kind="quiet">{t('threads.preview.withdraw.button')}</Button>
      </form>
    </section>
  )
}
