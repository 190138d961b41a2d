/** How a record names its person, column by column as in the table `mention`, for files of rows. */
export const mentionColumns = {
  nhs_number: 'VARCHAR',
  nhs_number_problem: 'VARCHAR',
  nhs_trace_status: 'VARCHAR',
  local_scope: 'VARCHAR',
  local_id: 'VARCHAR',
  given_name: 'VARCHAR',
  family_name: 'VARCHAR',
  birth_date: 'DATE',
  birth_precision: 'VARCHAR',
  sex: 'VARCHAR',
  postcode: 'VARCHAR',
} as const
