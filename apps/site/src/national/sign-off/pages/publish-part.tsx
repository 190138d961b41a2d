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
  const takesUp = row.evidence?.some(piece => piece.source === 'submission') === true
  const status = row.status === 'excluded' ? null : row.status
  return (
    <section id="do-publish">
      <h2>{t('sign-off.publish.title')}</h2>
      <p>{t(`sign-off.publish.${takesUp ? 'takesUp' : 'takesOut'}`, { id: release.id })}</p>
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
            label={t('sign-off.publish.reason')}
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

/**
 * What is put into the form: of the count that the correction takes up, or out, which need not be the one on this page. The reason stands in the
 * release, whose own words are English.
 */
function reasonOf(c: Ctx, view: SubmissionView, { row, before }: CountsToPublish): string {
  const inEnglish = c.var.services.messages.in('en')
  const taken = row.evidence?.find(piece => piece.source === 'submission')
  const count = taken ?? before?.evidence.find(piece => piece.source === 'submission')
  return inEnglish(`sign-off.publish.${taken ? 'reasonTakesUp' : 'reasonTakesOut'}`, {
    name: view.nameInEnglish,
    asAt: count ? inEnglish.day(count.asAt) : '',
    received: count ? inEnglish.day(count.receivedOn) : '',
  })
}
