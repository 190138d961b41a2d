import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { explain, Failure } from '../workbench/index.ts'

/** The environment variable with the words that lock a key file, if it is locked. */
export const passphraseVariable = 'SPOTLIGHT_KEY_PASSPHRASE'

/**
 * Reads the private key with which a trust signs: PEM, PKCS#8, readable by its owner alone.
 *
 * @throws Failure if there is none, if others can read it, or if the passphrase does not open it
 */
export function readPrivateKey(file: string, passphrase: string | undefined): KeyObject {
  const pem = readOwn(file)
  const isLocked = pem.includes('ENCRYPTED PRIVATE KEY')
  if (isLocked && passphrase === undefined) {
    throw new Failure(
      'usage',
      `The key in ${file} is locked. Set ${passphraseVariable} to its passphrase and run the same command again.`,
    )
  }
  const key = parsed(file, isLocked, () => createPrivateKey({ key: pem, ...(isLocked ? { passphrase } : {}) }))
  if (key.asymmetricKeyType !== 'ed25519')
    throw new Failure('input', `The key in ${file} is not an Ed25519 key. Make one with --new-key.`)
  return key
}

/** Reads a public key (PEM), to check a submission with. @throws Failure (input) if it is none */
export function readPublicKey(file: string): KeyObject {
  if (!existsSync(file)) throw new Failure('input', `There is no file ${file}.`)
  const key = parsed(file, false, () => createPublicKey(readFileSync(file, 'utf8')))
  if (key.asymmetricKeyType !== 'ed25519') throw new Failure('input', `The key in ${file} is not an Ed25519 key.`)
  return key
}

/** A pair of keys that is made and not yet written. */
export type NewKey = { privateKey: KeyObject; write(): void; takeBack(): void }

/**
 * Makes a key pair. `write` puts the private key into FILE (only its owner can read it) and the public key, which is no secret, into FILE.pub.
 *
 * @throws Failure (refused) if one of them is there already: a key is never written over
 */
export function makeKey(file: string, passphrase: string | undefined): NewKey {
  const publicFile = `${file}.pub`
  const taken = [file, publicFile].find(path => existsSync(path))
  if (taken !== undefined)
    throw new Failure(
      'refused',
      `${taken} is there already, and a key is never written over. Use it with --key, or choose another name.`,
    )
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const lock = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase }
  const written: string[] = []
  const put = (path: string, text: string | Buffer, mode: number) => {
    writeOnce(path, text, mode)
    written.push(path)
  }
  return {
    privateKey,
    write() {
      put(file, privateKey.export({ type: 'pkcs8', format: 'pem', ...lock }), 0o600)
      put(publicFile, publicKey.export({ type: 'spki', format: 'pem' }), 0o644)
    },
    takeBack() {
      for (const path of written.splice(0)) rmSync(path, { force: true })
    },
  }
}

/** On Windows a file’s mode says nothing about who can read it. */
function readOwn(file: string): string {
  if (!existsSync(file)) throw new Failure('input', `There is no key ${file}. Make one with --new-key ${file}.`)
  const handle = openSync(file, 'r')
  try {
    const isOpen = process.platform !== 'win32' && (fstatSync(handle).mode & 0o077) !== 0
    if (isOpen)
      throw new Failure(
        'refused',
        `Others can read the key ${file}. Close it with “chmod 600 ${file}” and run the same command again.`,
      )
    return readFileSync(handle, 'utf8')
  } finally {
    closeSync(handle)
  }
}

function parsed(file: string, isLocked: boolean, read: () => KeyObject): KeyObject {
  try {
    return read()
  } catch (error) {
    // What OpenSSL says of it is of no use to anybody, and could quote the file.
    const why = isLocked ? `${passphraseVariable} does not open the key ${file}.` : `${file} holds no key in PEM form.`
    throw new Failure('input', why, { cause: error })
  }
}

function writeOnce(file: string, text: string | Buffer, mode: number): void {
  let handle: number | undefined
  try {
    handle = openSync(file, 'wx', mode)
    writeSync(handle, text.toString())
    fsyncSync(handle)
  } catch (error) {
    if (handle !== undefined) rmSync(file, { force: true })
    throw explain(error, file)
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}
