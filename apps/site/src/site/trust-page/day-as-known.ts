export { dayAsKnown } from '../../releases/index.ts'
