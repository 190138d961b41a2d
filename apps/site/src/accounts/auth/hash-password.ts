/** What better-auth keeps of a password. Loaded when somebody first needs it, as the rest of better-auth. */
export async function hashPassword(password: string): Promise<string> {
  const crypto = await import('better-auth/crypto')
  return crypto.hashPassword(password)
}
