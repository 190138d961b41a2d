import { consolePage } from '../../../accounts/index.ts'
import { Button, ButtonLink, type Ctx, DataTable, localPath, Notice, Tag, type Translate } from '../../../foundation/index.ts'
import type { Merger, Renewal } from '../../../register/index.ts'
import { mergePath, type RegisterNews, renewalCalendarPath, undoMergerLink } from '../console-links.ts'
import { dissolutionsPath, letterBoxesPath } from './parliament-links.ts'

export type RegisterDeskView = {
  readonly renewals: readonly Renewal[]
  readonly mergers: readonly Merger[]
  readonly mayMerge: boolean
  readonly done: RegisterNews | null
}

/** What of the register is due, and what staff know better than its sources. */
export function registerDeskPage(c: Ctx, { renewals, mergers, mayMerge, done }: RegisterDeskView): Response {
  const { t, locale } = c.var
  return consolePage(c, {
    title: t('register-desk.title'),
    lead: t('register-desk.lead'),
    body: (
      <>
        {done && (
          <Notice>
            <p>{t(`register-desk.done.${done}`)}</p>
          </Notice>
        )}
        <section>
          <h2>{t('register-desk.renewal.title')}</h2>
          <DataTable
            id="renewals"
            caption={t('register-desk.renewal.caption')}
            columns={(['table', 'source', 'every', 'due', 'state'] as const).map(name => ({
              label: t(`register-desk.renewal.${name}`),
            }))}
            rows={renewals.map(({ table, everyMonths, dueOn, state }) => [
              t(`register.tables.${table.name}`),
              table.sourceDate.length === 10 ? t.day(table.sourceDate) : table.sourceDate,
              t('register-desk.renewal.months', { count: everyMonths }),
              t.day(dueOn),
              <Tag>{t(`register-desk.renewal.states.${state}`)}</Tag>,
            ])}
          />
          <p>
            <a href={localPath(locale, renewalCalendarPath)}>{t('register-desk.renewal.calendar')}</a>
          </p>
          <HowTo t={t} />
        </section>
        <section>
          <ul>
            <li>
              <a href={localPath(locale, dissolutionsPath)}>{t('parliaments.link')}</a>
            </li>
            <li>
              <a href={localPath(locale, letterBoxesPath)}>{t('letter-boxes.link')}</a>
            </li>
          </ul>
        </section>
        <section>
          <h2>{t('register-desk.mergers.title')}</h2>
          <p class="console-lead">{t('register-desk.mergers.lead')}</p>
          {mergers.length === 0 ? (
            <p>{t('register-desk.mergers.none')}</p>
          ) : (
            <Mergers t={t} mergers={mergers} mayMerge={mayMerge} />
          )}
          {mayMerge && <ButtonLink href={localPath(locale, mergePath)}>{t('register-desk.mergers.enter')}</ButtonLink>}
        </section>
      </>
    ),
  })
}

const HowTo = ({ t }: { t: Translate }) => (
  <>
    <h3>{t('register-desk.renewal.how')}</h3>
    <ol>
      <li>{t('register-desk.renewal.steps.get')}</li>
      <li>
        {t('register-desk.renewal.steps.look')} <code>npm run spotlight -- import-register --from FOLDER --dry-run</code>
      </li>
      <li>
        {t('register-desk.renewal.steps.do')} <code>npm run spotlight -- import-register --from FOLDER</code>
      </li>
      <li>
        {t('register-desk.renewal.steps.postcodes')} <code>npm run spotlight -- import-postcodes FILE</code>
      </li>
      <li>
        {t('register-desk.renewal.steps.politicians')} <code>npm run spotlight -- import-politicians FILE --dry-run</code>
      </li>
    </ol>
  </>
)

type MergersProps = { readonly t: Translate; readonly mergers: readonly Merger[]; readonly mayMerge: boolean }

const Mergers = ({ t, mergers, mayMerge }: MergersProps) => (
  <DataTable
    id="mergers"
    caption={t('register-desk.mergers.caption')}
    columns={[
      ...(['from', 'to', 'on', 'source', 'who'] as const).map(name => ({ label: t(`register-desk.mergers.${name}`) })),
      { label: t('register-desk.renewal.state') },
    ]}
    rows={mergers.map(merger => [
      merger.from,
      merger.to,
      t.day(merger.effectiveOn),
      merger.source,
      t('register-desk.mergers.whoValue', { who: merger.decidedBy, day: t.day(merger.decidedAt) }),
      merger.undoneAt ? (
        t('register-desk.mergers.undone', { who: merger.undoneBy ?? '', day: t.day(merger.undoneAt) })
      ) : mayMerge ? (
        <form method="post" action={localPath(t.locale, undoMergerLink(merger.id))}>
          <Button kind="quiet">
            {t('register-desk.mergers.undo')}{' '}
            <span class="hidden">{t('register-desk.mergers.undoOf', { trust: merger.from })}</span>
          </Button>
        </form>
      ) : (
        ''
      ),
    ])}
  />
)
