import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findRoot, loadMessages } from '../../foundation/index.ts'
import { readMeasures } from './definitions.ts'
import type { Amount } from './measure-value.ts'
import { sayUnit } from './say-amount.ts'

const root = findRoot(import.meta.dirname)
const messages = loadMessages(join(root, 'content/messages'))
const trusts = {
  unit: { en: 'trusts', cy: 'ymddiriedolaethau' },
  unitOfOne: { en: 'trust', cy: 'ymddiriedolaeth' },
}

describe('what an amount counts', () => {
  const cases: [Amount, string, string][] = [
    [{ kind: 'count', count: 0 }, 'trusts', 'ymddiriedolaethau'],
    [{ kind: 'count', count: 1 }, 'trust', 'ymddiriedolaeth'],
    [{ kind: 'count', count: 2 }, 'trusts', 'ymddiriedolaethau'],
    [{ kind: 'share', count: 1, of: 159 }, 'trusts', 'ymddiriedolaethau'],
  ]
  it.each(cases)('%o', (amount, english, welsh) => {
    expect([sayUnit(messages.in('en'), trusts, amount), sayUnit(messages.in('cy'), trusts, amount)]).toEqual([english, welsh])
  })
  it('is said as ever in an edition that knows no word for one', () => {
    expect(sayUnit(messages.in('en'), { unit: trusts.unit }, { kind: 'count', count: 1 })).toBe('trusts')
  })
  it('has a word for one wherever things are counted', () => {
    for (const { key, en, cy } of readMeasures(root)) {
      if (en.unit.startsWith('of ')) continue
      expect({ key, en: en.unitOfOne, cy: cy.unitOfOne }).toEqual({ key, en: expect.any(String), cy: expect.any(String) })
    }
  })
})
