/** The report formats by name, alphabetical; a new one is a file and a line. */
import {concise} from './concise.ts'
import {github} from './github.ts'
import {json} from './json.ts'
import {pretty} from './pretty.ts'
import type {Reporter} from './reporter.ts'

export type {Reporter, ReportSettings} from './reporter.ts'

export const reporters: ReadonlyMap<string, Reporter> = new Map(Object.entries({concise, github, json, pretty}))
