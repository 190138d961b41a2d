/** An answer belongs to who asked: no shared cache keeps it, and the way back does not ask again. */
export const answerHeaders = { 'cache-control': 'private, max-age=300' } as const
