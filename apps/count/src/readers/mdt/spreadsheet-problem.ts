/** A spreadsheet that cannot be read; the message is for people. */
export class SpreadsheetProblem extends Error {
  override readonly name = 'SpreadsheetProblem'
}
