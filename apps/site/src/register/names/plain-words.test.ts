import { describe, expect, it } from 'vitest'
import { isShared, plainWords, spokenName } from './plain-words.ts'

describe('names that are the same to whoever types them', () => {
  it.each([
    ["St James's Hospital", 'st jamess'],
    ['St James’s', 'Saint James'],
    ['Guy’s & St Thomas’ NHS Foundation Trust', 'guys and st thomas'],
    ['Ysbyty Gwynedd', 'GWYNEDD'],
    ['Môn', 'mon'],
    ['The Christie NHS Foundation Trust', 'christie'],
    ['St. Helen’s', 'st helens'],
  ])('%s and %s', (a, b) => {
    expect(spokenName(a)).toBe(spokenName(b))
  })

  it.each([
    ['Leeds Teaching Hospitals', 'Leeds'],
    ['Royal Free', 'Royal Surrey'],
    ['University Hospital of Wales', 'Princess of Wales Hospital'],
  ])('%s is not %s', (a, b) => {
    expect(spokenName(a)).not.toBe(spokenName(b))
  })

  it('keeps something of a name that is made of shared words alone', () => {
    expect(spokenName('The Hospital')).not.toBe('')
  })
})

it('knows the words that tell nothing, with and without their s', () => {
  expect(plainWords('NHS Hospitals Trust of the Ysbyty').every(isShared)).toBe(true)
  expect(plainWords('Leeds Morriston').some(isShared)).toBe(false)
})
