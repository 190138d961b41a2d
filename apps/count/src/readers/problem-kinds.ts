// Long because: it is the one list of what can be wrong with an extract, with the words for people.
/**
 * Everything that can be wrong with an input, in words. `label` names it in a list, `advice` says what to do. Readers may give advice of their own where
 * they know better. Neither ever holds a value of an identifier.
 */
export const problemKinds = {
  unreadable: {
    label: 'The file cannot be read',
    advice: 'Make the extract again, or ask for it to be sent again, and run the same command.',
  },
  truncated: {
    label: 'The file ends in the middle',
    advice: 'The copy or the extract broke off. Make it again; nothing of this file was counted.',
  },
  'damaged-archive': {
    label: 'The compressed file is damaged',
    advice: 'Compress it again, or put the uncompressed file into the folder.',
  },
  'empty-file': {
    label: 'The file is empty, or has a header and no rows',
    advice: 'Check the dates that the extract was asked for, and make it again.',
  },
  'encoding-guessed': {
    label: 'The letters of the file are not in UTF-8',
    advice: 'It was read as the Windows alphabet. Save it as UTF-8 if names look wrong.',
  },
  'changed-header': {
    label: 'A column has a name that this format does not have',
    advice: 'Compare the header with the one in docs/count/formats.md. Somebody may have renamed a column.',
  },
  'missing-column': {
    label: 'A column is missing',
    advice: 'Ask for the extract with this column: what it says cannot be counted without it.',
  },
  'duplicate-column': {
    label: 'Two columns have the same name',
    advice: 'The first one was read. Take the other out of the extract, or give it its own name.',
  },
  'few-diagnosis-columns': {
    label: 'There are fewer diagnosis columns than the format has',
    advice: 'Ask for all 20 diagnosis columns: spread is often coded in the later ones, and is missed without them.',
  },
  'short-row': {
    label: 'A row has too few or too many cells',
    advice: 'Look at the row: a line break or an unquoted comma inside a cell is the usual reason. The row was not counted.',
  },
  'unknown-code': {
    label: 'A code that is in no list',
    advice: 'Check it at the source. Codes that we do not know are kept in the record and count for nothing.',
  },
  'unmapped-value': {
    label: 'A value that the declared mapping does not name',
    advice:
      'Add the value to the mapping, or correct it in the sheet. Nothing is guessed: the row counts for nothing until then.',
  },
  'impossible-date': {
    label: 'A date that does not exist, or cannot be right',
    advice: 'Correct it at the source. The record is kept without this date.',
  },
  'american-date': {
    label: 'Dates in American order (month first)',
    advice: 'Make the extract with dates as YYYY-MM-DD. Dates are never turned round: 05/06 could be either.',
  },
  'ambiguous-date': {
    label: 'Dates that could be British or American',
    advice: 'They were read as British. If the system writes the month first, make the extract with dates as YYYY-MM-DD.',
  },
  'future-date': {
    label: 'A date in the future of the extract',
    advice: 'Correct it at the source. It does not move the end of the count.',
  },
  'after-the-day': {
    label: 'Records dated after the day of the count',
    advice: 'They were not looked at. Count again with a later day (--on) to look at them.',
  },
  'end-before-start': {
    label: 'Something ends before it begins',
    advice: 'Correct the two dates at the source.',
  },
  'missing-nhs-number': {
    label: 'No NHS number',
    advice: 'Trace the NHS number. Without one, a record can only be joined to a person by other details, or not at all.',
  },
  'wrong-nhs-number': {
    label: 'An NHS number with a wrong length or check digit',
    advice: 'Correct it at the source. It was not used to join records.',
  },
  'dummy-nhs-number': {
    label: 'A stand-in instead of an NHS number (such as ten nines)',
    advice: 'Trace the NHS number. It was not used to join records.',
  },
  'shared-nhs-number': {
    label: 'One NHS number for two people',
    advice: 'Compare their details at the source: one of them has the other’s number.',
  },
  'no-person': {
    label: 'A record that names nobody',
    advice:
      'It has no NHS number, local number or other detail, so it stands for a person of its own. Add an identifier at the source.',
  },
  duplicate: {
    label: 'The same record twice',
    advice: 'It was counted once. Nothing needs doing, unless the extract was meant to hold more.',
  },
  'duplicate-file': {
    label: 'The same file twice under two names',
    advice: 'It was used once. One of the two can go.',
  },
  'two-readings': {
    label: 'A file that could be of two kinds',
    advice: 'If the wrong kind was chosen, check the header against docs/count/formats.md.',
  },
  'missing-link': {
    label: 'A record refers to another one that is not there',
    advice: 'Extract the related records together, for example patients with their conditions.',
  },
  'not-supported': {
    label: 'Known, but not counted',
    advice: 'See the reason beside it.',
  },
  'hidden-sheet': {
    label: 'A hidden sheet or hidden rows',
    advice: 'Look whether they hold what you think. A hidden sheet is read only if the mapping names it.',
  },
  'formula-without-value': {
    label: 'A formula without a stored result',
    advice: 'Open the sheet in Excel, save it, and run the same command again.',
  },
  'bad-row': {
    label: 'A row that cannot be understood',
    advice: 'Look at the row at the source. It was not counted.',
  },
  'record-count': {
    label: 'The file has another number of records than it says',
    advice: 'Ask whether the extract was cut or put together by hand. What is there was counted.',
  },
  'changed-while-read': {
    label: 'The file changed while it was being read',
    advice: 'Wait until the extract is finished, and run the same command again.',
  },
} as const satisfies Record<string, { label: string; advice: string }>

export type ProblemKind = keyof typeof problemKinds
