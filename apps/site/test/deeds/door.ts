/**
 * What of /console stands before the table of deeds, each for a reason. Every other route is added by consoleRoute, and a test holds all
 * of them to that.
 */
export const door: Readonly<Record<string, string>> = {
  '/console/sign-in': 'Whoever signs in has no role yet.',
  '/console/second-step': 'The password was right; until the second step there is no role.',
  '/console/second-step/set-up': 'A second step is chosen before anybody is let in.',
  '/console/second-step/app': 'A second step is chosen before anybody is let in.',
  '/console/passkey': 'Signs in.',
  '/console/passkey/options': 'What a browser needs to sign in with a passkey.',
  '/console/passkey/new': 'A passkey can be the second step that is chosen before anybody is let in.',
  '/console/passkey/new/options': 'What a browser needs to make that passkey.',
  '/console/forgotten': 'Whoever has forgotten their password cannot sign in.',
  '/console/new-password/:token': 'The link from the mail is what proves who somebody is.',
  '/console/enter/:token': 'The one-time link makes the first admin, when there is none.',
  '/console/invitation/:token': 'Whoever is invited has no account yet.',
  '/console/leave': 'Everybody may leave, also whoever is half in.',
}
