export { isEmailAddress, isSameAddress } from '../../foundation/index.ts'
