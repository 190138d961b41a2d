import type { Trust } from '../../register/index.ts'
import type { Figures, PublishedStatus } from '../types.ts'

/** Nothing is known: never written as 0. */
export const noFigures: Figures = { diagnosed: null, deNovo: null, recurrent: null, periodStart: null, periodEnd: null }

type OfTheTrust = Pick<
  PublishedStatus,
  'code' | 'name' | 'nameCy' | 'nation' | 'kind' | 'regionCode' | 'regionName' | 'lat' | 'lon'
>

/** What a release keeps of a trust, so that it stays readable when the register has moved on. */
export const snapshotOf = (trust: Trust): OfTheTrust => ({
  code: trust.code,
  name: trust.name,
  nameCy: trust.nameCy,
  nation: trust.nation,
  kind: trust.kind,
  regionCode: trust.regionCode,
  regionName: trust.regionName,
  lat: trust.lat,
  lon: trust.lon,
})

/** A trust that nobody has asked. `release` is empty before the first release. */
export const notAskedStatus = (trust: Trust, release = ''): PublishedStatus => ({
  ...snapshotOf(trust),
  release,
  status: 'not-asked',
  excludedReason: null,
  criterion: 'not-asked',
  answeredOn: null,
  figures: noFigures,
  evidence: [],
  note: null,
})
