import { describe, expect, it } from 'vitest'
import { byNameIn, compareWords, nameIn } from './names-in.ts'

describe('names in a language', () => {
  it('gives the Welsh name on Welsh pages, and the only one where there is no Welsh one', () => {
    const board = { name: 'Swansea Bay University Health Board', nameCy: 'Bwrdd Iechyd Prifysgol Bae Abertawe' }
    expect(nameIn('cy', board)).toBe(board.nameCy)
    expect(nameIn('en', board)).toBe(board.name)
    expect(nameIn('cy', { ...board, nameCy: null })).toBe(board.name)
  })

  it.each([
    ['ch after c', ['Cymer', 'Chwilog']],
    ['dd after d', ['Dowlais', 'Ddinas']],
    ['ff after f', ['Fynwy', 'Ffestiniog']],
    ['ng after g, before h', ['Gwent', 'Ngarth', 'Hafan']],
    ['ll after l', ['Lwyn', 'Llanelli', 'Machynlleth']],
    ['ph after p', ['Pwllheli', 'Phil']],
    ['rh after r', ['Rwsia', 'Rhyl']],
    ['th after t', ['Tywyn', 'Thaw']],
    ['a circumflex only where all else is equal', ['Dol', 'Dôl', 'Dolau']],
  ])('sorts %s', (_, words) => {
    expect([...words].reverse().sort((a, b) => compareWords('cy', a, b))).toEqual(words)
  })

  it('sorts English words as English does', () => {
    expect(['Llanelli', 'London', 'Lancaster'].sort((a, b) => compareWords('en', a, b))).toEqual([
      'Lancaster',
      'Llanelli',
      'London',
    ])
  })

  it('sorts by the name that is shown', () => {
    const trusts = [
      { name: 'Abbey', nameCy: 'Llan' },
      { name: 'Zoo', nameCy: 'Lamp' },
    ]
    expect([...trusts].sort(byNameIn('en')).map(({ name }) => name)).toEqual(['Abbey', 'Zoo'])
    expect([...trusts].sort(byNameIn('cy')).map(({ name }) => name)).toEqual(['Zoo', 'Abbey'])
  })
})
