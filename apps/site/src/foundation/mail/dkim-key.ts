import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Refusal } from '../problems.ts'

/** With what outgoing mail is signed (DKIM, RFC 6376). The public half stands in the DNS at SELECTOR._domainkey.DOMAIN. */
export type DkimKey = { readonly domain: string; readonly selector: string; readonly privateKey: string }

/** Reads the private key (PEM) once, at the start: a key that cannot be used must not be found out by letters that are refused. */
export function readDkimKey({ domain, selector, file }: { domain: string; selector: string; file: string }): DkimKey {
  let privateKey: string
  try {
    privateKey = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Refusal(
      'configuration',
      'The file in DKIM_PRIVATE_KEY_FILE cannot be read.',
      'Check that it exists and that the user who runs Spotlight may read it. See docs/operate.md, "Mail".',
      { cause },
    )
  }
  const type = typeOf(privateKey)
  if (type === 'rsa') return { domain, selector, privateKey }
  throw new Refusal(
    'configuration',
    'The file in DKIM_PRIVATE_KEY_FILE holds no private key that mail can be signed with.',
    'It must be an RSA key without a passphrase, as text (PEM): openssl genrsa -out dkim.pem 2048. See docs/operate.md, "Mail".',
  )
}

function typeOf(pem: string): string | undefined {
  try {
    return createPrivateKey(pem).asymmetricKeyType
  } catch {
    // What is wrong with it in detail helps nobody, and says something of a secret.
    return undefined
  }
}
