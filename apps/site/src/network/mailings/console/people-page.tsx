import { HTTPException } from 'hono/http-exception'
import { consolePage } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  DataTable,
  dayInUk,
  ErrorSummary,
  localPath,
  Notice,
  Radios,
  TextArea,
} from '../../../foundation/index.ts'
import { constituenciesByCodes, nations, regionName, surveyedTrusts, type Trust, trustsByCodes } from '../../../register/index.ts'
import { interests, listPurposes } from '../../network-words.ts'
import { changeDraft } from '../draft/change-draft.ts'
import { mailingLink, mailingsPath, peopleAt } from '../links.ts'
import type { Mailing } from '../mailing-store.ts'
import { perMinuteChoices } from '../mailing-words.ts'
import { countPeople } from '../segments/count-people.ts'
import { reckonMinutes } from '../segments/duration.ts'
import { actedChoices } from '../segments/segment.ts'
import { Checkboxes } from './checkboxes.tsx'
import { actorHere, leadTo, mailingHere, nameOf } from './mailing-here.ts'
import css from './mailings.css?inline'
import { type ReadPeople, readPeople } from './read-people.ts'
import { sayDuration } from './say-duration.ts'

type Shown = {
  readonly read?: ReadPeople
  readonly typed?: { readonly constituencies: string; readonly trusts: string }
  readonly basedOn?: string
  readonly changedBy?: string
}

const trustsHere = (c: Ctx): Promise<Trust[]> =>
  surveyedTrusts(c.var.db, { campaign: c.var.services.campaign, on: dayInUk(c.var.services.clock()) })

/** The largest receiving domains; the others stand in one line. */
const largest = 8

/** To whom a mailing goes, and how fast; with how many that are now. */
export async function peoplePage(c: Ctx, mailing: Mailing, shown: Shown = {}): Promise<Response> {
  const { t, locale, db, services } = c.var
  const { purpose, segment, perMinute } = shown.read ?? mailing
  const trusts = await trustsHere(c)
  const regions = [...new Map(trusts.map(({ regionCode, regionName: name }) => [regionCode, name]))]
  const places = shown.typed ?? {
    constituencies: (await constituenciesByCodes(db, segment.constituencies)).map(({ name }) => name).join('\n'),
    trusts: (await trustsByCodes(db, segment.trusts)).map(({ name }) => name).join('\n'),
  }
  const errors = (shown.read?.faults ?? []).map(({ field, unknown }) => ({
    field,
    message: t(`mailings.people.unknown.${field}`, { unknown }),
  }))
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  const choices = (of: string, values: readonly string[]) => values.map(value => ({ value, label: t(`mailings.${of}.${value}`) }))
  const { total, domains } = await countPeople(db, services, { purpose, segment })
  const others = domains.slice(largest)
  return consolePage(c, {
    title: t('mailings.people.heading', { name: nameOf(t, mailing) }),
    lead: t('mailings.people.lead'),
    trail: [
      { href: mailingsPath, label: t('mailings.title') },
      { href: mailingLink(mailing.id), label: nameOf(t, mailing) },
    ],
    status: errors.length > 0 ? 422 : shown.changedBy === undefined ? 200 : 409,
    css: [css],
    body: (
      <>
        <ErrorSummary t={t} errors={errors} />
        {c.req.query('done') === 'saved' && (
          <Notice>
            <p role="status">{t('mailings.done.saved')}</p>
          </Notice>
        )}
        {shown.changedBy !== undefined && (
          <Notice title={t('mailings.conflict.title')}>
            <p>{t('mailings.conflict.text', { who: shown.changedBy })}</p>
          </Notice>
        )}
        {errors.length === 0 && (
          <section>
            <h2>{t('mailings.people.size', { count: total })}</h2>
            {total > 0 && <p>{sayDuration(t, reckonMinutes(domains, perMinute))}</p>}
            <p>{t('mailings.people.sizeText')}</p>
            {total > 0 && (
              <DataTable
                id="domains"
                caption={t('mailings.people.domains')}
                columns={[{ label: t('mailings.people.domain') }, { label: t('mailings.people.count'), isNumber: true }]}
                rows={[
                  ...domains.slice(0, largest).map(({ domain, count }) => [domain, t.number(count)]),
                  ...(others.length > 0
                    ? [
                        [
                          t('mailings.people.others', { count: others.length }),
                          t.number(others.reduce((sum, { count }) => sum + count, 0)),
                        ],
                      ]
                    : []),
                ]}
              />
            )}
          </section>
        )}
        <form method="post" action={localPath(locale, peopleAt.link(mailing.id))} novalidate>
          <input type="hidden" name="version" value={shown.basedOn ?? String(mailing.version)} />
          <Radios
            t={t}
            id="purpose"
            label={t('mailings.people.purpose')}
            value={purpose}
            choices={choices('purposes', listPurposes)}
          />
          <p>{t('mailings.people.narrow')}</p>
          <Checkboxes
            name="nations"
            label={t('mailings.people.nations')}
            hint={t('mailings.people.nationsHint')}
            chosen={segment.nations}
            choices={nations.map(value => ({ value, label: t(`register.nation.${value}`) }))}
          />
          <Checkboxes
            name="regions"
            label={t('mailings.people.regions')}
            hint={t('mailings.people.regionsHint')}
            chosen={segment.regions}
            choices={regions.map(([value, name]) => ({ value, label: regionName(t, value, name) }))}
          />
          <TextArea
            t={t}
            id="constituencies"
            rows={3}
            optional
            label={t('mailings.people.constituencies')}
            hint={t('mailings.people.constituenciesHint')}
            value={places.constituencies}
            error={errorOf('constituencies')}
          />
          <TextArea
            t={t}
            id="trusts"
            rows={3}
            optional
            label={t('mailings.people.trusts')}
            hint={t('mailings.people.trustsHint')}
            value={places.trusts}
            error={errorOf('trusts')}
          />
          <Checkboxes
            name="interests"
            label={t('mailings.people.interests')}
            hint={t('mailings.people.interestsHint')}
            chosen={segment.interests}
            choices={choices('interests', interests)}
          />
          <Radios
            t={t}
            id="acted"
            label={t('mailings.people.acted')}
            hint={t('mailings.people.actedHint')}
            value={segment.acted}
            choices={choices('acted', actedChoices)}
          />
          <Radios
            t={t}
            id="perMinute"
            label={t('mailings.people.pace')}
            hint={t('mailings.people.paceHint')}
            value={perMinute === null ? 'off' : String(perMinute)}
            choices={[
              ...perMinuteChoices.map(count => ({ value: String(count), label: t('mailings.people.perMinute', { count }) })),
              { value: 'off', label: t('mailings.people.paceOff') },
            ]}
          />
          <Button>{t('mailings.people.save')}</Button>
        </form>
      </>
    ),
  })
}

export async function postPeople(c: Ctx): Promise<Response> {
  const { services, db } = c.var
  const mailing = await mailingHere(c)
  const form = await c.req.formData().catch((cause: unknown) => {
    throw new HTTPException(400, { cause })
  })
  const textsOf = (name: string) => form.getAll(name).filter(value => typeof value === 'string')
  const one = (name: string) => (textsOf(name)[0] ?? '').replaceAll(/\r\n?/g, '\n')
  if ([...form.values()].some(value => typeof value !== 'string' || value.includes('\0'))) throw new HTTPException(400)
  const read = await readPeople({ one, all: textsOf }, { db, trusts: await trustsHere(c) })
  const typed = { constituencies: one('constituencies').slice(0, 20_000), trusts: one('trusts').slice(0, 20_000) }
  const basedOn = one('version')
  if (read.faults.length > 0) return peoplePage(c, mailing, { read, typed, basedOn })
  const { faults: _, ...change } = read
  const saved = await changeDraft(services, { id: mailing.id, basedOn: Number(basedOn), change, actor: actorHere(c) })
  switch (saved.outcome) {
    case 'conflict': {
      const { current } = saved
      return peoplePage(c, current, { read, typed, basedOn: String(current.version), changedBy: current.changedBy })
    }
    case 'gone':
      throw new HTTPException(404)
    case 'not-draft':
      return leadTo(c, mailingLink(mailing.id), 'not-draft')
    default:
      return leadTo(c, peopleAt.link(mailing.id), 'saved')
  }
}
