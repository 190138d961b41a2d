export { sact, sactReader } from './sact-reader.ts'
