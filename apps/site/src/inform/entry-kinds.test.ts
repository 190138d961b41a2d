import { describe, expect, it } from 'vitest'
import { readSeedFolder } from '../content/index.ts'
import { findRoot } from '../foundation/index.ts'
import { nations } from '../register/index.ts'
import { storyOfTheCampaign } from './entry-kinds.ts'
import { pageTexts } from './facts/page-kind.ts'
import { figuresOf, sourcesOf } from './facts/sourced.ts'

const kinds = storyOfTheCampaign.map(({ name }) => name)
const { seeds, broken } = readSeedFolder(findRoot(import.meta.dirname), storyOfTheCampaign, 'uk')
const keysOf = (kind: string) => seeds.filter(seed => seed.kind === kind).map(({ key }) => key)

describe('what the campaign tells, as the programme brings it', () => {
  it('can be read and published: every number has a date and a denominator, and no prose holds one', () => {
    expect(broken.filter(({ kind }) => kinds.includes(kind)).map(({ path, broken }) => [path, broken])).toEqual([])
    expect(seeds.length).toBeGreaterThan(40)
  })

  it('has every text that the pages are made of, and every nation', () => {
    expect(keysOf('page').sort()).toEqual(Object.keys(pageTexts).sort())
    expect(keysOf('policy').sort()).toEqual([...nations].sort())
  })

  it('shows only numbers that are there', () => {
    const facts = new Set(keysOf('fact'))
    const missing = seeds.flatMap(({ path, seed }) => figuresOf(seed.words).flatMap(key => (facts.has(key) ? [] : [[path, key]])))
    expect(missing).toEqual([])
  })

  it('stands in both campaigns, in Welsh too, and marks Welsh made by a machine', () => {
    const lacking = seeds.filter(({ seed }) => seed.campaign !== null || seed.words.cy === null)
    expect(lacking.map(({ path }) => path)).toEqual([])
  })

  it('names where each source stands, read on a day that is no later than the review', () => {
    const bad = seeds.filter(({ seed: { words } }) => {
      const by = String(words.facts.reviewBy ?? '9999')
      return sourcesOf(words).length === 0 || sourcesOf(words).some(({ url, readOn }) => !URL.canParse(url) || readOn >= by)
    })
    expect(bad.map(({ path }) => path)).toEqual([])
  })
})
