import type { Translate } from '../../../foundation/index.ts'
import { statusCodes, statusWord } from '../../../releases/index.ts'
import type { Group } from '../edition/edition.ts'
import { countingEveryone, fewestForPercent } from '../edition/share-of.ts'
import { intervalInWords, nameOfGroup, percentInWords, shareInWords } from './group-words.ts'
import type { Block } from './report-document.ts'

type Drawn = { readonly id: string; readonly groups: readonly Group[] }

/** How many trusts of each group have each status, as bars of equal length, with the same numbers in a table. */
export function statusChart(t: Translate, { id, groups }: Drawn): Block {
  const caption = t(`reports.charts.${id}.status`)
  return {
    kind: 'chart',
    title: caption,
    chart: {
      kind: 'bars',
      alt: t('reports.charts.alt', { what: caption }),
      rows: groups.map(group => ({
        label: t('reports.charts.label', { name: nameOfGroup(t, group), count: group.counts.surveyed }),
        parts: statusCodes.flatMap(status => (group.counts[status] > 0 ? [{ status, count: group.counts[status] }] : [])),
      })),
      key: statusCodes
        .filter(status => groups.some(({ counts }) => counts[status] > 0))
        .map(status => ({ status, word: statusWord(t, status) })),
    },
    table: {
      id: `${id}-status`,
      caption: t('reports.charts.table', { what: caption }),
      columns: [
        { label: t(`reports.columns.${id}`) },
        ...statusCodes.map(status => ({ label: statusWord(t, status), isNumber: true })),
        { label: t('reports.columns.surveyed'), isNumber: true },
      ],
      rows: groups.map(group => [
        nameOfGroup(t, group),
        ...statusCodes.map(status => t.number(group.counts[status])),
        t.number(group.counts.surveyed),
      ]),
    },
  }
}

/** Of the trusts that answered, the share that count everyone, with how far chance alone could move it. */
export function shareChart(t: Translate, { id, groups }: Drawn): Block {
  const caption = t(`reports.charts.${id}.share`)
  const rows = groups.map(group => ({ name: nameOfGroup(t, group), share: countingEveryone(group.counts) }))
  return {
    kind: 'chart',
    title: caption,
    chart: {
      kind: 'intervals',
      alt: t('reports.charts.alt', { what: caption }),
      rows: rows.map(({ name, share }) => ({
        label: name,
        point:
          share.percent === null
            ? null
            : { value: share.percent.value / 100, low: share.percent.low / 100, high: share.percent.high / 100 },
        words: share.percent === null ? shareInWords(t, share) : percentInWords(t, share.percent.value),
      })),
      scale: [0, 25, 50, 75, 100].map(value => ({ at: value / 100, word: percentInWords(t, value) })),
    },
    table: {
      id: `${id}-share`,
      caption: t('reports.charts.table', { what: caption }),
      columns: [
        { label: t(`reports.columns.${id}`) },
        { label: t('reports.columns.countEveryone') },
        { label: t('reports.columns.range') },
      ],
      rows: rows.map(({ name, share }) => [name, shareInWords(t, share), intervalInWords(t, share)]),
    },
  }
}

/** Groups with so few answers that no percentage is given, for the sentence that says so. */
export const smallGroups = (groups: readonly Group[]): Group[] =>
  groups.filter(({ counts }) => counts.answered < fewestForPercent)
