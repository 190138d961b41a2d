import type { Migration } from '../foundation/index.ts'
import { professionalSchema } from './professionals/professional-schema.ts'

/** Addresses at work. Before all that people do under them: those tables name its rows. */
export const migration0031a: Migration = { name: '0031a_professionals', statements: professionalSchema }
