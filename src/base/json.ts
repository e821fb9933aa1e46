/** Plain JSON, told apart. */
import type {Json, JsonObject} from './types.ts'

/** Whether a value is a mapping: no list, not null, not absent. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
