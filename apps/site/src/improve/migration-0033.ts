import type { Migration } from '../foundation/index.ts'
import { assessmentSchema } from './assessments/assessment-schema.ts'
import { endorsementSchema } from './endorsements/endorsement-schema.ts'
import { standardsSchema } from './standards/standards-schema.ts'

/** The editions of the standards of care, who stands behind them, and how units see themselves against them. */
export const migration0033: Migration = {
  name: '0033_standards',
  statements: [...standardsSchema, ...endorsementSchema, ...assessmentSchema],
}
