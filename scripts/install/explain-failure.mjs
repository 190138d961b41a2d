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
 * What went wrong and what to do about it, and below that the lines of npm's own report that help to look closer.
 *
 * @param {string} output what npm wrote
 * @returns {string}
 */
export function explainFailure(output) {
  const known = causes.find(([pattern]) => pattern.test(output))
  const lines = output.trim().split('\n')
  if (known === undefined) return `The packages could not be installed. npm said:\n\n${lines.slice(-12).join('\n')}`
  const telling = lines.filter(line => /^npm (error|ERR!) (code|path|request to|network request|404) ?/.test(line)).slice(0, 3)
  return [`The packages could not be installed. ${known[1]}`, ...telling].join('\n')
}
