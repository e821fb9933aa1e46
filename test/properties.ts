/**
 * fast-check as all tests use it: whether a commit is green must follow from the commit, so the inputs that are drawn are the same in
 * every run. `SEED=random` draws others, to look for what these have missed; `SEED=<number>` draws those again that a failure names.
 */
import {configureGlobal} from 'fast-check'

const asked = process.env['SEED']
if (asked !== 'random') configureGlobal({seed: Number(asked ?? 20261126)})

// biome-ignore lint/style/noRestrictedImports: this is the one door.
export {default} from 'fast-check'
