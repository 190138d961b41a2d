import { type Quality, sourceWords } from '../results/index.ts'

/** What a look at the extracts found, as far as it matters for what a complete count would still need. Numbers are null where the rows were not read. */
export type Found = {
  sources: readonly Pick<Quality['sources'][number], 'source' | 'from' | 'to' | 'missingMonths' | 'stoppedAfter'>[]
  problemKinds: ReadonlySet<string>
  returns: number | null
  deaths: number | null
  records: number | null
  withNhsNumber: number | null
  unmappedSheets: number
  unmappedCosd10: number
}

export type Gap = { id: string; needs: string; because: string }

const atLeastNumbered = 0.9
const longEnoughMonths = 60

/** What a complete count would still need, in plain English, the weightiest first. */
export function whatIsMissing(found: Found): Gap[] {
  const { sources, returns, deaths, records, withNhsNumber } = found
  const has = (...names: readonly string[]) => sources.some(({ source }) => names.includes(source))
  const gaps: (Gap | false)[] = [
    !has('cosd', 'fhir', 'omop', 'mdt') && {
      id: 'no-cancer-record',
      needs: 'An extract of the cancer system (COSD XML), or the list of the team meeting with a mapping',
      because: 'without it nobody’s spread is definite, and whether it was there from the start or came back cannot be told.',
    },
    found.unmappedCosd10 > 0 && {
      id: 'cosd-10',
      needs: 'A declared element map for COSD version 10, given with --map',
      because: `${found.unmappedCosd10} files of it were recognised and are not counted without one.`,
    },
    has('cosd') &&
      returns === 0 && {
        id: 'no-returns',
        needs: 'COSD records of the non-primary pathway (recurrence and progression)',
        because:
          'there is not one among the extracts. People whose cancer came back are most of those with secondary breast cancer.',
      },
    !has('hes-apc', 'sus-apc') && {
      id: 'no-stays',
      needs: 'Hospital stays (HES or SUS admitted patient care) with diagnoses',
      because: 'they show people whom the cancer system has missed, and many deaths.',
    },
    found.problemKinds.has('few-diagnosis-columns') && {
      id: 'few-diagnoses',
      needs: 'All 20 diagnosis columns of the hospital stays',
      because: 'spread is often coded in the later ones.',
    },
    !has('sact') && {
      id: 'no-sact',
      needs: 'Systemic anti-cancer treatment (SACT)',
      because: 'treatment that is not meant to cure tells a single hospital code for spread from a mistake.',
    },
    !has('radiotherapy') && {
      id: 'no-radiotherapy',
      needs: 'Radiotherapy (RTDS)',
      because: 'palliative radiotherapy to bone or brain supports other evidence.',
    },
    (deaths === 0 || (deaths === null && !has('hes-apc', 'sus-apc', 'cosd', 'omop', 'fhir'))) && {
      id: 'no-deaths',
      needs: 'A source of deaths (COSD with the date of death, HES or SUS with the discharge method, OMOP DEATH)',
      because: 'without it nobody can tell how many live with it now, nor how long people live.',
    },
    records !== null &&
      withNhsNumber !== null &&
      records > 0 &&
      withNhsNumber < records * atLeastNumbered && {
        id: 'few-nhs-numbers',
        needs: 'NHS numbers',
        because:
          withNhsNumber === 0
            ? 'not one record has a right one, so that records of one person in two systems can hardly be joined.'
            : `only ${Math.floor((100 * withNhsNumber) / records)} % of the records that matter have a right one.`,
      },
    ...sources.flatMap(monthsOf),
    ...sources.map(tooShort),
    found.unmappedSheets > 0 && {
      id: 'unmapped-sheets',
      needs: 'A mapping for each local sheet, given with --map',
      because: `${found.unmappedSheets} ${found.unmappedSheets === 1 ? 'sheet was' : 'sheets were'} left alone: nothing in them is guessed. --propose-map FILE writes one to begin with.`,
    },
  ]
  return gaps.filter(gap => gap !== false)
}

function monthsOf({ source, missingMonths, stoppedAfter }: Found['sources'][number]): (Gap | false)[] {
  const name = sourceWords(source)
  return [
    missingMonths.length > 0 && {
      id: `months-${source}`,
      needs: `The months of ${name} that are missing`,
      because: `there are no rows for ${missingMonths.slice(0, 6).join(', ')}${missingMonths.length > 6 ? ` and ${missingMonths.length - 6} more` : ''}.`,
    },
    stoppedAfter !== null && {
      id: `stopped-${source}`,
      needs: `${name} after ${stoppedAfter}`,
      because: 'its rows stop there, and other extracts go on.',
    },
  ]
}

function tooShort({ source, from, to }: Found['sources'][number]): Gap | false {
  if (source !== 'cosd' || from === null || to === null) return false
  const months = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1
  return (
    months < longEnoughMonths && {
      id: 'short-cosd',
      needs: 'COSD from earlier years',
      because: `it begins in ${from}. Of people whose first cancer was before, nobody can tell whether it came back.`,
    }
  )
}
