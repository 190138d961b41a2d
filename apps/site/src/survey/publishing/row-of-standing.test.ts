import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findRoot, loadMessages } from '../../foundation/index.ts'
import { noteOfExclusion } from './row-of-standing.ts'

const messages = loadMessages(join(findRoot(import.meta.dirname), 'content/messages'))
const around = { inEnglish: messages.in('en'), inWelsh: messages.in('cy'), names: new Map([['EX-902', 'Tide Trust']]) }
const english = 'Its patients are treated by Tide Trust (EX-902).'
const welsh = 'Caiff ei chleifion eu trin gan Tide Trust (EX-902).'

test('why a trust is left out is said in both languages, with the trust that treats its patients', () => {
  const said = { note: 'It treats no breast cancer.', noteCy: 'Nid yw’n trin canser y fron.', treatedBy: 'EX-902' }
  expect(noteOfExclusion(said, around)).toEqual({ note: `${said.note} ${english}`, noteCy: `${said.noteCy} ${welsh}` })
  expect(noteOfExclusion({ note: null, noteCy: null, treatedBy: 'EX-902' }, around)).toEqual({ note: english, noteCy: welsh })
})

test('a reason that nobody wrote in Welsh is not said by half', () => {
  const said = { note: 'It treats no breast cancer.', noteCy: null, treatedBy: 'EX-902' }
  expect(noteOfExclusion(said, around)).toEqual({ note: `${said.note} ${english}` })
  expect(noteOfExclusion({ ...said, treatedBy: null }, around)).toEqual({ note: said.note })
})
