import { sayFigureDate, type Translate } from '../../../foundation/index.ts'
import { policyLink } from '../../../inform/index.ts'
import type { KeptPolicy, KeptPromise } from '../snapshot/snapshot.ts'
import type { Block, Cell } from './evaluation-document.ts'

/** What each nation asks of its hospitals: since when, as of which day, and who says so. */
export function policyBlocks(t: Translate, policies: readonly KeptPolicy[]): Block[] {
  if (policies.length === 0) return []
  return [
    { kind: 'text', text: t('impact.policy.lead') },
    {
      kind: 'table',
      table: {
        id: 'policy-by-nation',
        caption: t('impact.policy.caption'),
        columns: ['nation', 'state', 'since', 'asOf', 'sources'].map(column => ({ label: t(`impact.policy.columns.${column}`) })),
        rows: policies.map(policy => rowOf(t, policy)),
      },
      facts: null,
    },
  ]
}

function rowOf(t: Translate, { nation, state, since, asOf, sources }: KeptPolicy): Cell[] {
  const unread = t('impact.policy.unread')
  return [
    { text: t(`register.nation.${nation}`), href: policyLink(nation) },
    t(`policy.state.${state}`),
    since === null ? (state === 'unread' ? unread : t('impact.policy.noSince')) : t.day(since),
    asOf === null ? unread : t.day(asOf),
    sources.length === 0 ? unread : sources.map(({ name }) => name).join('; '),
  ]
}

/** The promise with its day and where it was made; how it stands, as of when, and who says so. */
export function promiseBlock(t: Translate, promise: KeptPromise): Block {
  const { title, text, madeOn, dueOn, source, state, on, said, note, enteredOn } = promise
  const entered = enteredOn === null ? t('impact.promise.read') : t('impact.promise.entered', { day: t.day(enteredOn) })
  return {
    kind: 'unmeasured',
    title: title[t.locale],
    more: [
      text[t.locale],
      t('evaluation.policy.made', { source: withAddress(t, source), day: t.day(madeOn) }),
      t('evaluation.policy.state', { state: t(`impact.promise.states.${state}.word`), day: sayFigureDate(t, on) }),
      t(`impact.promise.states.${state}.meaning`),
      ...(note ? [note[t.locale]] : []),
      t('evaluation.policy.said', { source: withAddress(t, said) }),
      `${entered} ${t('impact.promise.due', { day: t.day(dueOn) })}`,
    ],
  }
}

/** On paper nobody can follow a link. */
const withAddress = (t: Translate, { name, url }: KeptPromise['said']): string =>
  url === null ? name[t.locale] : `${name[t.locale]} (${url})`
