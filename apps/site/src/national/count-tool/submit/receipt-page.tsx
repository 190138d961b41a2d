import { Breadcrumbs, type Ctx, componentCss, localPath, Notice, page } from '../../../foundation/index.ts'
import { trustNameIn } from '../../hospital/trusts-acting-for.ts'
import { sayKeyId } from '../../keys/read-public-key.ts'
import type { StoredSubmission } from '../../submissions/stored-submission.ts'
import { submissionById } from '../../submissions/submission-store.ts'
import css from '../count-tool.css?inline'
import { countToolPath, receiptLink, submitPath } from '../links.ts'
import { Steps } from './steps.tsx'

const news = ['received', 'already-received'] as const

/** What a hospital has in hand once it has sent: when it came, by which key, what became of it. It shows no figure: those come with a release. */
export async function receiptPage(c: Ctx, stored: StoredSubmission): Promise<Response> {
  const { t, db, locale, services } = c.var
  const done = news.find(each => each === c.req.query('done'))
  const later = stored.replacedBy === null ? null : await submissionById(db, stored.replacedBy)
  return page(c, {
    title: t('count-tool.receipt.title'),
    description: t('count-tool.receipt.description'),
    indexed: false,
    css: [componentCss.notice, css],
    headers: { 'cache-control': 'no-store' },
    body: (
      <>
        <Breadcrumbs
          t={t}
          trail={[
            { href: countToolPath, label: t('count-tool.menu') },
            { href: submitPath, label: t('count-tool.submit.title') },
          ]}
          here={t('count-tool.receipt.title')}
        />
        <section class="band prose">
          {done && (
            <div role="status">
              <Notice title={t(`count-tool.receipt.done.${done}`)}>
                <p>{t('count-tool.receipt.keep')}</p>
              </Notice>
            </div>
          )}
          <h1>{t('count-tool.receipt.title')}</h1>
          {done && <Steps t={t} here="receipt" />}
          <div class="sent-sheet">
            <Facts t={t} stored={stored} trust={await trustNameIn(db, stored.trust, locale)} />
          </div>
          {later && (
            <p>
              {t('count-tool.receipt.replaced')}{' '}
              <a href={localPath(locale, receiptLink(later.sha256))}>
                {t('count-tool.receipt.later', { day: t.day(later.submission.asAt) })}
              </a>
            </p>
          )}
          <h2>{t('count-tool.receipt.what')}</h2>
          <p>{t(`count-tool.receipt.next.${stored.state}`)}</p>
          <p class="small soft">
            {t('count-tool.receipt.address')}{' '}
            <code class="sha">{services.baseUrl + localPath(locale, receiptLink(stored.sha256))}</code>
          </p>
        </section>
      </>
    ),
  })
}

type FactsProps = { readonly t: Ctx['var']['t']; readonly stored: StoredSubmission; readonly trust: string }

const Facts = ({ t, stored, trust }: FactsProps) => (
  <dl class="sent-facts">
    <dt>{t('count-tool.content.trust')}</dt>
    <dd data-not-counting>
      {trust} ({stored.trust})
    </dd>
    <dt>{t('count-tool.content.asAt')}</dt>
    <dd>{t.day(stored.submission.asAt)}</dd>
    <dt>{t('count-tool.receipt.received')}</dt>
    <dd>{t.day(stored.receivedAt)}</dd>
    <dt>{t('count-tool.content.key')}</dt>
    <dd data-not-counting>
      <span class="sha">{sayKeyId(stored.keyId)}</span>
    </dd>
    <dt>{t('count-tool.receipt.sha256')}</dt>
    <dd data-not-counting>
      <code class="sha">{stored.sha256}</code>
    </dd>
    <dt>{t('count-tool.receipt.state')}</dt>
    <dd>
      <b>{t(`count-tool.states.${stored.state}`)}</b>
      {stored.decidedAt && <>, {t.day(stored.decidedAt)}</>}
    </dd>
    {stored.decisionWords && (
      <>
        <dt>{t('count-tool.receipt.words')}</dt>
        <dd dir="auto" data-not-counting>
          {stored.decisionWords[t.locale]}
        </dd>
      </>
    )}
  </dl>
)

/** Nothing with this checksum has come: it was never sent, or another file is meant. */
export function unknownReceiptPage(c: Ctx): Response {
  const { t, locale } = c.var
  return page(c, {
    title: t('count-tool.receipt.unknown'),
    description: t('count-tool.receipt.unknownMore'),
    status: 404,
    indexed: false,
    body: (
      <section class="band prose">
        <h1>{t('count-tool.receipt.unknown')}</h1>
        <p>{t('count-tool.receipt.unknownMore')}</p>
        <p>
          <a href={localPath(locale, submitPath)}>{t('count-tool.submit.title')}</a>
        </p>
      </section>
    ),
  })
}
