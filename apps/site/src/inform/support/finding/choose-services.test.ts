import { expect, test } from 'vitest'
import type { Service } from '../service.ts'
import { chooseServices, type Here } from './choose-services.ts'

const service = (key: string, facts: Partial<Service> = {}): Service => ({
  key,
  form: 'group',
  needs: ['others'],
  nations: [],
  phone: '111',
  textPhone: null,
  email: null,
  link: null,
  place: null,
  hours: null,
  languages: ['en'],
  cost: 'free',
  checkedOn: '2026-11-23',
  sources: [],
  words: { title: key, provider: '', text: '', when: '', where: '', isFallback: false },
  ...facts,
})
const leeds: Here = { lat: 53.8, lon: -1.55, nation: 'england' }
const places = new Map([
  ['hull', { lat: 53.75, lon: -0.37 }],
  ['glasgow', { lat: 55.86, lon: -4.25 }],
  ['bradford', { lat: 53.79, lon: -1.75 }],
])
const all = [
  service('everywhere', { form: 'helpline', needs: ['talk'] }),
  service('hull'),
  service('glasgow', { nations: ['scotland'] }),
  service('bradford', { languages: ['en', 'ur'] }),
]
const keys = (wanted: Parameters<typeof chooseServices>[1]['wanted'], here: Here | null = null) =>
  chooseServices(all, { wanted, here, places, locale: 'en' }).map(({ service: { key } }) => key)
const anything = { need: null, form: null, language: null }

test('without a place: helplines for everybody first, then by name', () => {
  expect(keys(anything)).toEqual(['everywhere', 'bradford', 'hull', 'glasgow'])
})

test('with a place: the nearest first, then what reaches everywhere, without another nation’s', () => {
  expect(keys(anything, leeds)).toEqual(['bradford', 'hull', 'everywhere'])
  const [first] = chooseServices(all, { wanted: anything, here: leeds, places, locale: 'en' })
  expect(first?.km).toBeGreaterThan(12)
  expect(first?.km).toBeLessThan(14)
})

test('by need, form and language together', () => {
  expect(keys({ need: 'talk', form: null, language: null })).toEqual(['everywhere'])
  expect(keys({ need: 'others', form: 'group', language: 'ur' })).toEqual(['bradford'])
  expect(keys({ need: 'talk', form: 'group', language: null })).toEqual([])
})
