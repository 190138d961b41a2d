// Long because: the words that people are made of are half of it.
import { seeded } from './seeded.ts'

/** A row about a person, with the truth about who it is. */
export type PersonRow = {
  unique_id: string
  cluster: string
  full_name: string
  first_name: string
  surname: string
  dob: string
  birth_place: string
  postcode_fake: string
  gender: string
  occupation: string
}
type Person = Omit<PersonRow, 'unique_id' | 'full_name'>

const given = {
  male: 'john william thomas george james henry charles robert edward joseph richard alexander david samuel francis walter frederick arthur peter hugh alfred albert michael andrew patrick daniel edmund philip benjamin ernest harold stephen matthew ralph anthony nicholas herbert lewis christopher archibald'.split(
    ' ',
  ),
  female:
    'mary elizabeth anne margaret sarah jane catherine florence edith alice charlotte emily dorothy helen caroline ellen emma ethel frances harriet eleanor isabella louisa maria susan rose lucy martha hannah barbara agnes joan rebecca rachel grace amelia beatrice julia judith constance'.split(
      ' ',
    ),
} as const
const short: Readonly<Record<string, readonly string[]>> = {
  john: ['jack', 'johnny'],
  william: ['will', 'bill', 'billy'],
  thomas: ['tom', 'tommy'],
  james: ['jim', 'jimmy'],
  henry: ['harry', 'hal'],
  charles: ['charlie'],
  robert: ['bob', 'rob', 'bobby'],
  edward: ['ned', 'ted', 'ed'],
  joseph: ['joe'],
  richard: ['dick', 'rick'],
  alexander: ['alex', 'sandy'],
  david: ['dave', 'dai'],
  samuel: ['sam'],
  francis: ['frank'],
  frederick: ['fred'],
  peter: ['pete'],
  alfred: ['alf'],
  albert: ['bert'],
  michael: ['mike', 'mick'],
  andrew: ['andy'],
  patrick: ['pat', 'paddy'],
  daniel: ['dan'],
  mary: ['polly', 'molly'],
  elizabeth: ['liz', 'betty', 'beth', 'bess'],
  anne: ['annie', 'nancy'],
  margaret: ['peggy', 'maggie', 'meg'],
  sarah: ['sally', 'sadie'],
  jane: ['jenny'],
  catherine: ['kate', 'kitty', 'katie'],
  florence: ['flo'],
  charlotte: ['lottie'],
  dorothy: ['dolly', 'dot'],
  helen: ['nell'],
  eleanor: ['nell', 'ellie'],
  frances: ['fanny'],
  susan: ['sue'],
  martha: ['patty'],
  rebecca: ['becky'],
  constance: ['connie'],
}
const stems =
  'smi jon wil tay bro dav ev tho rob joh wal wri hug gre har cla pat wat mor jac coo war ben car phi mit hal sto bar ell chu tre pen pol cav ash bla don mac fitz'.split(
    ' ',
  )
const ends =
  'th es liams lor wn ies ans mas inson nson ker ght hes en ris rk terson son gan kson per rd nett ter lips chell leigh ne low worth ton ford field by combe wick ham gate mere'.split(
    ' ',
  )
const places =
  'london bristol leeds york exeter plymouth cardiff swansea edinburgh glasgow dublin belfast norwich ipswich oxford cambridge durham chester lincoln bath dover truro bangor perth dundee aberdeen hull derby leicester nottingham'.split(
    ' ',
  )
const areas = 'sw bs ls yo ex pl cf sa eh g bt nr ip ox cb dh ch ln ba ct tr ll ph dd ab hu de le ng wr'.split(' ')
const work =
  'politician writer painter clergyman physician soldier lawyer engineer cricketer actor historian botanist merchant composer architect'.split(
    ' ',
  )

/** How hard it is. Shares of rows in which something goes wrong. */
export type Hardness = {
  seed: number
  people: number
  /** Mean rows of a person beyond the first. */
  meanMore: number
  families: number
  typo: number
  missing: number
  nickname: number
  swapped: number
  dateWrong: number
  moved: number
}

/** Rows of people with known truth: namesakes, twins, fathers and sons of one name, short forms, slips, swaps, and much that is missing. */
export function hardPeople(hardness: Hardness): PersonRow[] {
  const random = seeded(hardness.seed)
  const { chance, pick, whole } = random
  const surname = () => pick(stems, 1.6) + pick(ends, 1.6)
  const postcode = (place: string) => `${areas[places.indexOf(place)]}${1 + whole(20)} ${1 + whole(9)}${letter()}${letter()}`
  const letter = () => 'abdefghjlnpqrstuwxyz'[whole(20)] ?? 'a'
  const born = (from: number, to: number) => {
    const year = from + whole(to - from)
    return chance(0.06) ? `${year}-01-01` : iso(year, 1 + whole(12), 1 + whole(28))
  }
  const person = (name: string): Person => {
    const gender = chance(0.75) ? 'male' : 'female'
    const place = pick(places, 1.3)
    return {
      cluster: name,
      gender,
      first_name: pick(given[gender], 1.5),
      surname: surname(),
      dob: born(1750, 1950),
      birth_place: place,
      postcode_fake: postcode(place),
      occupation: pick(work, 1.5),
    }
  }
  const people: Person[] = []
  while (people.length < hardness.people) {
    const one = person(`p${people.length}`)
    people.push(one)
    if (!chance(hardness.families)) continue
    const cluster = `p${people.length}`
    const kind = whole(3)
    if (kind === 0) people.push({ ...one, cluster, first_name: pick(given[one.gender === 'male' ? 'male' : 'female'], 1.2) })
    if (kind === 1)
      people.push({ ...one, cluster, dob: iso(Number(one.dob.slice(0, 4)) + 22 + whole(20), 1 + whole(12), 1 + whole(28)) })
    if (kind === 2)
      people.push({
        ...one,
        cluster,
        first_name: pick(given[one.gender === 'male' ? 'male' : 'female'], 1.2),
        dob: born(Number(one.dob.slice(0, 4)) - 8, Number(one.dob.slice(0, 4)) + 8),
      })
  }
  // Twins and siblings of one name by chance would be indistinguishable; they stay, as in life.
  const rows: PersonRow[] = []
  for (const one of people) {
    const more = Math.floor(-Math.log(1 - random.next()) * hardness.meanMore)
    for (let at = 0; at <= more; at++) rows.push({ unique_id: '', ...worn(one, at === 0 ? 0.3 : 1) })
  }
  return random.shuffled(rows).map((row, at) => ({ ...row, unique_id: `r${String(at).padStart(6, '0')}` }))

  /** One way in which a person is written down. */
  function worn(one: Person, share: number): Omit<PersonRow, 'unique_id'> {
    const row = { ...one }
    const goesWrong = (rate: number) => chance(rate * share)
    if (goesWrong(hardness.nickname)) row.first_name = pick(short[row.first_name] ?? [row.first_name], 1)
    if (goesWrong(hardness.dateWrong)) row.dob = wrongDate(row.dob)
    if (goesWrong(hardness.moved)) row.postcode_fake = chance(0.5) ? near(row.postcode_fake) : postcode(row.birth_place)
    if (goesWrong(hardness.typo)) row.first_name = slip(row.first_name)
    if (goesWrong(hardness.typo)) row.surname = slip(row.surname)
    if (goesWrong(hardness.typo / 3)) row.surname = slip(row.surname)
    if (goesWrong(hardness.typo / 2)) row.postcode_fake = slip(row.postcode_fake)
    if (goesWrong(hardness.typo / 2)) row.birth_place = slip(row.birth_place)
    if (goesWrong(0.15)) row.occupation = pick(work, 1.5)
    if (goesWrong(hardness.swapped)) [row.first_name, row.surname] = [row.surname, row.first_name]
    if (goesWrong(hardness.typo / 4)) row.first_name = row.first_name.slice(0, 1)
    for (const field of ['first_name', 'surname', 'dob', 'postcode_fake', 'birth_place', 'gender', 'occupation'] as const)
      if (goesWrong(hardness.missing)) row[field] = ''
    return { ...row, full_name: `${row.first_name} ${row.surname}`.trim() }
  }

  function wrongDate(dob: string): string {
    const [year = '', month = '', day = ''] = dob.split('-')
    const kind = whole(6)
    if (kind === 0) return `${year}-01-01`
    if (kind === 1 && Number(day) <= 12) return `${year}-${day}-${month}`
    if (kind === 2) return iso(Number(year) + (chance(0.5) ? 1 : -1), Number(month), Number(day))
    if (kind === 3) return iso(Number(year) + (chance(0.5) ? 10 : -10), Number(month), Number(day))
    if (kind === 4) return iso(Number(year), 1 + whole(12), Number(day))
    return iso(Number(year), Number(month), 1 + whole(28))
  }
  function near(code: string): string {
    return `${code.slice(0, -2)}${letter()}${letter()}`
  }
  function slip(text: string): string {
    const at = whole(Math.max(1, text.length))
    const kind = whole(4)
    if (kind === 0) return text.slice(0, at) + text.slice(at + 1)
    if (kind === 1) return text.slice(0, at) + letter() + text.slice(at)
    if (kind === 2) return text.slice(0, at) + letter() + text.slice(at + 1)
    return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2)
  }
}

const iso = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

export const hard: Hardness = {
  seed: 7,
  people: 1000,
  meanMore: 8,
  families: 0.25,
  typo: 0.3,
  missing: 0.15,
  nickname: 0.25,
  swapped: 0.04,
  dateWrong: 0.25,
  moved: 0.4,
}

export function asCsv(rows: readonly PersonRow[]): string {
  const columns = [
    'unique_id',
    'cluster',
    'full_name',
    'first_name',
    'surname',
    'dob',
    'birth_place',
    'postcode_fake',
    'gender',
    'occupation',
  ] as const
  return `${columns.join(',')}\n${rows.map(row => columns.map(column => `"${row[column]}"`).join(',')).join('\n')}\n`
}
