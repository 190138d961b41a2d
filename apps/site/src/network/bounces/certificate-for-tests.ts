import { generateKeyPairSync, sign } from 'node:crypto'

/** One value of DER (ITU-T X.690): its tag, its length, its bytes. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const { length } = body
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...head]), body])
}

const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts)
const objectId = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'))
/** sha256WithRSAEncryption */
const algorithm = sequence(objectId('2a864886f70d01010b'), der(0x05))
const commonName = (name: string): Buffer => sequence(der(0x31, sequence(objectId('550403'), der(0x0c, Buffer.from(name)))))
const utcTime = (day: Date): Buffer => der(0x17, Buffer.from(`${day.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`))

/** A key, and a certificate of it that holds between two days, as Amazon SNS has them. */
export function certificateForTests({ from, to }: { from: Date; to: Date }) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const name = commonName('sns.amazonaws.com')
  const version = der(0xa0, der(0x02, Buffer.from([2])))
  const facts = sequence(
    version,
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    sequence(utcTime(from), utcTime(to)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = der(0x03, Buffer.from([0]), sign('RSA-SHA256', facts, privateKey))
  const bytes = sequence(facts, algorithm, signature)
  const lines = bytes.toString('base64').replace(/(.{64})/g, '$1\n')
  return { privateKey, pem: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n` }
}
