import { expect, test } from 'vitest'
import { newCertificateCode, readCertificateCode } from './certificate-code.ts'

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** The same codes at each run. */
const seeded = () => {
  let seed = 7
  return (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor((seed / 2147483648) * below)
  }
}

test('a code has five groups of five letters, and no two are the same', () => {
  const codes = Array.from({ length: 1000 }, () => newCertificateCode())
  expect(codes.every(code => /^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/.test(code))).toBe(true)
  expect(new Set(codes).size).toBe(1000)
})

test('it is read back, also as people type it', () => {
  const code = newCertificateCode(seeded())
  for (const typed of [
    code,
    code.toLowerCase(),
    code.replaceAll('-', ''),
    ` ${code.replaceAll('-', ' ')} `,
    code.replaceAll('0', 'o').replaceAll('1', 'l'),
  ]) {
    expect(readCertificateCode(typed)).toEqual({ kind: 'code', code })
  }
})

test('every single letter that is changed is seen', () => {
  const code = newCertificateCode(seeded()).replaceAll('-', '')
  for (let at = 0; at < code.length; at += 1) {
    for (const letter of letters) {
      if (letter === code[at]) continue
      expect(readCertificateCode(code.slice(0, at) + letter + code.slice(at + 1)).kind).toBe('altered')
    }
  }
})

test('two neighbours that changed places are seen', () => {
  const random = seeded()
  for (let run = 0; run < 50; run += 1) {
    const code = newCertificateCode(random).replaceAll('-', '')
    for (let at = 0; at + 1 < code.length; at += 1) {
      if (code[at] === code[at + 1]) continue
      const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2)
      expect(readCertificateCode(swapped).kind).toBe('altered')
    }
  }
})

test.each(['', 'ABCDE', 'x'.repeat(5000), 'ABCDE-FGHJK-MNPQR-STVWX-YZ01U', '💛'.repeat(25), '../../etc/passwd'])(
  '%j is no code',
  typed => {
    expect(readCertificateCode(typed).kind).toBe('no-code')
  },
)
