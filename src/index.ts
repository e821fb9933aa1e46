/** The public surface of the package. */
export {defineKind, defineOutput, defineRule} from './base/define.ts'
export {UsageError} from './base/diagnostics.ts'
export type {Progress} from './base/progress.ts'
export type * from './base/types.ts'
export type {BuildOptions, BuildReport, CheckReport, RunOptions} from './pipeline/index.ts'
export {build, check} from './pipeline/index.ts'
export type {OpenOptions} from './project/open.ts'
export {openProject} from './project/open.ts'
