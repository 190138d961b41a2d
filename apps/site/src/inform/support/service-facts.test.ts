import { expect, test } from 'vitest'
import { readServiceFacts } from './service-facts.ts'

const whole = {
  form: 'helpline',
  needs: ['talk', 'money'],
  nations: 'wales, england',
  phone: '0808 808 00 00',
  hours: 'mon-sun 08:00-20:00',
  languages: ['en', 'cy'],
  cost: 'free',
  checkedOn: '2026-11-23',
  sources: [{ url: 'https://www.example.org/line', readOn: '2026-11-23', note: 'A page of 3 May 2025' }],
}

test('a whole entry is read, from lists and from texts with commas', () => {
  expect(readServiceFacts(whole)).toMatchObject({
    ok: true,
    facts: {
      needs: ['talk', 'money'],
      nations: ['wales', 'england'],
      phone: '0808 808 00 00',
      place: null,
      sources: [{ url: 'https://www.example.org/line', readOn: '2026-11-23', note: 'A page of 3 May 2025' }],
    },
  })
})

test.each([
  [{ form: 'hotline' }, 'form', 'form'],
  [{ needs: ['talk', 'chocolate'] }, 'needs', 'needs'],
  [{ nations: 'france' }, 'nations', 'nations'],
  [{ phone: 'ring us' }, 'phone', 'phone'],
  [{ phone: '11' }, 'phone', 'phone'],
  [{ phone: '', email: '', link: '' }, 'phone', 'unreachable'],
  [{ email: 'nobody' }, 'email', 'email'],
  [{ link: 'javascript:alert(1)' }, 'link', 'link'],
  [{ link: 'https://user@example.org' }, 'link', 'link'],
  [{ hours: 'office hours' }, 'hours', 'hours'],
  [{ lat: '-1.5', lon: '53.8' }, 'lat', 'place'],
  [{ lat: '53.8' }, 'lat', 'place'],
  [{ checkedOn: '2026-02-30' }, 'checkedOn', 'checkedOn'],
  [{ checkedOn: 'yesterday' }, 'checkedOn', 'checkedOn'],
  [{ sources: [] }, 'sources', 'sources'],
  [{ sources: [{ url: 'a leaflet', readOn: '2026-11-23' }] }, 'sources', 'sources'],
  [{ sources: [{ url: 'https://www.example.org', readOn: 'today' }] }, 'sources', 'sources'],
  [{ sources: 'https://www.example.org' }, 'sources', 'sources'],
  [{ languages: ['English'] }, 'languages', 'languages'],
  [{ cost: '5 pounds' }, 'cost', 'cost'],
])('%j is refused at its field', (change, field, fault) => {
  expect(readServiceFacts({ ...whole, ...change })).toMatchObject({ ok: false, faults: [{ field, fault }] })
})

test('everything wrong is said at once', () => {
  const read = readServiceFacts({})
  expect(read.ok ? [] : read.faults.map(({ fault }) => fault)).toEqual(['form', 'checkedOn', 'sources', 'unreachable'])
})
