import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const text = (words: string): Buffer => Buffer.from(words, 'utf8')
const hashOf = (data: Buffer): Buffer => createHash('sha256').update(data).digest()
const web = (data: Buffer): string => data.toString('base64url')
const userIsPresent = 0x01
const userIsVerified = 0x04
const bringsCredential = 0x40

type Challenge = { readonly challenge: string; readonly baseUrl: string }

/**
 * The device of somebody who shows a passkey, as far as one key needs it (WebAuthn Level 3, 6.1 and 6.5.4): what a browser would send
 * of it as JSON. It attests nothing about itself, as most passkeys.
 */
export function makeDevice() {
  const id = randomBytes(16)
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  // A key for ES256 on P-256, as a map in CBOR (RFC 9053, 7.1.1).
  const key = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ])
  const clientData = (type: string, { challenge, baseUrl }: Challenge): Buffer =>
    text(JSON.stringify({ type, challenge, origin: new URL(baseUrl).origin, crossOrigin: false }))
  const authenticatorData = (baseUrl: string, flags: number, more: Buffer = Buffer.alloc(0)): Buffer =>
    Buffer.concat([hashOf(text(new URL(baseUrl).hostname)), Buffer.from([flags, 0, 0, 0, 0]), more])
  const asSent = (response: Readonly<Record<string, string>>) => ({
    response: { id: web(id), rawId: web(id), type: 'public-key', clientExtensionResults: {}, response },
  })
  return {
    /** A new passkey, made for this challenge. */
    make: (asked: Challenge) => {
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key])
      const data = authenticatorData(asked.baseUrl, userIsPresent | userIsVerified | bringsCredential, credential)
      const attestation = [
        Buffer.from('a363', 'hex'),
        text('fmt'),
        Buffer.from([0x64]),
        text('none'),
        Buffer.from([0x67]),
        text('attStmt'),
        Buffer.from([0xa0, 0x68]),
        text('authData'),
        Buffer.from([0x58, data.length]),
        data,
      ]
      const attestationObject = web(Buffer.concat(attestation))
      return asSent({ clientDataJSON: web(clientData('webauthn.create', asked)), attestationObject })
    },
    /** The passkey is shown. */
    show: (asked: Challenge) => {
      const said = clientData('webauthn.get', asked)
      const data = authenticatorData(asked.baseUrl, userIsPresent | userIsVerified)
      const signature = web(sign('sha256', Buffer.concat([data, hashOf(said)]), privateKey))
      return asSent({ clientDataJSON: web(said), authenticatorData: web(data), signature })
    },
  }
}
