import type { RedactionKind } from './redact/redaction.ts'

type RedactionRow = {
  round_id: string
  trust_code: string
  kind: RedactionKind
  key: string
  text: string
  is_on: boolean
  is_added: boolean
  decided_at: Date
  decided_by: string
}

export type PublishedRow = {
  round_id: string
  trust_code: string
  version: number
  body: string | null
  plain: string | null
  sha256: string
  published_at: Date
  published_by: string
  ended_at: Date | null
  ended_by: string | null
  ended_how: 'withdrawn' | 'replaced' | null
  ended_because_en: string
  ended_because_cy: string
}

export type ThreadTables = { thread_redaction: RedactionRow; published_thread: PublishedRow }
