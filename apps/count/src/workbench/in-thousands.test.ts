import { expect, test } from 'vitest'
import { inThousands } from './in-thousands.ts'

test.each([0, 7, 999, 1000, 12_345, 100_000, 9_999_999, 1_234_567_890, -1, -999, -1000, -123_456])(
  '%i is written as Intl writes it',
  number => {
    expect(inThousands(number)).toBe(new Intl.NumberFormat('en-GB').format(number))
  },
)
