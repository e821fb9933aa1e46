/** Hosts of repositories that gzgk writes workflows for; a new one is a file and a line. */
import type {Host} from './files.ts'
import {gitee} from './gitee.ts'
import {github} from './github.ts'
import {gitlab} from './gitlab.ts'
import {preReceive} from './hook.ts'

export type {Host, WorkflowFile} from './files.ts'

export const hosts: readonly Host[] = [github, gitlab, gitee, preReceive]
