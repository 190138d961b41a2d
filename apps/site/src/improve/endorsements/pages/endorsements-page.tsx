import { HTTPException } from 'hono/http-exception'
import {
  ButtonLink,
  type Ctx,
  compareWords,
  DataTable,
  dayInUk,
  FigureNote,
  localPath,
  nameIn,
  Pagination,
} from '../../../foundation/index.ts'
import { trustLink } from '../../../releases/index.ts'
import { editionNow } from '../../standards/edition-store.ts'
import { employerOf } from '../employers.ts'
import { countNamed, endorsementTotals, named } from '../endorsement-lists.ts'
import { endorsementsPath, endorsePath } from '../links.ts'
import { countInWords } from './count-in-words.ts'
import { endorseView } from './endorse-view.tsx'
import { TotalsFigure } from './totals-figure.tsx'

const onePage = 100

/** Who stands behind the standards: how many, by trust, and the names of those who agreed to be named. */
export async function endorsementsPage(c: Ctx): Promise<Response> {
  const { t, locale, db, services } = c.var
  const asked = Number(c.req.query('page') ?? '1')
  const shown = await countNamed(db, 'shown')
  const pages = Math.max(1, Math.ceil(shown / onePage))
  if (!Number.isSafeInteger(asked) || asked < 1 || asked > pages) throw new HTTPException(404)
  const edition = await editionNow(db, services.clock())
  const totals = await endorsementTotals(db, edition?.number ?? 0)
  const names = await named(db, 'shown', { limit: onePage, offset: (asked - 1) * onePage })
  const signers = await Promise.all(names.map(async signer => ({ ...signer, where: await employerOf(c, signer) })))
  const byTrust = [...totals.byTrust].sort((one, other) =>
    compareWords(locale, nameIn(locale, one.trust), nameIn(locale, other.trust)),
  )
  return endorseView(c, {
    title: t('endorsements.all.title'),
    lead: t('endorsements.all.lead'),
    isPublic: true,
    body: (
      <>
        <TotalsFigure t={t} totals={totals} />
        <p>
          <ButtonLink href={localPath(locale, endorsePath)}>{t('endorsements.sign')}</ButtonLink>
        </p>
        {byTrust.length > 0 && (
          <section>
            <h2>{t('endorsements.all.byTrust')}</h2>
            <p>{t('endorsements.all.rounded')}</p>
            <DataTable
              id="by-trust"
              caption={t('endorsements.all.caption')}
              columns={[{ label: t('endorsements.all.trust') }, { label: t('endorsements.all.signed') }]}
              rows={[
                ...byTrust.map(({ trust, count }) => [
                  <a href={localPath(locale, trustLink(trust.code))}>{nameIn(locale, trust)}</a>,
                  countInWords(t, count),
                ]),
                ...(totals.elsewhere > 0 ? [[t('endorsements.all.elsewhere'), countInWords(t, totals.elsewhere)]] : []),
              ]}
            />
            {totals.changedAt !== null && (
              <FigureNote
                t={t}
                date={dayInUk(totals.changedAt)}
                source={{ name: t('endorsements.all.source') }}
                denominator={t('endorsements.all.denominator')}
              />
            )}
          </section>
        )}
        {totals.all > 0 && (
          <section>
            <h2>{t('endorsements.all.names')}</h2>
            <p>{t(signers.length === 0 ? 'endorsements.all.noNames' : 'endorsements.all.someNames')}</p>
            {signers.length > 0 && (
              <ul class="signers">
                {signers.map(({ name, role, where, edition: signed }) => (
                  <li dir="auto">
                    <b>{name}</b>
                    {t(`endorsements.roles.${role}`)}, {where}
                    <span class="small soft"> · {t('standards.versionShort', { number: String(signed) })}</span>
                  </li>
                ))}
              </ul>
            )}
          </section>
        )}
        <Pagination t={t} page={asked} pages={pages} link={number => localPath(locale, `${endorsementsPath}?page=${number}`)} />
      </>
    ),
  })
}
