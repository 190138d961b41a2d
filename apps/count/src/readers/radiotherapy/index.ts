export { radiotherapy, radiotherapyReader } from './radiotherapy-reader.ts'
