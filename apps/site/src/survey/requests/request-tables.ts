import type { Generated } from 'kysely'
import type { EventRow, MessageRow, RequestRow, SurveyTables, WritableSurveyTables } from '../schema.ts'
import type { AnswerClass, LegalEvent, Message, SurveyRequest } from '../types.ts'

type EventAnswer = { answer: AnswerClass | null }
type FormToken = { form_token: string | null }

/** The survey's tables with the columns that only this folder reads. */
export type RequestTables = Omit<SurveyTables, 'request_event' | 'message'> & {
  request_event: EventRow & EventAnswer
  message: MessageRow & FormToken
}

export type WritableRequestTables = Omit<WritableSurveyTables, 'request_event' | 'message'> & {
  request_event: Omit<EventRow, 'id'> & { id: Generated<number> } & EventAnswer
  message: Omit<WritableSurveyTables['message'], 'id'> & { id: Generated<number> } & FormToken
}

/** A dated event, with the class of answer that a person gave it and who took it back. */
export type RecordedEvent = LegalEvent & { readonly answer: AnswerClass | null; readonly undoneBy: string | null }

export const asRequest = (row: RequestRow): SurveyRequest => ({
  round: row.round_id,
  trustCode: row.trust_code,
  trustName: row.trust_name,
  nation: row.nation,
  law: row.law,
  language: row.language,
  reference: row.reference,
  sentTo: row.sent_to,
  channel: row.channel,
  delivery: row.delivery,
  clock: row.clock,
  answer: row.answer,
  work: row.work,
  sentOn: row.sent_on,
  receivedOn: row.received_on,
  dueOn: row.due_on,
  answeredOn: row.answered_on,
  nextStep: row.next_step,
  nextStepOn: row.next_step_on,
  assignee: row.assignee,
  assigneeName: row.assignee_name,
  version: row.version,
  changedAt: row.changed_at,
  changedBy: row.changed_by,
})

export const asEvent = (row: EventRow & EventAnswer): RecordedEvent => ({
  id: row.id,
  kind: row.kind,
  on: row.on_day,
  until: row.until_day,
  note: row.note,
  messageId: row.message_id,
  enteredBy: row.entered_by,
  enteredAt: row.entered_at,
  undoneAt: row.undone_at,
  undoneBy: row.undone_by,
  answer: row.answer,
})

export const asMessage = (row: MessageRow): Message => ({
  id: row.id,
  round: row.round_id,
  trustCode: row.trust_code,
  direction: row.direction,
  letterKind: row.letter_kind,
  mailId: row.mail_id,
  from: row.sender,
  to: row.recipient,
  subject: row.subject,
  text: row.body,
  at: row.at,
  cameBy: row.came_by,
  guess: row.guess,
  guessUndone: row.guess_undone,
  isFiledByHand: row.held_because !== null && row.round_id !== null,
  attachments: row.attachments,
})
