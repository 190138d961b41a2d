import { describe, expect, it } from 'vitest'
import { mapLink } from './map-link.ts'
import { keepKnown, readMapQuery } from './read-map-query.ts'

const read = (text: string) => readMapQuery(new URLSearchParams(text))

describe('readMapQuery', () => {
  it.each([
    ['', {}],
    ['status=partial&nation=wales', { status: 'partial', nation: 'wales' }],
    ['sort=answered&dir=desc', { sort: 'answered', descending: true }],
    ['changed=yes&release=2026-1.1&region=Y60&near=LS9', { changed: true, release: '2026-1.1', region: 'Y60', near: 'LS9' }],
  ])('reads %j', (text, query) => expect(read(text)).toEqual(query))

  it.each([
    'status=happy',
    'nation=France',
    'changed=1',
    'sort=diagnosed',
    'dir=up',
    'status=',
    'release=',
    'utm_source=x',
    `near=${'x'.repeat(41)}`,
  ])('leaves out what it does not know: %s', text => expect(read(text)).toEqual({}))

  it('takes the first of a name that comes twice', () => {
    expect(read('status=partial&status=collecting')).toEqual({ status: 'partial' })
  })
})

describe('mapLink', () => {
  it.each([
    [{}, '/map'],
    [{ sort: 'name' as const, descending: false }, '/map'],
    [{ sort: 'name' as const, descending: true }, '/map?dir=desc'],
    [
      { near: 'LS9', release: '2026-1', status: 'partial' as const, changed: true },
      '/map?status=partial&changed=yes&release=2026-1&near=LS9',
    ],
    [{ region: 'a b&c' }, '/map?region=a+b%26c'],
  ])('%j', (query, link) => expect(mapLink(query)).toBe(link))

  it('is read back as it was, whatever it asks for', () => {
    const query = {
      status: 'no-response',
      nation: 'scotland',
      region: 'S1',
      changed: true,
      release: '2026-1',
      near: 'EH1',
      sort: 'status',
      descending: true,
    } as const
    expect(readMapQuery(new URL(mapLink(query), 'http://x').searchParams)).toEqual(query)
  })
})

describe('keepKnown', () => {
  const world = { regions: ['Y60'], hasEarlierRelease: true }

  it('keeps what there is', () => {
    const query = { region: 'Y60', changed: true, status: 'partial' as const }
    expect(keepKnown(query, world)).toEqual(query)
  })

  it('drops a region that no trust is in, and changes since nothing', () => {
    expect(keepKnown({ region: 'Y99', changed: true, nation: 'wales' }, { ...world, hasEarlierRelease: false })).toEqual({
      nation: 'wales',
    })
  })
})
