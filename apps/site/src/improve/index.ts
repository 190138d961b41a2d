import type { Room } from '../foundation/index.ts'
import { assessmentRoutes } from './assessments/assessment-routes.ts'
import { assessmentsPanel } from './assessments/assessments-panel.tsx'
import { assessmentTodos } from './assessments/console/assessment-todos.ts'
import { assessmentHospitalPart } from './assessments/hospital/hospital-part.tsx'
import { deskPath as assessmentDeskPath } from './assessments/links.ts'
import { endorsementTodos } from './endorsements/console/endorsement-todos.ts'
import { endorsementRoutes } from './endorsements/endorsement-routes.ts'
import { endorsementsPanel } from './endorsements/endorsements-panel.tsx'
import { holdRestoredNames } from './endorsements/keep-endorsements.ts'
import { deskPath } from './endorsements/links.ts'
import { endorsementsPart } from './endorsements/pages/standards-part.tsx'
import { migration0031a } from './migration-0031a.ts'
import { migration0032a } from './migration-0032a.ts'
import { migration0033 } from './migration-0033.ts'
import { pledgeTodos } from './pledges/console/pledge-todos.ts'
import { pledgeHospitalPart } from './pledges/hospital/hospital-part.tsx'
import { pledgePanel } from './pledges/pages/pledge-panel.tsx'
import { pledgeSearch } from './pledges/pages/pledge-search.ts'
import { deskPath as pledgeDeskPath, pledgesPath } from './pledges/pledge-links.ts'
import { pledgeRoutes } from './pledges/pledge-routes.ts'
import { migration0034 } from './pledges/store/migration-0034.ts'
import { professionalTodos } from './professionals/console/professional-todos.ts'
import { professionalsPath } from './professionals/links.ts'
import { professionalRoutes } from './professionals/professional-routes.ts'
import { sayRestoredPassages } from './say-restored-passages.ts'
import { standardsPath } from './standards/links.ts'
import { standardsDocuments } from './standards/standards-documents.ts'
import { standardsKinds } from './standards/standards-kinds.ts'
import { standardsRoutes } from './standards/standards-routes.ts'
import { standardsSearch } from './standards/standards-search.ts'
import { searchTrainings } from './training/catalogue/load-trainings.ts'
import { trainingKind } from './training/catalogue/training-kind.ts'
import { holdRestoredCertificates } from './training/completions/keep-completions.ts'
import { trainingPanel } from './training/coverage/training-panel.tsx'
import { deskPath as trainingDeskPath, trainingsPath } from './training/training-links.ts'
import { trainingRoutes } from './training/training-routes.ts'
import { workPurposes } from './work-purposes.ts'

export { type EndorsementTotals, endorsementTotals } from './endorsements/endorsement-lists.ts'
export { endorsementsPath } from './endorsements/links.ts'
export { type RoundedCount, roundedCount } from './endorsements/rounded-count.ts'
export { exampleStandardsSeed } from './example/seed-example-standards.ts'
export { keepImprove } from './keep-improve.ts'
export { examplePledgeSeed } from './pledges/example/seed-example-pledges.ts'
export { cleanLine, cleanText, lengthOf } from './pledges/form/clean-text.ts'
export { pledgesPath } from './pledges/pledge-links.ts'
export { type AllPromises, promisesOfAll } from './pledges/promises-of-all.ts'
export { type TrainingTotals, trainingTotals } from './training/coverage/training-totals.ts'
export { coveragePath } from './training/training-links.ts'

/** What makes care better: the standards, who stands behind them, hospitals' pledges, training. */
export const improveRoom: Room = {
  name: 'improve',
  migrations: [migration0031a, migration0032a, migration0033, migration0034],
  routes: router => {
    professionalRoutes(router, workPurposes)
    standardsRoutes(router, async c => [await endorsementsPart(c)])
    endorsementRoutes(router)
    assessmentRoutes(router)
    pledgeRoutes(router)
    trainingRoutes(router)
  },
  entryKinds: [...standardsKinds, trainingKind],
  menu: [
    { place: 'footer', order: 34, path: standardsPath, label: 'standards.menu' },
    { place: 'footer', order: 36, path: pledgesPath, label: 'pledges.menu' },
    { place: 'footer', order: 37, path: trainingsPath, label: 'training.title' },
    { place: 'console', order: 55, path: trainingDeskPath, label: 'training.console.menu' },
    { place: 'console', order: 56, path: assessmentDeskPath, label: 'assessments.console.menu' },
    { place: 'console', order: 57, path: pledgeDeskPath, label: 'pledges.console.menu' },
    { place: 'console', order: 58, path: deskPath, label: 'endorsements.console.menu' },
    { place: 'console', order: 59, path: professionalsPath, label: 'professionals.console.menu' },
  ],
  trustPanels: async (code, c) => [
    ...(await endorsementsPanel(code, c)),
    ...(await assessmentsPanel(code, c)),
    ...(await pledgePanel(code, c)),
    ...(await trainingPanel(code, c)),
  ],
  documents: standardsDocuments,
  searchEntries: async c => [...(await standardsSearch(c)), ...(await pledgeSearch(c)), ...(await searchTrainings(c))],
  hospitalParts: async (person, c) => [...(await pledgeHospitalPart(person, c)), ...(await assessmentHospitalPart(person, c))],
  afterRestore: async (db, now) => {
    const all = [await holdRestoredNames(db, now), await holdRestoredCertificates(db, now), await sayRestoredPassages(db)]
    const said = all.filter(each => each !== null)
    return said.length > 0 ? said.join('\n') : null
  },
  consoleTodos: async c => [
    ...(await professionalTodos(c)),
    ...(await endorsementTodos(c)),
    ...(await assessmentTodos(c)),
    ...(await pledgeTodos(c)),
  ],
}
