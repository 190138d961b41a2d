import type {
  allSeats,
  Constituency,
  Hospital,
  InventedRegister,
  Nation,
  Politician,
  Succession,
  Trust,
  TrustCode,
} from '../../register/index.ts'
import {
  type ExampleHospital,
  type ExampleTrust,
  readExampleHospitals,
  readExampleSuccessions,
  readExampleTrusts,
} from './example-files.ts'

/** The day on which the example campaign was invented: what its trusts and politicians are "as of". */
const inventedOn = '2026-11-22'

/** Some seats are empty in every parliament: the pages must be able to say so. */
const vacantSeats = new Set(['Hexham', 'Ynys Môn'])

/** The invented part of the register: trusts and hospitals from their files, and a politician for every real constituency. */
export function inventedRegister(
  root: string,
  constituencies: readonly Constituency[],
  seats: readonly Seat[] = [],
): InventedRegister {
  const trusts = readExampleTrusts(root)
  const byCode = new Map(trusts.map(trust => [trust.code, trust]))
  return {
    trusts: trusts.map(asTrust),
    hospitals: readExampleHospitals(root).map(hospital => asHospital(hospital, nationOf(byCode, hospital.trust_code))),
    successions: readExampleSuccessions(root).map(
      (row): Succession => ({
        from: row.old_code,
        fromName: byCode.get(row.old_code)?.name ?? null,
        to: inventedCode(row.new_code),
        effectiveOn: row.effective_on,
      }),
    ),
    politicians: constituencies.map(asPolitician),
    members: seats.flatMap(asMembers),
    letterBoxes: trusts.map(({ code }) => ({
      trustCode: code,
      email: `letters@${code.toLowerCase()}.invalid`,
      source: 'Invented for the example campaign',
      checkedOn: inventedOn,
    })),
  }
}

// The schema of the file has checked that it is EX- and three digits.
const inventedCode = (code: string): TrustCode => code as TrustCode

function nationOf(byCode: ReadonlyMap<string, ExampleTrust>, code: string): Nation {
  const trust = byCode.get(code)
  if (!trust) throw new Error(`A hospital of the example campaign belongs to ${code}, which is no trust of it`)
  return trust.nation
}

const asTrust = (trust: ExampleTrust): Trust => ({
  code: inventedCode(trust.code),
  name: trust.name,
  nameCy: trust.name_cy,
  nation: trust.nation,
  kind: trust.kind,
  regionCode: trust.region_code,
  regionName: trust.region_name,
  icbCode: null,
  icbName: null,
  address: trust.town,
  postcode: null,
  lat: trust.lat,
  lon: trust.lon,
  locationBasis: 'invented',
  openedOn: trust.opened_on,
  closedOn: trust.closed_on,
  // Reserved for names that cannot exist (RFC 2606): no letter to it can ever reach anyone.
  foiEmail: `foi@${trust.code.toLowerCase()}.invalid`,
  foiMissing: null,
  aliases: [],
  isInvented: true,
  survey: { decision: 'surveyed', reason: 'Invented for the example campaign.', decidedOn: inventedOn },
})

const asHospital = (hospital: ExampleHospital, nation: Nation): Hospital => ({
  code: hospital.code,
  name: hospital.name,
  nation,
  town: hospital.town,
  postcode: null,
  lat: hospital.lat,
  lon: hospital.lon,
  trustCode: inventedCode(hospital.trust_code),
  formerTrustCode: null,
})

function asPolitician({ code, name }: Constituency): Politician {
  const isVacant = vacantSeats.has(name)
  return {
    constituencyCode: code,
    name: isVacant ? null : `Example member for ${name}`,
    title: isVacant ? null : `Example member for ${name}`,
    party: null,
    email: isVacant ? null : `${mailName(name)}@example.invalid`,
    emailMissing: isVacant ? 'vacant' : null,
    asOf: inventedOn,
    isInvented: true,
  }
}

type Seat = Awaited<ReturnType<typeof allSeats>>[number]

/** One place of the first seat is empty, so that the pages can be seen to say so. */
const asMembers = ({ body, seat, members }: Seat, at: number): NonNullable<InventedRegister['members']>[number][] =>
  Array.from({ length: members }, (_, index) => {
    const isVacant = at === 0 && index === members - 1
    return {
      body,
      seat,
      place: index + 1,
      name: isVacant ? null : `Example member ${index + 1} for ${seat}`,
      party: null,
      email: isVacant ? null : `${mailName(seat)}-${index + 1}@example.invalid`,
      source: 'Invented for the example campaign',
      as_of: inventedOn,
    }
  })

/** `ynys-mon` from `Ynys Môn`: letters without their marks, nothing else but hyphens. */
const mailName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')
