export { cosdReader } from './cosd-reader.ts'
