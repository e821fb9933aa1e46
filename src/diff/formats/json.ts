/** For programs: the document as it is, with nothing in it that a terminal or a build log obeys. */
import {inert} from '../../reporters/json.ts'
import type {Format} from './format.ts'

export const json: Format = diff => `${inert(JSON.stringify(diff, null, 2))}\n`
