import type { ReadDb } from '../../../foundation/index.ts'
import { allConstituencies, nations, type Trust } from '../../../register/index.ts'
import { interests, type ListPurpose, listPurposes } from '../../network-words.ts'
import { perMinuteChoices, usualPerMinute } from '../mailing-words.ts'
import { actedChoices, type Segment } from '../segments/segment.ts'

/** What is chosen in the form of people: fields with several answers give several. */
export type SentPeople = { readonly one: (name: string) => string; readonly all: (name: string) => readonly string[] }

export type PeopleFault = { readonly field: 'constituencies' | 'trusts'; readonly unknown: string }
export type ReadPeople = {
  readonly purpose: ListPurpose
  readonly segment: Segment
  readonly perMinute: number | null
  readonly faults: readonly PeopleFault[]
}

type Named = { readonly code: string; readonly name: string; readonly nameCy: string | null }

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
const plain = (text: string): string => text.toLowerCase().replaceAll(/[’']/g, "'").replaceAll(/\s+/g, ' ')

/** Finds each line among things with names, by code, name or Welsh name in whatever letters. */
function find(lines: readonly string[], things: readonly Named[]): { codes: string[]; unknown: string[] } {
  const byName = new Map(
    things.flatMap(({ code, name, nameCy }) => [code, name, nameCy ?? name].map(each => [plain(each), code] as const)),
  )
  const found = lines.map(line => ({ line, code: byName.get(plain(line)) }))
  return {
    codes: [...new Set(found.flatMap(({ code }) => code ?? []))],
    unknown: found.flatMap(({ line, code }) => (code === undefined ? [line.slice(0, 80)] : [])),
  }
}

type Known = { readonly db: ReadDb; readonly trusts: readonly Trust[] }

/** Reads the form. Names that nobody knows are named; what is no choice of ours is left out. */
export async function readPeople({ one, all }: SentPeople, { db, trusts }: Known): Promise<ReadPeople> {
  const constituencies = find(linesOf(one('constituencies')), await allConstituencies(db))
  const chosenTrusts = find(linesOf(one('trusts')), trusts)
  const regions = new Set(trusts.map(({ regionCode }) => regionCode))
  const pace = one('perMinute')
  return {
    purpose: listPurposes.find(each => each === one('purpose')) ?? 'updates',
    segment: {
      nations: nations.filter(each => all('nations').includes(each)),
      regions: all('regions').filter(each => regions.has(each)),
      constituencies: constituencies.codes,
      trusts: chosenTrusts.codes,
      interests: interests.filter(each => all('interests').includes(each)),
      acted: actedChoices.find(each => each === one('acted')) ?? 'any',
    },
    perMinute: pace === 'off' ? null : (perMinuteChoices.find(each => String(each) === pace) ?? usualPerMinute),
    faults: [
      ...constituencies.unknown.map(unknown => ({ field: 'constituencies' as const, unknown })),
      ...chosenTrusts.unknown.map(unknown => ({ field: 'trusts' as const, unknown })),
    ],
  }
}
