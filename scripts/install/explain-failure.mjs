/** @type {[pattern: RegExp, sentence: string][]} */
const causes = [
  [
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR)\b/,
    'The npm registry cannot be reached. Check the connection (and the proxy, if you use one) and run the same command again.',
  ],
  [/\bENOSPC\b/, 'The disk is full. Make about 1 GB of room and run the same command again.'],
  [
    /\b(EACCES|EPERM|EROFS)\b/,
    'This folder, or npm’s cache, cannot be written by this user. Change its owner or permissions and run the same command again.',
  ],
  [
    /\b(EUSAGE|can only install packages when your package\.json and package-lock\.json)/,
    'package.json and package-lock.json do not fit together. Run “npm install” and commit package-lock.json.',
  ],
  [
    /\b(E404|ETARGET|ENOVERSIONS)\b/,
    'The npm registry that this machine uses does not have one of the packages. Check “npm config get registry”.',
  ],
  [
    /\b(E401|E403|ENEEDAUTH)\b/,
    'The npm registry that this machine uses refuses access. Check “npm config get registry” and its sign-in.',
  ],
  [/\b(EINTEGRITY)\b/, 'A package arrived damaged or changed. Run “npm cache clean --force” and then the same command again.'],
]

/**
 * What went wrong in one or two sentences, and npm's own last words below them where they help.
 *
 * @param {string} output what npm wrote
 * @returns {string}
 */
export function explainFailure(output) {
  const known = causes.find(([pattern]) => pattern.test(output))
  const lastWords = output.trim().split('\n').slice(-8).join('\n')
  if (known !== undefined) return `The packages could not be installed. ${known[1]}\n\n${lastWords}`
  return `The packages could not be installed. npm said:\n\n${lastWords}`
}
