export { readForm, type SentForm } from '../../read-form.ts'
