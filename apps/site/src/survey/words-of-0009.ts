/**
 * The words of a round as they were when its tables were made (migration 0009, landed). Never edited: a word that came later is let in by
 * a later migration.
 */

export const laws = ['foia', 'foisa'] as const

export const roundStates = ['draft', 'sending', 'open', 'closed'] as const

export const questionTypes = ['yes-no-partly', 'number', 'date-range', 'text', 'file'] as const

export const letterKinds = [
  'request',
  'correction',
  'chase',
  'clarification-given',
  'fees-declined',
  'review',
  'chase-review',
  'regulator',
  'thanks',
] as const

export const letterLanguages = ['en', 'cy'] as const

export const deliveries = [
  'not-sent',
  'queued',
  'held',
  'sending',
  'sent',
  'delivered',
  'bounced',
  'failed',
  'uncertain',
  'recalled',
  'by-hand',
] as const

export const clockStates = [
  'not-started',
  'running',
  'paused',
  'extended',
  'overdue',
  'answered',
  'review',
  'review-overdue',
  'regulator',
  'ended',
] as const

export const answerClasses = [
  'none',
  'acknowledged',
  'clarification-asked',
  'fees-asked',
  'answered',
  'answered-in-part',
  'not-held',
  'refused-cost',
  'refused-other',
  'elsewhere',
] as const

export const workStates = ['waiting', 'to-read', 'to-write', 'to-mark', 'done', 'excluded'] as const

export const channels = ['email', 'portal', 'post'] as const

export const eventKinds = [
  'received',
  'acknowledged',
  'clarification-asked',
  'clarification-given',
  'fees-asked',
  'fees-paid',
  'fees-declined',
  'extension-notified',
  'answered',
  'answered-in-part',
  'refused',
  'not-held',
  'review-asked',
  'review-answered',
  'regulator-asked',
  'regulator-decided',
  'withdrawn',
] as const

export const directions = ['in', 'out', 'note'] as const

export const guesses = [
  'answer',
  'acknowledgement',
  'clarification',
  'fees-notice',
  'extension',
  'automatic-reply',
  'bounce',
  'read-receipt',
] as const

export const nextSteps = [
  'wait',
  'chase',
  'give-clarification',
  'answer-fees',
  'ask-review',
  'chase-review',
  'ask-regulator',
  'deliver',
  'nothing',
] as const
