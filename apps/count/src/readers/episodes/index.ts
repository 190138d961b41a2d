export { type EpisodeFeed, episodeColumns } from './episode-columns.ts'
export { episodeReader } from './read-episodes.ts'
