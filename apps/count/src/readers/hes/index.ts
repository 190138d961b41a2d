export { hesApc, hesReader } from './hes-apc.ts'
