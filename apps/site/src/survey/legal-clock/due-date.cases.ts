/**
 * Worked examples of the count: the specification, the test and the printed page docs/legal-clock.md. The dates were worked out apart from
 * this code, with another program’s list of bank holidays (the package holidays 0.109 for Python).
 */
export type DueCase = { readonly received: string; readonly what: string; readonly foia: string; readonly foisa: string | null }
export type DueTable = { readonly title: string; readonly cases: readonly DueCase[] }

export const dueTables: readonly DueTable[] = [
  {
    title: 'Over Christmas and New Year',
    cases: [
      {
        received: '2026-11-27',
        what: 'St Andrew’s Day, 25 and 28 December are left out',
        foia: '2026-12-30',
        foisa: '2026-12-30',
      },
      { received: '2026-12-04', what: '1 January, and 4 January for 2 January, too', foia: '2027-01-07', foisa: '2027-01-07' },
      { received: '2026-12-18', what: 'The last Friday before Christmas', foia: '2027-01-21', foisa: '2027-01-21' },
      {
        received: '2026-12-24',
        what: 'Day 1 is 29 December: 28 December stands for Boxing Day',
        foia: '2027-01-27',
        foisa: '2027-01-27',
      },
      { received: '2026-12-25', what: 'Received on Christmas Day', foia: '2027-01-27', foisa: '2027-01-27' },
      {
        received: '2026-12-31',
        what: 'Day 1 is 5 January in both: 4 January is a holiday in Scotland',
        foia: '2027-02-01',
        foisa: '2027-02-01',
      },
      { received: '2027-01-01', what: 'Received on New Year’s Day', foia: '2027-02-01', foisa: '2027-02-01' },
      {
        received: '2021-12-10',
        what: 'Christmas Day on a Saturday, 2 January on a Sunday',
        foia: '2022-01-13',
        foisa: '2022-01-13',
      },
      { received: '2022-12-12', what: 'Christmas Day and New Year’s Day on Sundays', foia: '2023-01-13', foisa: '2023-01-13' },
    ],
  },
  {
    title: 'Over Easter',
    cases: [
      {
        received: '2026-03-06',
        what: 'St Patrick’s Day and Easter Monday count in Scotland only',
        foia: '2026-04-08',
        foisa: '2026-04-06',
      },
      { received: '2026-03-13', what: 'The same, a week later', foia: '2026-04-15', foisa: '2026-04-13' },
      {
        received: '2026-03-16',
        what: 'Day 1 is 17 March in Scotland, 18 March elsewhere',
        foia: '2026-04-16',
        foisa: '2026-04-14',
      },
      {
        received: '2026-04-02',
        what: 'Maundy Thursday: day 1 is Easter Monday in Scotland',
        foia: '2026-05-05',
        foisa: '2026-05-01',
      },
      { received: '2026-04-03', what: 'Received on Good Friday', foia: '2026-05-05', foisa: '2026-05-01' },
      { received: '2026-04-06', what: 'Received on Easter Monday', foia: '2026-05-05', foisa: '2026-05-05' },
      {
        received: '2024-03-14',
        what: 'An early Easter, with 18 March for St Patrick’s Day',
        foia: '2024-04-16',
        foisa: '2024-04-12',
      },
      { received: '2025-03-31', what: 'Easter Monday falls within', foia: '2025-04-30', foisa: '2025-04-29' },
    ],
  },
  {
    title: 'June 2026: a holiday of Scotland alone moves dates everywhere',
    cases: [
      { received: '2026-05-15', what: 'Over 25 May and 15 June', foia: '2026-06-16', foisa: '2026-06-16' },
      { received: '2026-05-18', what: 'The same from a Monday', foia: '2026-06-17', foisa: '2026-06-17' },
      { received: '2026-05-22', what: 'Day 1 is the Tuesday after the spring holiday', foia: '2026-06-23', foisa: '2026-06-23' },
      {
        received: '2026-06-12',
        what: 'Day 1 is 16 June; 13 July is a holiday in Northern Ireland',
        foia: '2026-07-14',
        foisa: '2026-07-13',
      },
      { received: '2026-06-15', what: 'Received on the holiday itself', foia: '2026-07-14', foisa: '2026-07-13' },
      { received: '2026-06-16', what: 'Received the day after', foia: '2026-07-15', foisa: '2026-07-14' },
    ],
  },
  {
    title: 'Holidays for one occasion',
    cases: [
      {
        received: '2020-04-15',
        what: 'VE Day, 8 May 2020, in place of 4 May (Scotland had longer times then)',
        foia: '2020-05-14',
        foisa: null,
      },
      { received: '2022-05-13', what: 'The Jubilee, 2 and 3 June 2022', foia: '2022-06-14', foisa: '2022-06-14' },
      {
        received: '2022-08-25',
        what: 'The State Funeral, 19 September 2022, announced after receipt',
        foia: '2022-09-26',
        foisa: '2022-09-23',
      },
      { received: '2022-09-12', what: 'The State Funeral, announced before receipt', foia: '2022-10-11', foisa: '2022-10-11' },
      { received: '2023-04-14', what: 'The Coronation, 8 May 2023', foia: '2023-05-16', foisa: '2023-05-16' },
    ],
  },
  {
    title: 'When the clocks change',
    cases: [
      { received: '2026-03-28', what: 'The Saturday before the clocks go forward', foia: '2026-04-28', foisa: '2026-04-27' },
      { received: '2026-03-29', what: 'The Sunday on which they go forward', foia: '2026-04-28', foisa: '2026-04-27' },
      { received: '2026-03-02', what: 'Due just after', foia: '2026-03-31', foisa: '2026-03-30' },
      { received: '2026-10-24', what: 'The Saturday before they go back', foia: '2026-11-20', foisa: '2026-11-20' },
      { received: '2026-10-25', what: 'The Sunday on which they go back', foia: '2026-11-20', foisa: '2026-11-20' },
      { received: '2026-09-28', what: 'Due on the Monday after', foia: '2026-10-26', foisa: '2026-10-26' },
    ],
  },
  {
    title: 'A leap year',
    cases: [
      { received: '2028-02-01', what: 'Due on 29 February', foia: '2028-02-29', foisa: '2028-02-29' },
      { received: '2028-02-29', what: 'Received on 29 February', foia: '2028-03-29', foisa: '2028-03-28' },
    ],
  },
]
