import { sql } from 'kysely'
import { z } from 'zod'
import { rows, type WriteDb } from './database/handle.ts'
import type { OpenDatabase } from './database/open.ts'

/** News that travels upward between rooms, and to every other process on the same database. */
export type News = z.infer<typeof newsSchema>

const newsSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('release-published'), release: z.string() }),
  z.object({ name: z.literal('register-imported') }),
  z.object({ name: z.literal('charity-saved') }),
  z.object({ name: z.literal('passage-withheld'), release: z.string() }),
  z.object({ name: z.literal('holidays-changed') }),
  /** What everybody can read of the letters with a trust is not what it was. */
  z.object({ name: z.literal('letters-published') }),
  /** What stands on the wall of signs is not what it was. */
  z.object({ name: z.literal('signs-changed') }),
  /** What everybody can read of people’s stories is not what it was. */
  z.object({ name: z.literal('stories-changed') }),
  /** What everybody can read of mailings is not what it was. */
  z.object({ name: z.literal('mailings-changed') }),
  /** What everybody can read of hospitals’ pledges is not what it was. */
  z.object({ name: z.literal('pledges-changed') }),
  /** What staff enter of the campaign's impact is not what it was. */
  z.object({ name: z.literal('impact-changed') }),
  /** A hospital has sent a submission, or staff have decided about one. */
  z.object({ name: z.literal('submissions-changed') }),
  /** A report has a new edition. */
  z.object({ name: z.literal('report-published'), report: z.string() }),
  /** What staff publish as entries, or the programme brings, is not what it was. */
  z.object({ name: z.literal('entries-changed') }),
  /** Who stands behind the standards of care, or what units say of themselves, is not what it was. */
  z.object({ name: z.literal('endorsements-changed') }),
  z.object({ name: z.literal('assessments-changed') }),
  /** Who has completed a training is not what it was. */
  z.object({ name: z.literal('training-changed') }),
  /** What pictures show, or which documents there are, is not what it was. */
  z.object({ name: z.literal('images-changed') }),
  z.object({ name: z.literal('documents-changed') }),
  /** A connection was lost and news may have been missed: forget whatever is cached. */
  z.object({ name: z.literal('news-missed') }),
])

const channel = 'spotlight_news'

/** Announces within the transaction: heard when, and only when, it commits. */
export async function announce(tx: WriteDb, news: News): Promise<void> {
  await sql`select pg_notify(${channel}, ${JSON.stringify(news)})`.execute(
    rows(tx) as Parameters<ReturnType<typeof sql>['execute']>[0],
  )
}

/** Hears all news, this process's own included. Returns how to stop. */
export function hearNews(database: OpenDatabase, heard: (news: News) => void): Promise<() => Promise<void>> {
  return database.listen(channel, payload => {
    if (payload === '') return heard({ name: 'news-missed' })
    const news = newsSchema.safeParse(JSON.parse(payload))
    // A newer process may announce what this one does not know: forgetting the cache is always safe.
    heard(news.success ? news.data : { name: 'news-missed' })
  })
}
