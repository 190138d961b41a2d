import type { Drawing } from '../drawing.ts'

/** A piece of text in a table; `who` names the list of people behind a number. */
export type Cell = string | { text: string; who: string }

export type Table = {
  caption: string
  columns: readonly { label: string; isNumber?: boolean }[]
  rows: readonly (readonly Cell[])[]
}

/** What a report is made of, without a medium: HTML and PDF are written from the same blocks. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string; isSoft?: boolean }
  | { kind: 'key-figures'; figures: readonly { value: string; label: string; note?: string; who?: string }[] }
  /** isLong: a page folds it, paper says how many rows there are and where. */
  | { kind: 'table'; table: Table; isLong?: boolean }
  | { kind: 'chart'; title: string; drawing: Drawing; table: Table }
  /** ways: how to do it in each system; a page can fold them, paper shows the last, which fits every system. */
  | {
      kind: 'steps'
      items: readonly { title: string; lines: readonly string[]; ways: readonly { system: string; steps: string }[] }[]
    }
  | { kind: 'notice'; title: string; text: string }

export type Section = { id: string; title: string; reader: string; lead: string; blocks: readonly Block[] }

/** One row of evidence behind a person, as the report shows it. */
export type EvidenceLine = { rule: string; tier: string; date: string | null; sites: string; place: string; explanation: string }

export type ReportPerson = {
  id: string
  firstDate: string
  tier: string
  pathway: string
  sites: string
  vitalStatus: string
  age: string
  conflicts: readonly string[]
  evidence: readonly EvidenceLine[]
}

/** A list of people behind a number: positions in `people`. */
export type PeopleList = { id: string; label: string; people: readonly number[] }

export type Report = {
  title: string
  asAt: string
  headline: { value: string; sentence: string; note: string }
  warning: string
  sections: readonly Section[]
  people: readonly ReportPerson[]
  lists: readonly PeopleList[]
  footer: readonly string[]
}
