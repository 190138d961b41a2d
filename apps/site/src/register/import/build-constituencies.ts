import { z } from 'zod'
import { type Reading, readCoordinate, readSource } from './read-source.ts'
import { readRows } from './read-trust-sources.ts'
import type { Tables } from './tables.ts'

type ConstituencyRow = Tables['constituencies'][number]
type PoliticianRow = Tables['politicians'][number]

const boundariesSchema = z.object({
  features: z.array(z.object({ properties: z.object({ PCON24CD: z.string(), PCON24NM: z.string(), PCON24NMW: z.string() }) })),
})
const lookupSchema = z.record(
  z.string(),
  z.object({ parlcon_2024_gss_code: z.string(), parlcon_2024_name: z.string(), parlcon_2024_name_cy: z.string().nullable() }),
)

export interface ConstituencySources {
  points: string
  boundaries: string
  lookup: string
  seneddPairs: string
}

/** One row a constituency, with a point sure to lie inside it. Welsh names from ONS; where ONS has none, from mySociety. */
export function buildConstituencies(sources: ConstituencySources): Reading<ConstituencyRow> {
  const official = new Map(
    boundariesSchema.parse(JSON.parse(sources.boundaries)).features.map(({ properties }) => [properties.PCON24CD, properties]),
  )
  const lookup = new Map(
    Object.values(lookupSchema.parse(JSON.parse(sources.lookup))).map(entry => [entry.parlcon_2024_gss_code, entry]),
  )
  const accents = accentedWords([sources.seneddPairs, ...[...lookup.values()].map(entry => entry.parlcon_2024_name)])
  return readRows(readSource(sources.points), ({ line, cells }, problems) => {
    const code = cells.pcon24cd ?? ''
    const lat = readCoordinate(cells.inside_lat)
    const lon = readCoordinate(cells.inside_long)
    const nation = nationOfCode(code)
    if (lat === null || lon === null || nation === null) {
      problems.push({ line, column: nation === null ? 'pcon24cd' : 'inside_lat, inside_long', why: 'is not usable' })
      return null
    }
    const welsh = official.get(code)?.PCON24NMW.trim() || lookup.get(code)?.parlcon_2024_name_cy || ''
    return {
      code,
      name: restoreAccents(official.get(code)?.PCON24NM ?? cells.pcon24nm ?? '', nation === 'wales' ? accents : new Map()),
      name_cy: nation === 'wales' && welsh !== '' ? restoreAccents(welsh, accents) : null,
      nation,
      lat,
      lon,
    }
  })
}

/** The first letter of a GSS code names the nation. */
export function nationOfCode(code: string): ConstituencyRow['nation'] | null {
  return ({ E: 'england', W: 'wales', S: 'scotland', N: 'northern-ireland' } as const)[code.charAt(0)] ?? null
}

/**
 * Words that some source writes with a circumflex, by the word without it. ONS drops ŵ and ŷ (“Glyndwr”): another source of
 * the same place gives it back. Nothing is accented that no source accents.
 */
export function accentedWords(texts: string[]): Map<string, string> {
  const words = texts.flatMap(text => text.split(/[^\p{L}\p{M}]+/u)).filter(word => /[ŵŷŴŶ]/.test(word))
  return new Map(words.map(word => [withoutAccents(word), word]))
}

export function restoreAccents(name: string, words: Map<string, string>): string {
  return name.replaceAll(/[\p{L}\p{M}]+/gu, word => words.get(word) ?? word)
}

function withoutAccents(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '')
}

/** Members of the House of Commons. A row without a name, or named “Vacant”, is a vacant seat, and is kept as one. */
export function readPoliticians(text: string, asOf: string): Reading<PoliticianRow> {
  return readRows(readSource(text), ({ line, cells }, problems) => {
    const name = cells.display_as ?? ''
    const isVacant = name === '' || /^vacant$/i.test(name)
    const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cells.member_email ?? '') ? (cells.member_email ?? null) : null
    if (nationOfCode(cells.pcon_code ?? '') === null) {
      problems.push({ line, column: 'pcon_code', why: 'is not the code of a constituency' })
      return null
    }
    return {
      constituency_code: cells.pcon_code ?? '',
      body: 'house-of-commons',
      name: isVacant ? null : name,
      title: isVacant ? null : (cells.full_title ?? null),
      party: isVacant ? null : (cells.party_text ?? null),
      email: isVacant ? null : email,
      email_missing: isVacant ? 'vacant' : email === null ? 'not-in-source' : null,
      as_of: asOf,
    }
  })
}
