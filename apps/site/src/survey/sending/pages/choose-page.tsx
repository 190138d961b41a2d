// Long because: one form holds the table of trusts, and below it what is done with those that are ticked.
import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import {
  Button,
  ButtonLink,
  type Ctx,
  DataTable,
  ErrorSummary,
  type FieldError,
  localPath,
  Notice,
  Radios,
  Select,
  TextField,
  type Translate,
} from '../../../foundation/index.ts'
import { nations, type Trust } from '../../../register/index.ts'
import { type Contact, contactsOf } from '../../contacts/contact-store.ts'
import { whereInWords } from '../../contacts/contacts-page.tsx'
import { contactLink } from '../../contacts/links.ts'
import { nameOfRound, trailToRound } from '../../round-here.ts'
import type { Exclusion } from '../../rounds/round-store.ts'
import type { Round } from '../../types.ts'
import { checkLink, chooseLink, trustsLink } from '../links.ts'
import type { SendPlan } from '../load-plan.ts'
import { type ChooseFilter, chooseQuery, isShown } from './choose-filter.ts'
import { countHere, planHere } from './send-here.ts'
import css from './sending.css?inline'
import { SendSteps } from './steps.tsx'

/** What somebody ticked and typed, given back when something is missing. */
export type TypedChoice = {
  readonly ticked: readonly string[]
  readonly reason: string
  readonly treatedBy: string
  readonly words: string
  readonly errors: readonly FieldError[]
}

export const noChoice: TypedChoice = { ticked: [], reason: '', treatedBy: '', words: '', errors: [] }

export const exclusionReasons = ['no-breast-cancer', 'treated-elsewhere', 'other'] as const

/** Which trusts a draft asks, and which it leaves out and why. */
export async function choosePage(c: Ctx, round: Round, filter: ChooseFilter, typed: TypedChoice = noChoice): Promise<Response> {
  const { t, locale, db } = c.var
  const plan = await planHere(c, round)
  const contacts = await contactsOf(db, plan.surveyed)
  const mayChange = mayDo(principalOf(c), 'round.send', { state: round.state }) === 'yes'
  const leftOut = new Map(plan.exclusions.map(exclusion => [exclusion.trustCode, exclusion]))
  const shown = plan.surveyed.filter(trust => isShown(trust, leftOut.get(trust.code), filter))
  return consolePage(c, {
    title: t('sending.choose.title', { round: nameOfRound(round, locale) }),
    trail: trailToRound(t, round),
    lead: t('sending.choose.lead', { count: plan.letters.length }),
    status: typed.errors.length > 0 ? 422 : 200,
    css: [css],
    body: (
      <>
        <SendSteps t={t} round={round.id} current="choose" />
        <Done c={c} />
        <ErrorSummary t={t} errors={typed.errors} />
        <ByNation t={t} plan={plan} />
        <p>
          <ButtonLink href={localPath(locale, checkLink(round.id))}>{t('sending.choose.next')}</ButtonLink>
        </p>
        <h2>{t('sending.choose.listTitle')}</h2>
        <Filter t={t} round={round} filter={filter} />
        {shown.length === 0 ? (
          <p>{t('sending.choose.noneShown')}</p>
        ) : (
          <form method="post" action={localPath(locale, trustsLink(round.id))}>
            {Object.entries(filter).map(([name, value]) => (
              <input type="hidden" name={`filter-${name}`} value={value} />
            ))}
            <Trusts
              t={t}
              shown={shown}
              plan={plan}
              contacts={contacts}
              leftOut={leftOut}
              ticked={mayChange ? typed.ticked : null}
            />
            {mayChange && <WhatToDo t={t} plan={plan} typed={typed} />}
          </form>
        )}
      </>
    ),
  })
}

function Done({ c }: { c: Ctx }) {
  const { t } = c.var
  const done = c.req.query('done')
  if (done !== 'left-out' && done !== 'asked') return null
  const already = countHere(c, 'already')
  return (
    <Notice title={t(`sending.choose.done.${done}`, { count: countHere(c, 'count') })}>
      {already > 0 && <p>{t('sending.choose.done.already', { count: already })}</p>}
    </Notice>
  )
}

const ByNation = ({ t, plan }: { t: Translate; plan: SendPlan }) => {
  const asked = new Set(plan.letters.map(({ trust }) => trust.code))
  return (
    <DataTable
      id="by-nation"
      caption={t('sending.choose.byNation')}
      columns={[
        { label: t('sending.choose.nation') },
        { label: t('sending.choose.asked'), isNumber: true },
        { label: t('sending.choose.leftOut'), isNumber: true },
      ]}
      rows={nations.map(nation => {
        const all = plan.surveyed.filter(trust => trust.nation === nation)
        const count = all.filter(({ code }) => asked.has(code)).length
        return [t(`register.nation.${nation}`), t.number(count), t.number(all.length - count)]
      })}
    />
  )
}

const Filter = ({ t, round, filter }: { t: Translate; round: Round; filter: ChooseFilter }) => (
  <form method="get" action={localPath(t.locale, chooseLink(round.id))} class="send-filter">
    <Select
      t={t}
      id="nation"
      label={t('sending.choose.nation')}
      none={t('site.form.all')}
      value={filter.nation}
      choices={nations.map(value => ({ value, label: t(`register.nation.${value}`) }))}
    />
    <Select
      t={t}
      id="show"
      label={t('sending.choose.show')}
      none={t('site.form.all')}
      value={filter.show}
      choices={(['asked', 'left-out'] as const).map(value => ({ value, label: t(`sending.choose.shows.${value}`) }))}
    />
    <TextField t={t} id="q" label={t('sending.choose.search')} value={filter.q} />
    <Button kind="quiet">{t('sending.choose.filter')}</Button>
    {chooseQuery(filter) !== '' && <a href={localPath(t.locale, chooseLink(round.id))}>{t('sending.choose.showAll')}</a>}
  </form>
)

type TrustsProps = {
  readonly t: Translate
  readonly shown: readonly Trust[]
  readonly plan: SendPlan
  readonly contacts: ReadonlyMap<string, Contact>
  readonly leftOut: ReadonlyMap<string, Exclusion>
  /** Null: whoever looks may not change it. */
  readonly ticked: readonly string[] | null
}

const Trusts = ({ t, shown, plan, contacts, leftOut, ticked }: TrustsProps) => (
  <DataTable
    id="trusts"
    caption={t('sending.choose.caption', { count: shown.length })}
    columns={(['trust', 'nation', 'goesTo', 'inRound'] as const).map(name => ({ label: t(`sending.choose.columns.${name}`) }))}
    rows={shown.map(trust => {
      const contact = contacts.get(trust.code)
      const exclusion = leftOut.get(trust.code)
      return [
        ticked ? (
          <label class="tick">
            <input type="checkbox" name="trust" value={trust.code} checked={ticked.includes(trust.code)} />
            <span>{trust.name}</span>
          </label>
        ) : (
          trust.name
        ),
        t(`register.nation.${trust.nation}`),
        contact && <a href={localPath(t.locale, contactLink(trust.code))}>{whereInWords(t, contact)}</a>,
        exclusion ? <LeftOut t={t} exclusion={exclusion} plan={plan} /> : t('sending.choose.isAsked'),
      ]
    })}
  />
)

function LeftOut({ t, exclusion, plan }: { t: Translate; exclusion: Exclusion; plan: SendPlan }) {
  const { reason, treatedBy, decidedBy } = exclusion
  return (
    <>
      <strong>{t('sending.choose.isLeftOut')}</strong> {reason}{' '}
      {treatedBy && t('sending.choose.treatedBy', { trust: plan.names.get(treatedBy) ?? treatedBy })}{' '}
      <span class="soft">{t('sending.choose.by', { who: decidedBy })}</span>
    </>
  )
}

function WhatToDo({ t, plan, typed }: { t: Translate; plan: SendPlan; typed: TypedChoice }) {
  const errorOf = (field: string) => typed.errors.find(error => error.field === field)?.message
  return (
    <fieldset class="part">
      <legend>{t('sending.choose.do.title')}</legend>
      <p>{t('sending.choose.do.lead')}</p>
      <Radios
        t={t}
        id="reason"
        label={t('sending.choose.do.reason')}
        value={typed.reason}
        error={errorOf('reason')}
        choices={exclusionReasons.map(value => ({ value, label: t(`sending.choose.reasons.${value}`) }))}
      />
      <Select
        t={t}
        id="treatedBy"
        label={t('sending.choose.do.treatedBy')}
        hint={t('sending.choose.do.treatedByHint')}
        value={typed.treatedBy}
        error={errorOf('treatedBy')}
        choices={plan.surveyed.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <TextField
        t={t}
        id="words"
        label={t('sending.choose.do.words')}
        hint={t('sending.choose.do.wordsHint')}
        value={typed.words}
        error={errorOf('words')}
        optional
      />
      <p class="send-buttons">
        <button class="button" type="submit" name="do" value="leave-out">
          {t('sending.choose.do.leaveOut')}
        </button>
        <button class="button quiet" type="submit" name="do" value="ask">
          {t('sending.choose.do.ask')}
        </button>
      </p>
    </fieldset>
  )
}
