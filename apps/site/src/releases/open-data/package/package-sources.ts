import type { Campaign } from '../../../foundation/index.ts'
import { dataPath } from '../../links.ts'

export type PackageSource = { readonly title: string; readonly path?: string; readonly attribution?: string }

/**
 * What a release took from the register, by the day from which on: a release keeps the sources that it was published with. A renewed
 * register adds an entry at the end; a test compares the last one with data/tables.json.
 */
const registerSources = [
  {
    from: '2026-01-01',
    title:
      'Names, nations, regions and places of the trusts: NHS England, Organisation Data Service; Dave West, directory of trusts; Ordnance Survey Code-Point Open, by the trusts’ postcodes; ONS; Scottish Government; OpenDataNI; Public Health Scotland',
    attribution:
      'Contains NHS England (ODS) data, licensed under the Open Government Licence v3.0. Contains OS data © Crown copyright and database right 2023; contains Royal Mail data © Royal Mail copyright and database right 2023; contains National Statistics data © Crown copyright and database right. Source: Office for National Statistics licensed under the Open Government Licence v3.0. Contains OS data © Crown copyright and database right 2024. Copyright Scottish Government, contains Ordnance Survey data. Contains OpenDataNI data. Contains Public Health Scotland data, licensed under the Open Government Licence v3.0.',
  },
] as const

type Published = { readonly campaign: Campaign; readonly publishedOn: string; readonly baseUrl: string }

/** Where the content of a release comes from. Nothing in the example campaign comes from anywhere. */
export function sourcesOf({ campaign, publishedOn, baseUrl }: Published): PackageSource[] {
  if (campaign === 'example')
    return [{ title: 'Invented for the example campaign: no trust, answer or figure in this package is real.' }]
  const register = registerSources.findLast(each => each.from <= publishedOn) ?? registerSources[0]
  return [
    { title: 'What the trusts themselves answered to requests for information; each status names its evidence.' },
    { title: register.title, path: `${baseUrl}${dataPath}#trusts`, attribution: register.attribution },
  ]
}
