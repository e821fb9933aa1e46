/**
 * The libraries behind the short ways, loaded when the first text or form needs them, which most runs never do: loading them takes longer
 * than reading a hundred files. All three are CommonJS, so those who ask need not wait.
 */
import {createRequire} from 'node:module'
import type {Ajv2020} from 'ajv/dist/2020.js'
import type matter from 'gray-matter'
import type * as Yaml from 'yaml'
import {later} from '../base/later.ts'

const load = createRequire(import.meta.url)

export const yaml = later(() => load('yaml') as typeof Yaml)
export const grayMatter = later(() => load('gray-matter') as typeof matter)
export const ajv2020 = later(() => (load('ajv/dist/2020.js') as {readonly Ajv2020: typeof Ajv2020}).Ajv2020)
