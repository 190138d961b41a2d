export { printAccuracy, published } from './print.ts'
export { readCounted, readTruth } from './read.ts'
export { type Accuracy, type CountedPerson, score, type TruePerson } from './score.ts'
