export { listsCountedBy } from './check-references.ts'
export { type CodeQuestion, type Compiled, compileConditions } from './compile-conditions.ts'
export type { Criteria } from './criteria-language.ts'
export { type CriteriaMeasure, criteriaMeasures, measuresOfThings } from './criteria-measures.ts'
export { definitionsOfProgram } from './definitions-of-program.ts'
export { type Definitions, loadDefinitions, type Part, readDefinitions } from './load-definitions.ts'
export { codeRows, putCodeLists } from './put-code-lists.ts'
export type {
  CodeList,
  CodeTest,
  Condition,
  Defeater,
  Example,
  ExampleRecord,
  Expectation,
  Fact,
  Ground,
  Rule,
} from './rule-language.ts'
export { sealName } from './seal.ts'
export { sites, sourceNames } from './terms.ts'
