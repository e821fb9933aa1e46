/** The signature over `index.json`: Ed25519, whose signatures are the same every time. */
import {createPrivateKey, createPublicKey, type KeyObject, sign, verify} from 'node:crypto'
import {digest} from '../base/digest.ts'
import type {FeedIndex} from './types.ts'

type ListedKey = FeedIndex['keys'][number]

/** A private key in PEM; null when it is none, or not Ed25519. */
export function privateKey(pem: string | Uint8Array): KeyObject | null {
  try {
    const key = createPrivateKey(Buffer.from(pem))
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}

/** A public key in PEM, or as the index lists it (SPKI in base64); null when it is none. */
export function publicKey(text: string): KeyObject | null {
  // A public key could be made of it; but whoever hands over the private one has mixed them up, and should know.
  if (text.includes('PRIVATE KEY')) return null
  try {
    const key = text.includes('-----BEGIN')
      ? createPublicKey(text)
      : createPublicKey({key: Buffer.from(text.trim(), 'base64'), format: 'der', type: 'spki'})
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}

/** A key as the index names it: its id is the beginning of the digest of its public half. */
export function listedKey(key: KeyObject): ListedKey {
  const spki = createPublicKey(key).export({format: 'der', type: 'spki'})
  return {id: digest(spki).slice(0, 16), alg: 'Ed25519', spki: spki.toString('base64')}
}

/** The text of `index.json.sig`: base64, and the end of the line. */
export const signatureOf = (bytes: Uint8Array, key: KeyObject): string => `${sign(null, bytes, key).toString('base64')}\n`

/** Whether one of the keys has made the signature. */
export function isSignedBy(bytes: Uint8Array, signature: string, keys: readonly KeyObject[]): boolean {
  const raw = Buffer.from(signature.trim(), 'base64')
  return raw.length === 64 && keys.some(key => verify(null, bytes, key, raw))
}
