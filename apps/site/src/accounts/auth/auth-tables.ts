import type { BetterAuthOptions } from 'better-auth'

const staffId = { userId: 'staff_id' } as const
const dates = { createdAt: 'created_at', updatedAt: 'updated_at' } as const

/** Which of our tables and columns better-auth means by its own names. A test compares the result with the migration. */
export const authTables = {
  user: {
    modelName: 'staff',
    fields: { ...dates, emailVerified: 'email_verified' },
    // Ours alone: better-auth neither asks for them nor changes them.
    additionalFields: {
      role: { type: 'string', required: true, input: false },
      language: { type: 'string', required: true, input: false },
    },
  },
  session: {
    modelName: 'staff_session',
    fields: { ...dates, ...staffId, expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent' },
    additionalFields: {
      method: { type: 'string', required: true, input: false, defaultValue: 'password' },
      seenAt: { type: 'date', required: true, input: false, fieldName: 'seen_at', defaultValue: () => new Date() },
      provedAt: { type: 'date', required: true, input: false, fieldName: 'proved_at', defaultValue: () => new Date() },
    },
  },
  account: {
    modelName: 'staff_account',
    fields: {
      ...dates,
      ...staffId,
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
    },
  },
  verification: {
    modelName: 'staff_verification',
    fields: { ...dates, expiresAt: 'expires_at' },
  },
} as const satisfies Pick<BetterAuthOptions, 'user' | 'session' | 'account' | 'verification'>

export const twoFactorTables = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'staff_two_factor',
    fields: {
      ...staffId,
      backupCodes: 'backup_codes',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
} as const

export const passkeyTables = {
  passkey: {
    modelName: 'staff_passkey',
    fields: {
      ...staffId,
      createdAt: 'created_at',
      publicKey: 'public_key',
      credentialID: 'credential_id',
      deviceType: 'device_type',
      backedUp: 'backed_up',
    },
  },
} as const
