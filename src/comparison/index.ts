export {type Comparison, compare, type Row, type RowKind} from './compare.ts'
export {normal} from './normal.ts'
export {type Risk, riskWords} from './risks.ts'
export type {Part} from './words.ts'
