import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import { type Ctx, DataTable, localPath, Notice } from '../../../foundation/index.ts'
import { decideAt, professionalsPath } from '../links.ts'
import type { Professional } from '../professional.ts'
import { countProfessionals, professionalsIn } from '../professional-store.ts'
import { judgeWorkDomain } from '../work-domain.ts'
import css from './row-form.css?inline'

const most = 100

/** Addresses that are at no domain of the health service: which are addresses at work, a person says. */
export async function professionalsPage(c: Ctx): Promise<Response> {
  const { t, db } = c.var
  const waiting = await professionalsIn(db, 'review', { limit: most })
  const decided = [
    ...(await professionalsIn(db, 'good', { limit: most, decidedOnly: true })),
    ...(await professionalsIn(db, 'refused', { limit: most })),
  ]
  const said = ['done', 'changed'].find(each => c.req.query(each) !== undefined)
  return consolePage(c, {
    title: t('professionals.console.title'),
    lead: t('professionals.console.lead'),
    css: [css],
    body: (
      <>
        {said && (
          <Notice>
            <p role="status">{t(`professionals.console.${said}`)}</p>
          </Notice>
        )}
        <p>{t('professionals.console.how')}</p>
        <h2>{t('professionals.console.waiting.title')}</h2>
        {waiting.length === 0 ? (
          <p>{t('professionals.console.waiting.none')}</p>
        ) : (
          <AddressTable
            c={c}
            id="waiting"
            caption={t('professionals.console.waiting.caption', { count: await countProfessionals(db, 'review') })}
            found={waiting}
          />
        )}
        <h2>{t('professionals.console.decided.title')}</h2>
        {decided.length === 0 ? (
          <p>{t('professionals.console.decided.none')}</p>
        ) : (
          <AddressTable
            c={c}
            id="decided"
            caption={t('professionals.console.decided.caption', { count: decided.length })}
            found={decided}
          />
        )}
      </>
    ),
  })
}

type TableProps = { readonly c: Ctx; readonly id: string; readonly caption: string; readonly found: readonly Professional[] }

function AddressTable({ c, id, caption, found }: TableProps) {
  const { t } = c.var
  return (
    <DataTable
      id={id}
      caption={caption}
      columns={['address', 'domain', 'confirmed', 'now', 'decide'].map(column => ({
        label: t(`professionals.console.columns.${column}`),
      }))}
      rows={found.map(professional => [
        professional.address,
        t(`professionals.console.domains.${judgeWorkDomain(professional.address)}`),
        professional.confirmed_at === null ? '' : t.day(professional.confirmed_at),
        t(`professionals.console.states.${professional.state}`),
        <Decide c={c} professional={professional} />,
      ])}
    />
  )
}

/** Both can be taken back by the other. */
function Decide({ c, professional: { id, version, state, address } }: { readonly c: Ctx; readonly professional: Professional }) {
  const { t, locale } = c.var
  if (mayDo(principalOf(c), 'professional.decide') !== 'yes') return null
  return (
    <form method="post" action={localPath(locale, decideAt.link(id))} class="row-form">
      <input type="hidden" name="version" value={String(version)} />
      {(['good', 'refused'] as const)
        .filter(verdict => verdict !== state)
        .map(verdict => (
          <button class="button quiet" type="submit" name="verdict" value={verdict}>
            {t(`professionals.console.verdicts.${verdict}`)} <span class="hidden">{address}</span>
          </button>
        ))}
    </form>
  )
}

export const professionalsLink = (said: 'done' | 'changed'): string => `${professionalsPath}?${said}=yes`
