import { describe, expect, it } from 'vitest'
import { localPath, splitLocale } from './locale.ts'

describe('locale', () => {
  it.each([
    ['/', 'en', '/'],
    ['/map', 'en', '/map'],
    ['/cy', 'cy', '/'],
    ['/cy/', 'cy', '/'],
    ['/cy/trusts/RA2', 'cy', '/trusts/RA2'],
    ['/cymru', 'en', '/cymru'],
  ] as const)('%s is %s %s', (address, locale, path) => {
    expect(splitLocale(address)).toEqual({ locale, path })
  })

  it.each(['/', '/map', '/trusts/RA2'])('a Welsh address leads back to %s', path => {
    expect(splitLocale(localPath('cy', path))).toEqual({ locale: 'cy', path })
  })
})
