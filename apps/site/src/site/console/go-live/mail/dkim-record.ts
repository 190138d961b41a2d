import { createPublicKey } from 'node:crypto'

/** The record that tells the world the public half of a private key (RFC 6376, section 3.6.1). */
export function dkimRecord(privateKey: string): string {
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')
  return `v=DKIM1; k=rsa; p=${publicKey}`
}

export const dkimName = ({ selector, domain }: { selector: string; domain: string }): string => `${selector}._domainkey.${domain}`
