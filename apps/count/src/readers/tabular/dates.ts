/**
 * SQL for dates and NHS numbers by the million. They say what the macros of the workbench say (a test compares them), but ask the usual forms first, without regular
 * expressions.
 */

/** The date in a trimmed text or NULL: as uk_date(), still with the fillers 1800, 1801 … that withoutFiller() takes out. */
export const dateWritten = (text: string): string => `CASE
  WHEN ${text} IS NULL THEN NULL
  WHEN length(${text}) = 10 AND substr(${text}, 5, 1) = '-' AND substr(${text}, 8, 1) = '-' THEN TRY_CAST(${text} AS DATE)
  WHEN length(${text}) = 10 AND substr(${text}, 3, 1) = '/' AND substr(${text}, 6, 1) = '/' THEN CAST(try_strptime(${text}, '%d/%m/%Y') AS DATE)
  WHEN length(${text}) >= 16 AND substr(${text}, 5, 1) = '-' AND substr(${text}, 11, 1) IN (' ', 'T') THEN TRY_CAST(substr(${text}, 1, 10) AS DATE)
  ELSE date_written(${text}) END`

/** NULL instead of what systems write when they have no date. */
export const withoutFiller = (date: string): string => `CASE WHEN NOT is_filler_date(${date}) THEN ${date} END`

/** day, month or year, by the length of the text: 05/2023 and 2023-05 are months, 2023 is a year. NULL if there is no date. */
export const precisionOf = (text: string, date: string): string =>
  `CASE WHEN ${date} IS NULL THEN NULL WHEN length(${text}) = 4 THEN 'year' WHEN length(${text}) <= 7 THEN 'month' ELSE 'day' END`

/** HES's MYDOB, 041968, as the first of the month; also 04/1968 and 1968-04. Its fillers are still in it. */
export const monthOfBirth = (text: string): string =>
  `CASE WHEN length(${text}) = 6 AND substr(${text}, 2, 1) <> '/' THEN CAST(try_strptime(concat('01', ${text}), '%d%m%Y') AS DATE) ELSE ${dateWritten(text)} END`

/** Ten digits without blanks and dashes, or what else was written. */
export const nhsDigits = (text: string): string => `replace(replace(${text}, ' ', ''), '-', '')`

/** As nhs_number_problem(): missing, wrong length, wrong check digit, dummy, or NULL if the number is right. `digits` is a column with nhsDigits(). */
export function nhsProblem(digits: string): string {
  const number = `TRY_CAST(${digits} AS BIGINT)`
  const weighted = Array.from({ length: 9 }, (_, at) => `(${number} // ${10 ** (9 - at)} % 10) * ${10 - at}`).join(' + ')
  return `CASE
    WHEN ${digits} IS NULL OR ${digits} = '' OR lower(${digits}) IN ('null', 'nan', 'na', 'none', 'unknown') THEN 'missing'
    WHEN length(${digits}) <> 10 OR NOT regexp_full_match(${digits}, '[0-9]{10}') THEN 'wrong length'
    WHEN ${digits} = repeat(substr(${digits}, 1, 1), 10) THEN 'dummy'
    WHEN (11 - (${weighted}) % 11) % 11 <> ${number} % 10 THEN 'wrong check digit' END`
}
