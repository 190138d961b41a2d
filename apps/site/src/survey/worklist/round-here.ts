export { nameOfRound, roundHere, roundSubject, trailToRound } from '../round-here.ts'
