import { consolePage } from '../../../accounts/index.ts'
import {
  Button,
  ButtonLink,
  type Ctx,
  ErrorSummary,
  localPath,
  Notice,
  TextArea,
  type Translate,
} from '../../../foundation/index.ts'
import { requestLink } from '../../requests/links.ts'
import { dayAndTime } from '../../requests/pages/clock-time.ts'
import { trailToRound } from '../../round-here.ts'
import type { FileView } from '../file-view.ts'
import { isClosing } from '../findings.ts'
import { downloadAt, filePageLink, releaseAt } from '../links.ts'
import { kindOf } from '../type-word.ts'
import css from './file-page.css?inline'
import { FindingList } from './finding-list.tsx'

type Shown = { readonly done?: boolean; readonly hasNoReason?: boolean; readonly isTooLate?: boolean }

/** One file that came in: what it is, what was found in it, and its words as text. */
export function filePage(c: Ctx, view: FileView, { done, hasNoReason, isTooLate }: Shown = {}): Response {
  const { t } = c.var
  const { file, names, request, round } = view
  return consolePage(c, {
    title: names[0],
    lead: t(`attachments.lead.${file.state}`),
    trail: [...trailToRound(t, round), { href: requestLink(request), label: request.trustName }],
    css: [css],
    status: hasNoReason ? 422 : isTooLate ? 409 : undefined,
    body: (
      <>
        {done && (
          <div role="status">
            <Notice>
              <p>{t(view.isOpen ? 'attachments.done.opened' : 'attachments.done.closed')}</p>
            </Notice>
          </div>
        )}
        {isTooLate && (
          <Notice>
            <p>{t('attachments.tooLate')}</p>
          </Notice>
        )}
        {hasNoReason && <ErrorSummary t={t} errors={[{ field: 'reason', message: t('attachments.release.noReason') }]} />}
        {view.isOddlyNamed && (
          <Notice>
            <p>{t('attachments.oddName', { name: names[0], kind: t(`attachments.types.${kindOf(file.type)}`) })}</p>
          </Notice>
        )}
        <Facts t={t} view={view} />
        <Found t={t} view={view} />
        {view.isOpen && <Open t={t} view={view} />}
        {view.mayRelease && <ReleaseForm t={t} view={view} hasNoReason={hasNoReason === true} />}
      </>
    ),
  })
}

function Facts({ t, view: { file, names } }: { t: Translate; view: FileView }) {
  const facts: readonly (readonly [string, string])[] = [
    ['kind', t(`attachments.types.${kindOf(file.type)}`)],
    ['size', t('attachments.kilobytes', { size: t.number(Math.ceil(file.bytes / 1024)) })],
    ['came', dayAndTime(t, file.cameAt)],
    ...(file.checkedAt ? [['checked', dayAndTime(t, file.checkedAt)] as const] : []),
    ...(names.length > 1 ? [['alsoCalled', names.slice(1).join(', ')] as const] : []),
    ...(file.releasedAt
      ? [
          [
            'released',
            t('attachments.facts.releasedBy', { name: file.releasedBy ?? '', day: dayAndTime(t, file.releasedAt) }),
          ] as const,
          ['reason', file.releaseReason ?? ''] as const,
        ]
      : []),
    ['hash', file.sha256],
  ]
  return (
    <dl class="facts">
      {facts.map(([term, value]) => (
        <>
          <dt>{t(`attachments.facts.${term}`)}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  )
}

function Found({ t, view: { file } }: { t: Translate; view: FileView }) {
  const [closing, said] = [file.findings.filter(isClosing), file.findings.filter(finding => !isClosing(finding))]
  return (
    <>
      {closing.length > 0 && (
        <section aria-labelledby="closing">
          <h2 id="closing">{t(`attachments.closing.${file.state === 'released' ? 'opened' : 'closed'}`)}</h2>
          <FindingList t={t} findings={closing} />
        </section>
      )}
      {said.length > 0 && (
        <section aria-labelledby="said">
          <h2 id="said">{t('attachments.said')}</h2>
          <FindingList t={t} findings={said} />
        </section>
      )}
    </>
  )
}

function Open({ t, view }: { t: Translate; view: FileView }) {
  const { request, file, pages, page } = view
  return (
    <>
      <p>
        <ButtonLink href={localPath(t.locale, downloadAt.link(request, file.sha256))}>{t('attachments.download')}</ButtonLink>
      </p>
      <p class="hint">{t('attachments.downloadHint')}</p>
      <section aria-labelledby="text">
        <h2 id="text">{t('attachments.text.title')}</h2>
        {page === null ? (
          <p>{t('attachments.text.none')}</p>
        ) : (
          <>
            <Pages t={t} view={view} />
            {page.title !== '' && <h3>{page.title}</h3>}
            {/* A page of text may be wide: the keyboard can scroll it. */}
            <section
              class="file-text"
              tabindex={0}
              aria-label={t('attachments.text.page', { page: page.page, of: pages.length })}
            >
              <pre>{page.text}</pre>
            </section>
          </>
        )}
      </section>
    </>
  )
}

const Pages = ({ t, view: { request, file, pages, page } }: { t: Translate; view: FileView }) =>
  pages.length < 2 ? null : (
    <nav aria-label={t('attachments.text.pages')}>
      <ol class="file-pages">
        {pages.map(each => (
          <li>
            <a
              href={localPath(t.locale, filePageLink(request, file.sha256, each.page))}
              aria-current={each.page === page?.page ? 'page' : undefined}
            >
              {each.title === '' ? t('attachments.text.number', { page: each.page }) : each.title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )

function ReleaseForm({ t, view: { request, file }, hasNoReason }: { t: Translate; view: FileView; hasNoReason: boolean }) {
  if (file.state !== 'quarantined' && file.state !== 'released') return null
  const step = file.state === 'quarantined' ? 'release' : 'close'
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">{t(`attachments.${step}.title`)}</h2>
      <p>{t(`attachments.${step}.text`)}</p>
      <form method="post" action={localPath(t.locale, releaseAt.link(request, file.sha256))}>
        <input type="hidden" name="open" value={step === 'release' ? 'yes' : 'no'} />
        <TextArea
          t={t}
          id="reason"
          label={t(`attachments.${step}.reason`)}
          hint={t('attachments.release.reasonHint')}
          error={hasNoReason ? t('attachments.release.noReason') : undefined}
          rows={3}
        />
        <Button>{t(`attachments.${step}.button`)}</Button>
      </form>
    </section>
  )
}
