import type { Problem } from './read-source.ts'

/** A problem, and the source that has it. */
export interface SourceProblem extends Problem {
  source: SourceId
}

/**
 * The layouts we can read. A file is known by what stands in its first lines, never only by its name,
 * so a newer file of the same layout is taken as it comes.
 */
export interface SourceLayout {
  id: SourceId
  what: string
  /** @param head the first characters of the file, without a byte-order mark */
  matches(head: string): boolean
}

export type SourceId =
  | 'ods-trusts'
  | 'trust-coordinates'
  | 'trust-directory'
  | 'trust-contacts'
  | 'icb-directory'
  | 'trust-successors'
  | 'health-boards'
  | 'scottish-boards'
  | 'hospitals-england'
  | 'hospitals-scotland'
  | 'hospitals-wales'
  | 'cancer-waits'
  | 'constituency-points'
  | 'constituency-names'
  | 'constituency-lookup'
  | 'senedd-pairs'
  | 'politicians'
  | 'sectors-gb'
  | 'districts-gb'
  | 'districts-other'
  | 'postcode-ranges'
  | 'countries'
  | 'scotland-breast-cancer'
  | 'population-regions'
  | 'population-boards'
  | 'population-nations'

export const sourceLayouts: SourceLayout[] = [
  { id: 'ods-trusts', what: 'NHS England ODS, list of trusts (etr)', matches: isOdsTrustList },
  header('trust-coordinates', 'Trust headquarters with coordinates', 'ods_code,ods_name,display_name,trust_type,'),
  header('trust-directory', 'Directory of trusts with types and other names', 'ods_code,name,alt_names,type,region,ics,'),
  header('trust-contacts', 'Trusts’ addresses for freedom of information', 'trust_name,ods_code,press_email,press_email_alt,'),
  header('icb-directory', 'Directory of integrated care boards', 'ods_code,name,alt_names,predecessor_codes,merger_date,region,'),
  header('trust-successors', 'ODS successions', 'old_code,old_name,new_code,new_name,effective_date,source'),
  header('health-boards', 'Health boards and HSC trusts', 'area_code,ods_code,name,name_cy,country,type,'),
  header('scottish-boards', 'Codes of the Scottish health boards', 'HB,HBName,HBDateEnacted,HBDateArchived,'),
  header('hospitals-england', 'NHS.UK hospitals', 'OrganisationID,OrganisationCode,OrganisationType,SubType,Sector,'),
  header('hospitals-scotland', 'Public Health Scotland hospitals', '_id,Location,LocationName,Postcode,AddressLine,HB,'),
  header('hospitals-wales', 'Hospitals in Wales', 'ods_site_code,name,postcode,lat,long,coord_source,'),
  header('cancer-waits', 'Cancer waiting times by provider', 'metric,period_month,period_date,org_code,org_name,'),
  header('constituency-points', 'A point inside each constituency', 'pcon24cd,pcon24nm,centroid_lat,centroid_long,inside_lat,'),
  contains('constituency-names', 'Constituency boundaries with Welsh names', ['"FeatureCollection"', '"PCON24NMW"']),
  contains('constituency-lookup', 'Constituency names and codes by mySociety', [
    '"parlcon_2024_gss_code"',
    '"parlcon_2024_name_cy"',
  ]),
  header('senedd-pairs', 'Senedd constituencies and their Westminster pairs', 'senedd_no,senedd_constituency,members,pcon24_a,'),
  header('politicians', 'Members of the House of Commons', 'pcon_name,pcon_code,member_id,full_title,display_as,'),
  header('sectors-gb', 'Postcode sectors of Great Britain', 'sector,lat,long,easting,northing,unit_postcodes,country_code,'),
  header('districts-gb', 'Postcode districts of Great Britain', 'outcode,lat,long,easting,northing,unit_postcodes,country_code,'),
  header(
    'districts-other',
    'Postcode districts of Northern Ireland and the islands',
    'postcode,eastings,northings,latitude,longitude,',
  ),
  contains('postcode-ranges', 'Postcode to constituency, packed', ['"postcode_keys"']),
  header('scotland-breast-cancer', 'Breast cancer in Scotland by health board', 'HB,CancerSiteICD10Code,CancerSite,Sex,'),
  header('population-regions', 'People by region and age', 'area_type,area_code,area_name,age_band,persons'),
  header('population-boards', 'People by health board', 'country,area_code,area_name,year,persons,females'),
  header('population-nations', 'People by nation, sex and age', 'sex,area_code,area_name,geography,age,count'),
  contains('countries', 'Outlines of the countries of the UK', ['"Topology"', '"objects"']),
]

function header(id: SourceId, what: string, start: string): SourceLayout {
  return { id, what, matches: head => head.replaceAll('"', '').replaceAll('¬', ',').startsWith(start) }
}

function contains(id: SourceId, what: string, needles: string[]): SourceLayout {
  return { id, what, matches: head => head.trimStart().startsWith('{') && needles.every(needle => head.includes(needle)) }
}

/** The ODS list has no header: a code, a name, a region or nothing, and 27 cells. */
function isOdsTrustList(head: string): boolean {
  const line = head.split('\n')[0] ?? ''
  return /^"?[A-Z0-9]{3,5}"?,"?[A-Z][^"]*"?,"?(Y\d\d)?"?,/.test(line) && line.split('","').length === 27
}
