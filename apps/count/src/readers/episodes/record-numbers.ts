/** The file and the row of a record, as SQL that reads its record_id = file_id * 2^32 + row_number. */
export const fileOfRecord = 'CAST(record_id >> 32 AS INTEGER)'
export const rowOfRecord = '(record_id & 4294967295)'
