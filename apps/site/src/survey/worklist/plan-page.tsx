import { HTTPException } from 'hono/http-exception'
import type { Child } from 'hono/jsx'
import { consolePage, principalOf } from '../../accounts/index.ts'
import { Button, type Ctx, DataTable, dayInUk, localPath, Notice, type Translate } from '../../foundation/index.ts'
import { heldMailLink } from '../mail-in/links.ts'
import { countHeld } from '../mail-in/mail-in-store.ts'
import { nameOfRound, roundHere, trailToRound } from '../round-here.ts'
import type { Round } from '../types.ts'
import { type BulkItem, type BulkPlan, bulkPlan, itemsOfPlan } from './bulk-store.ts'
import { type ChaseLetter, chaseLetters } from './chase-letters.ts'
import { listLinkBy, planLetterLink, planLink, requestInListLink } from './links.ts'
import { type ListedRequest, requestsByCodes } from './list-store.ts'
import { RoundTabs } from './round-tabs.tsx'
import { sayWord } from './say-request.ts'
import css from './worklist.css?inline'

type PlanView = {
  readonly round: Round
  readonly plan: BulkPlan
  readonly items: readonly BulkItem[]
  readonly requests: ReadonlyMap<string, ListedRequest>
  readonly letters: ReadonlyMap<string, ChaseLetter>
  /** Mails that nobody has filed: the answer of one of the trusts may be among them. */
  readonly held: number
  readonly isMine: boolean
}

/** The plan in the address; 404 where the round has no such plan. */
export async function planHere(c: Ctx, round: Round): Promise<BulkPlan> {
  const plan = await bulkPlan(c.var.db, round.id, c.req.param('plan') ?? '')
  if (!plan) throw new HTTPException(404)
  return plan
}

/** What would change and what would not, before it is confirmed; how each request fared, once it is done. */
export async function planPage(c: Ctx): Promise<Response> {
  const { db, services, t, locale } = c.var
  const round = await roundHere(c)
  const plan = await planHere(c, round)
  const items = await itemsOfPlan(db, plan.id)
  const requests = await requestsByCodes(
    db,
    round.id,
    items.map(({ code }) => code),
  )
  const chosen = items.flatMap(({ code, verdict }) => (verdict === 'will' ? (requests.get(code) ?? []) : []))
  const needsLetters = plan.kind === 'chase' && plan.confirmedAt === null
  const today = dayInUk(services.clock())
  const letters = needsLetters
    ? await chaseLetters(db, { round, requests: chosen, today, mailDomain: services.mailDomain, baseUrl: services.baseUrl })
    : new Map<string, ChaseLetter>()
  const held = needsLetters ? await countHeld(db) : 0
  const view = { round, plan, items, requests, letters, held, isMine: plan.madeBy.id === principalOf(c).id }
  const { title, lead, body } = plan.confirmedAt === null ? toConfirm(t, view) : told(t, view)
  return consolePage(c, {
    title,
    lead,
    trail: [...trailToRound(t, round), { href: listLinkBy(round.id, plan.cameFrom), label: t('worklist.tabs.list') }],
    css: [css],
    body: (
      <>
        <RoundTabs t={t} round={round.id} current={null} />
        <div class="plan">{body}</div>
        <p>
          <a href={localPath(locale, listLinkBy(round.id, plan.cameFrom))}>
            {t('worklist.plan.back', { round: nameOfRound(round, locale) })}
          </a>
        </p>
      </>
    ),
  })
}

type Told = { readonly title: string; readonly lead: string; readonly body: Child }

const valuesOf = ({ plan }: PlanView, t: Translate) => ({ who: plan.assignee?.name ?? t('worklist.who.nobody') })

function toConfirm(t: Translate, view: PlanView): Told {
  const { plan, items, round, isMine } = view
  const will = items.filter(({ verdict }) => verdict === 'will')
  const alone = items.filter(({ verdict }) => verdict !== 'will')
  const values = { ...valuesOf(view, t), count: will.length }
  return {
    title: t(`worklist.plan.${plan.kind}.title`, values),
    lead: [t('worklist.plan.lead'), alone.length > 0 ? t('worklist.plan.leadAlone', { count: alone.length }) : '']
      .join(' ')
      .trim(),
    body: (
      <>
        {will.length > 0 && view.held > 0 && (
          <Notice>
            <p>
              {t('worklist.plan.chase.held', { count: view.held })}{' '}
              <a href={localPath(t.locale, heldMailLink())}>{t('worklist.plan.chase.toHeld')}</a>
            </p>
          </Notice>
        )}
        {will.length > 0 ? (
          <>
            <DataTable
              id="will"
              caption={t('worklist.plan.will', { count: will.length })}
              columns={[{ label: t('worklist.column.name') }, { label: t('worklist.plan.change') }]}
              rows={will.map(item => [
                <TrustName t={t} view={view} item={item} />,
                <WhatChanges t={t} view={view} item={item} />,
              ])}
            />
            {isMine ? (
              <form method="post" action={localPath(t.locale, planLink(round.id, plan.id))}>
                <Button>{t(`worklist.plan.${plan.kind}.confirm`, values)}</Button>
              </form>
            ) : (
              <p>{t('worklist.plan.notYours', { who: plan.madeBy.name })}</p>
            )}
          </>
        ) : (
          <Notice>
            <p>{t('worklist.plan.nothing')}</p>
          </Notice>
        )}
        <LeftAlone t={t} view={view} items={alone.map(item => ({ item, why: t(`worklist.reason.${item.verdict}`) }))} />
      </>
    ),
  }
}

const TrustName = ({ t, view, item }: { t: Translate; view: PlanView; item: BulkItem }) => (
  <>
    <a href={localPath(t.locale, requestInListLink(view.round.id, item.code, view.plan.cameFrom))}>{item.name}</a>
    <span class="under">{item.code}</span>
  </>
)

function WhatChanges({ t, view, item }: { t: Translate; view: PlanView; item: BulkItem }) {
  const request = view.requests.get(item.code)
  const letter = view.letters.get(item.code)
  switch (view.plan.kind) {
    case 'chase':
      return (
        <>
          {t('worklist.plan.chase.change', { address: letter?.address ?? '' })}{' '}
          <a href={localPath(t.locale, planLetterLink(view.round.id, view.plan.id, item.code))}>
            {t('worklist.plan.readLetter')}
            <span class="hidden"> {t('worklist.plan.letterTo', { trust: item.name })}</span>
          </a>
        </>
      )
    case 'assign':
      return (
        <>
          {t('worklist.plan.fromTo', {
            from: request?.assignee_name ?? t('worklist.who.nobody'),
            to: view.plan.assignee?.name ?? t('worklist.who.nobody'),
          })}
        </>
      )
    case 'portal':
      return <>{t('worklist.plan.portal.change')}</>
    case 'read':
      return <>{t('worklist.plan.read.change', { answer: request ? sayWord(t, 'answer', request.answer) : '' })}</>
  }
}

type Alone = { readonly item: BulkItem; readonly why: string }

function LeftAlone({ t, view, items }: { t: Translate; view: PlanView; items: readonly Alone[] }) {
  if (items.length === 0) return null
  return (
    <DataTable
      id="alone"
      caption={t('worklist.plan.alone', { count: items.length })}
      columns={[{ label: t('worklist.column.name') }, { label: t('worklist.plan.why') }]}
      rows={items.map(({ item, why }) => [<TrustName t={t} view={view} item={item} />, why])}
    />
  )
}

function told(t: Translate, view: PlanView): Told {
  const { plan, items, round } = view
  const done = items.filter(({ outcome }) => outcome === 'done')
  const waiting = items.filter(({ verdict, outcome }) => verdict === 'will' && outcome === null)
  const alone = items.filter(({ verdict, outcome }) => outcome !== 'done' && !(verdict === 'will' && outcome === null))
  const isStopped = plan.finishedAt === null
  return {
    title: t(`worklist.plan.${plan.kind}.done`, { ...valuesOf(view, t), count: done.length }),
    lead: t('worklist.plan.told', { who: plan.madeBy.name, count: alone.length }),
    body: (
      <>
        {isStopped && (
          <Notice title={t('worklist.plan.stopped')}>
            <p>{t('worklist.plan.stoppedMore', { count: waiting.length })}</p>
            {view.isMine && (
              <form method="post" action={localPath(t.locale, planLink(round.id, plan.id))}>
                <Button>{t('worklist.plan.goOn')}</Button>
              </form>
            )}
          </Notice>
        )}
        <LeftAlone
          t={t}
          view={view}
          items={alone.map(item => ({
            item,
            why:
              item.outcome === 'changed-meanwhile'
                ? t('worklist.reason.changed-meanwhile', { who: sayWho(t, item.changedBy) })
                : t(`worklist.reason.${item.outcome ?? item.verdict}`),
          }))}
        />
        {done.length > 0 && (
          <DataTable
            id="done"
            caption={t('worklist.plan.doneList', { count: done.length })}
            columns={[{ label: t('worklist.column.name') }, { label: t('worklist.plan.outcome') }]}
            rows={done.map(item => [
              <TrustName t={t} view={view} item={item} />,
              t(`worklist.plan.${plan.kind}.outcome`, valuesOf(view, t)),
            ])}
          />
        )}
      </>
    ),
  }
}

const sayWho = (t: Translate, who: string | null): string => (who === null || who === 'system' ? t('worklist.who.system') : who)
