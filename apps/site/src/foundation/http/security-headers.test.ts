import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { securityHeaders } from './security-headers.ts'

describe('the headers of a page', () => {
  const css = 'body{color:red}'
  const policy = securityHeaders({ styles: [css], framing: 'nobody' })['content-security-policy'] ?? ''

  it('names the inline style sheet by its hash and allows nothing else inline', () => {
    expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'`)
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain("default-src 'none'")
  })

  it('lets nobody frame a page unless the page says so', () => {
    expect(policy).toContain("frame-ancestors 'none'")
    expect(securityHeaders({ styles: [], framing: 'anyone' })['content-security-policy']).toContain('frame-ancestors *')
    expect(securityHeaders({ styles: [], framing: 'anyone' })['x-frame-options']).toBeUndefined()
  })

  it('keeps the referrer at home without breaking our own forms', () => {
    expect(securityHeaders({ styles: [], framing: 'nobody' })['referrer-policy']).toBe('same-origin')
  })
})
