export { susApc, susReader } from './sus-apc.ts'
