/** The rules of normalise.ts as DuckDB macros, for files that SQL reads by the million. A test compares the two over the same cases. */
export const macros = `
CREATE MACRO icd_letters(t) AS regexp_replace(upper(coalesce(t, '')), '[^A-Z0-9]', '', 'g');
CREATE MACRO icd(t) AS CASE WHEN regexp_matches(icd_letters(t), '^[A-Z][0-9][0-9]')
  THEN regexp_replace(substr(icd_letters(t), 1, 6), '^([A-Z][0-9][0-9])X.*$', '\\1') END;

CREATE MACRO nhs_digits(t) AS regexp_replace(coalesce(t, ''), '[\\s-]', '', 'g');
CREATE MACRO nhs_check_digit(d) AS (11 - (list_sum(list_transform(range(1, 10), i -> CAST(substr(d, i, 1) AS INTEGER) * (11 - i))) % 11)) % 11;
CREATE MACRO nhs_number_problem(t) AS CASE
  WHEN nhs_digits(t) = '' OR regexp_matches(lower(nhs_digits(t)), '^(null|nan|na|none|unknown)$') THEN 'missing'
  WHEN NOT regexp_matches(nhs_digits(t), '^[0-9]{10}$') THEN 'wrong length'
  WHEN nhs_digits(t) = repeat(substr(nhs_digits(t), 1, 1), 10) THEN 'dummy'
  WHEN nhs_check_digit(nhs_digits(t)) <> CAST(substr(nhs_digits(t), 10, 1) AS INTEGER) THEN 'wrong check digit' END;
CREATE MACRO nhs_number(t) AS CASE WHEN nhs_number_problem(t) IS NULL THEN nhs_digits(t) END;

CREATE MACRO bare_date(t) AS regexp_replace(trim(coalesce(t, '')), '[T ][0-9]{2}:[0-9]{2}.*$', '');
CREATE MACRO date_written(t) AS coalesce(
  CASE WHEN regexp_matches(bare_date(t), '^[0-9]{4}-[0-9]{2}-[0-9]{2}$') THEN CAST(try_strptime(bare_date(t), '%Y-%m-%d') AS DATE) END,
  CASE WHEN regexp_matches(bare_date(t), '^[0-9]{8}$') THEN CAST(try_strptime(bare_date(t), '%Y%m%d') AS DATE) END,
  CASE WHEN regexp_matches(bare_date(t), '^[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}$')
    THEN CAST(try_strptime(regexp_replace(bare_date(t), '[.-]', '/', 'g'), '%d/%m/%Y') AS DATE) END,
  CASE WHEN regexp_matches(bare_date(t), '^[0-9]{1,2}[ -][A-Za-z]{3,9}[ -][0-9]{4}$')
    THEN CAST(try_strptime(regexp_replace(bare_date(t), '^([0-9]{1,2})[ -]([A-Za-z]{3})[A-Za-z]*[ -]([0-9]{4})$', '\\1 \\2 \\3'), '%d %b %Y') AS DATE) END,
  CASE WHEN regexp_matches(bare_date(t), '^[0-9]{4}-[0-9]{2}$') THEN CAST(try_strptime(bare_date(t) || '-01', '%Y-%m-%d') AS DATE) END,
  CASE WHEN regexp_matches(bare_date(t), '^[0-9]{1,2}/[0-9]{4}$') THEN CAST(try_strptime('01/' || bare_date(t), '%d/%m/%Y') AS DATE) END,
  CASE WHEN regexp_matches(bare_date(t), '^[0-9]{4}$') THEN CAST(try_strptime(bare_date(t) || '-01-01', '%Y-%m-%d') AS DATE) END);
CREATE MACRO is_filler_date(d) AS d IS NOT NULL AND (year(d) IN (1800, 1801, 1582, 9999) OR d = DATE '1900-01-01');
CREATE MACRO uk_date(t) AS CASE WHEN NOT is_filler_date(date_written(t)) THEN date_written(t) END;
CREATE MACRO uk_date_precision(t) AS CASE
  WHEN uk_date(t) IS NULL THEN NULL
  WHEN regexp_matches(bare_date(t), '^[0-9]{4}$') THEN 'year'
  WHEN regexp_matches(bare_date(t), '^([0-9]{4}-[0-9]{2}|[0-9]{1,2}/[0-9]{4})$') THEN 'month'
  ELSE 'day' END;
CREATE MACRO uk_date_problem(t) AS CASE
  WHEN trim(coalesce(t, '')) = '' OR regexp_matches(lower(trim(t)), '^(null|nan|na|none|unknown|-+)$') OR date_written(t) IS NOT NULL THEN NULL
  WHEN regexp_matches(bare_date(t), '^(0?[1-9]|1[0-2])[/.-](1[3-9]|2[0-9]|3[01])[/.-][0-9]{4}$') THEN 'american order'
  ELSE 'not a date' END;

CREATE MACRO bare_name(t) AS nullif(trim(regexp_replace(regexp_replace(upper(strip_accents(coalesce(t, ''))), '[’''\`.]', '', 'g'), '[^\\p{L}]+', ' ', 'g')), '');
CREATE MACRO bare_postcode(t) AS regexp_replace(upper(coalesce(t, '')), '[^A-Z0-9]', '', 'g');
CREATE MACRO postcode(t) AS CASE WHEN regexp_matches(bare_postcode(t), '^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$')
  THEN regexp_replace(bare_postcode(t), '^(.*)(.{3})$', '\\1 \\2') END;
CREATE MACRO sex_code(t) AS CASE
  WHEN lower(trim(t)) IN ('1', 'm', 'male', '8507') THEN '1'
  WHEN lower(trim(t)) IN ('2', 'f', 'female', '8532') THEN '2'
  WHEN lower(trim(t)) IN ('9', 'other', 'indeterminate', 'i') THEN '9' END;
`
