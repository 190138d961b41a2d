/** An API error as RFC 9457 wants it. `detail` says what happened and what to do. */
export type Problem = {
  readonly status: 400 | 403 | 404 | 405 | 406 | 409 | 413 | 422 | 429 | 500 | 503
  readonly title: string
  readonly detail: string
}

export function problemResponse(problem: Problem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ type: 'about:blank', ...problem }), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'access-control-allow-origin': '*',
      // What is missing today may be there tomorrow, and an error can tell what somebody asked for.
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  })
}
