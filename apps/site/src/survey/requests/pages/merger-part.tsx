import { Button, localPath, Notice, Rich, type Translate } from '../../../foundation/index.ts'
import type { SurveyRequest } from '../../types.ts'
import { sayWord } from '../../worklist/say-request.ts'
import { elsewhereAt, requestLink } from '../links.ts'
import type { RequestView } from '../request-view.ts'
import { HiddenFields } from './hidden-fields.tsx'

/** A trust that merged since it was asked: who answers now, where letters go, and the other requests that this leads to. */
export function MergerPart({ t, view }: { t: Translate; view: RequestView }) {
  const { answering, related, contact } = view
  if (answering.kind === 'itself' && related.predecessors.length === 0) return null
  return (
    <Notice title={t('requests.merger.title')}>
      {answering.kind === 'nobody' && <p>{t('requests.merger.nobody', { day: t.day(answering.since) })}</p>}
      {answering.kind === 'successors' && (
        <p>
          {t(answering.trusts.length === 1 ? 'requests.merger.one' : 'requests.merger.several', {
            names: answering.trusts.map(({ name }) => name).join(', '),
            day: t.day(answering.since),
          })}{' '}
          {contact?.email && t('requests.merger.letters', { address: contact.email })}
        </p>
      )}
      {related.successors.map(other => (
        <Other t={t} view={view} other={other} k="requests.merger.successorAsked" />
      ))}
      {related.predecessors.map(other => (
        <Other t={t} view={view} other={other} k="requests.merger.predecessorAsked" />
      ))}
    </Notice>
  )
}

type OtherProps = { readonly t: Translate; readonly view: RequestView; readonly other: SurveyRequest; readonly k: string }

function Other({ t, view, other, k }: OtherProps) {
  const link = <a href={localPath(t.locale, requestLink(other))}>{other.trustName}</a>
  const isOver = view.request.clock === 'ended'
  return (
    <div class="related">
      <p>
        <Rich t={t} k={k} with={{ link, stands: sayWord(t, 'clock', other.clock) }} />
      </p>
      {k === 'requests.merger.successorAsked' && !isOver && view.may.record === 'yes' && (
        <form method="post" action={localPath(t.locale, elsewhereAt.link(view.request, view.list))}>
          <HiddenFields view={view} />
          <input type="hidden" name="other" value={other.trustCode} />
          <Button kind="quiet">{t('requests.merger.button', { name: other.trustName })}</Button>
          <p class="hint">{t('requests.merger.hint')}</p>
        </form>
      )}
    </div>
  )
}
