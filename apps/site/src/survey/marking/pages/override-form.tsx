import { Button, localPath, Select, TextArea, type Translate } from '../../../foundation/index.ts'
import { statusOfRule } from '../../rounds/pages/round-words.ts'
import { overrideAt } from '../links.ts'
import type { SheetView } from '../sheet-view.ts'
import { errorAt, type FormState } from './form-state.ts'

type Props = { readonly t: Translate; readonly view: SheetView; readonly state: FormState | null }

/** Sets the status otherwise than the rules decide: rarely, by an admin, with a reason. */
export function OverrideForm({ t, view, state }: Props) {
  const { criteria, said } = view
  if (criteria === null) return null
  const mine = state?.form === 'override' ? state : null
  const typed = mine?.override ?? { rule: said?.override_rule ?? '', reason: said?.override_reason ?? '' }
  const isOpen = mine !== null || said?.override_rule != null
  return (
    <section aria-labelledby="override">
      <h2 id="override">{t('marking.override.title')}</h2>
      <details class="fold" open={isOpen}>
        <summary>{t('marking.override.title')}</summary>
        <div>
          <p>{t('marking.override.lead')}</p>
          {mine?.conflict && <p role="alert">{mine.conflict}</p>}
          <form method="post" action={localPath(t.locale, overrideAt.link(view.request))} novalidate>
            <input type="hidden" name="version" value={String(said?.version ?? 0)} />
            <Select
              t={t}
              id="rule"
              label={t('marking.override.rule')}
              none={t('marking.override.none')}
              value={typed.rule}
              error={errorAt(mine, 'rule')}
              choices={criteria.rules.map(({ id, status, when }) => ({
                value: id,
                label: `${statusOfRule(t, status)}: ${when[t.locale]}`,
              }))}
            />
            <TextArea
              t={t}
              id="reason"
              label={t('marking.override.reason')}
              hint={t('marking.override.reasonHint')}
              rows={3}
              value={typed.reason}
              error={errorAt(mine, 'reason')}
            />
            <Button kind="quiet">{t('marking.override.button')}</Button>
          </form>
        </div>
      </details>
    </section>
  )
}
