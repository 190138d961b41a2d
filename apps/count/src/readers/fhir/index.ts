export { fhirReader } from './fhir-reader.ts'
