import { Button, type Ctx, localPath, TextArea } from '../../../foundation/index.ts'
import { problemInWords } from '../../../releases/index.ts'
import type { CountsToPublish } from '../publish-counts.ts'
import { publishNowAt } from '../sign-off-links.ts'
import type { Again } from './again.ts'
import { Status } from './standing-part.tsx'
import type { SubmissionView } from './submission-view.ts'

type Props = { readonly c: Ctx; readonly view: SubmissionView; readonly again: Again }

/** What the newest release does not say yet: to be published now as a correction, or to wait for the next release, which takes it up by itself. */
export function PublishPart({ c, view, again }: Props) {
  const { t, locale } = c.var
  const { toPublish, submission } = view
  const error = (field: string) => again.errors?.find(each => each.field === field)?.message
  if (toPublish === null) return submission.state === 'signed-off' && <p>{t('sign-off.publish.nothing')}</p>
  const { preview, release, before, row, fingerprint } = toPublish
  const change = changeOf(toPublish)
  const status = row.status === 'excluded' ? null : row.status
  return (
    <section id="do-publish">
      <h2>{t('sign-off.publish.title')}</h2>
      <p>{t(`sign-off.publish.${change}`, { id: release.id })}</p>
      <dl class="facts">
        <dt>{t('sign-off.publish.before')}</dt>
        <dd>{before === null ? t('sign-off.standing.nothing') : <Status c={c} status={before.status} />}</dd>
        <dt>{t('sign-off.publish.after')}</dt>
        <dd>
          <Status c={c} status={status} />
        </dd>
      </dl>
      {preview?.kind === 'would-publish' ? (
        <form method="post" action={localPath(locale, publishNowAt.link(submission.id))} novalidate>
          <input type="hidden" name="fingerprint" value={fingerprint} />
          <TextArea
            t={t}
            id="reason"
            rows={3}
            label={t('sign-off.publish.why')}
            hint={t('sign-off.publish.reasonHint')}
            value={again.reason ?? reasonOf(c, view, toPublish)}
            error={error('reason') ?? error('do-publish')}
          />
          <Button>{t('sign-off.publish.button', { id: preview.release.id })}</Button>
        </form>
      ) : (
        <>
          <p>{t('sign-off.publish.notPossible')}</p>
          {preview?.kind === 'bad-rows' && (
            <ul>
              {preview.problems.map(problem => (
                <li>{problemInWords(t, problem)}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  )
}

const countIn = (evidence: CountsToPublish['row']['evidence']) => evidence?.find(piece => piece.source === 'submission')

/** What a correction would do with the counts of the trust. `goesBack`: the one that stands was counted before the one that the release holds. */
function changeOf({ row, before }: CountsToPublish): 'takesUp' | 'swaps' | 'goesBack' | 'takesOut' {
  const [now, held] = [countIn(row.evidence), countIn(before?.evidence)]
  if (!now) return 'takesOut'
  if (!held) return 'takesUp'
  return now.asAt < held.asAt ? 'goesBack' : 'swaps'
}

/**
 * What is put into the form: of the count that the correction takes up, or out, which need not be the one on this page. The reason stands in the
 * release, whose own words are English.
 */
function reasonOf(c: Ctx, view: SubmissionView, counts: CountsToPublish): string {
  const inEnglish = c.var.services.messages.in('en')
  const [now, held] = [countIn(counts.row.evidence), countIn(counts.before?.evidence)]
  const day = (text: string | undefined) => (text === undefined ? '' : inEnglish.day(text))
  return inEnglish(`sign-off.publish.reason.${changeOf(counts)}`, {
    name: view.nameInEnglish,
    asAt: day(now?.asAt),
    received: day(now?.receivedOn),
    held: day(held?.asAt),
  })
}
