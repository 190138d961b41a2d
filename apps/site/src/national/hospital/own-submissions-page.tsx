import { hospitalPage, hospitalRoute } from '../../accounts/index.ts'
import { ButtonLink, type Ctx, DataTable, type HospitalPerson, localPath, type Router } from '../../foundation/index.ts'
import { ownSubmissionsPath, receiptLink, submitPath } from '../count-tool/links.ts'
import { sayKeyId } from '../keys/read-public-key.ts'
import { submissionsOf } from '../submissions/submission-store.ts'
import { trustNameIn, trustsActedFor } from './trusts-acting-for.ts'

/** What a hospital has sent, and what became of it. */
export function ownSubmissionsRoutes(router: Router): void {
  hospitalRoute(router, { method: 'get', path: ownSubmissionsPath, handle: ownSubmissionsPage })
}

async function ownSubmissionsPage(c: Ctx, person: HospitalPerson): Promise<Response> {
  const { t, db, locale } = c.var
  const trusts = await trustsActedFor(db, person.trust)
  const sent = (await Promise.all(trusts.map(code => submissionsOf(db, code))))
    .flat()
    .sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime() || b.id - a.id)
  return hospitalPage(c, person, {
    title: t('count-tool.own.title'),
    lead: t('count-tool.own.lead'),
    trustName: await trustNameIn(db, person.trust, locale),
    body: (
      <>
        <p>
          <ButtonLink href={localPath(locale, submitPath)}>{t('count-tool.own.send')}</ButtonLink>
        </p>
        {sent.length === 0 ? (
          <p>{t('count-tool.own.none')}</p>
        ) : (
          <DataTable
            id="submissions"
            caption={t('count-tool.own.caption')}
            isStacked
            columns={(['asAt', 'received', 'key', 'state', 'words'] as const).map(name => ({
              label: t(`count-tool.own.columns.${name}`),
            }))}
            rows={sent.map(each => [
              <a href={localPath(locale, receiptLink(each.sha256))}>{t.day(each.submission.asAt)}</a>,
              t.day(each.receivedAt),
              sayKeyId(each.keyId),
              t(`count-tool.states.${each.state}`) + (each.replacedBy === null ? '' : ` ${t('count-tool.own.replaced')}`),
              each.decisionWords?.[locale] ?? '',
            ])}
          />
        )}
      </>
    ),
  })
}
