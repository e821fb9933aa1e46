/** Front matter against its kind's schema. ajv finds what is wrong; what is said is ours, in the editor's words. */
import {Ajv2020, type ErrorObject} from 'ajv/dist/2020.js'
import type {Diagnostic, Json, JsonSchema, Pointer, Position} from '../base/types.ts'
import {conditionsOf} from './conditions.ts'
import {type Field, formOf} from './fields.ts'
import {formats} from './formats.ts'
import {settle} from './settle.ts'
import {told} from './told.ts'

type Places = Readonly<Record<Pointer, Position>>

export interface Validator {
  /** The form of a kind, for `englishKeys`. An unknown name throws. */
  schema(name: string): Field
  /** What is wrong with data, in order of place; one mistake, one diagnostic. Keys are the English ones. */
  validate(name: string, data: Json, positions: Places, path: string, keyPositions?: Places): readonly Diagnostic[]
}

const validators = new WeakMap<ReadonlyMap<string, JsonSchema>, Validator>()

/** `compileSchemas`, once for each map of schemas. */
export function validatorOf(schemas: ReadonlyMap<string, JsonSchema>): Validator {
  const made = validators.get(schemas) ?? compileSchemas(schemas)
  validators.set(schemas, made)
  return made
}

/** A validator for schemas by name. A schema that ajv's strict mode refuses throws when it is first used. */
export function compileSchemas(schemas: ReadonlyMap<string, JsonSchema>): Validator {
  const options = {
    strict: true,
    strictRequired: false,
    allErrors: true,
    ownProperties: true,
    verbose: true,
    formats: Object.fromEntries(Object.entries(formats).map(([name, {passes}]) => [name, passes])),
    keywords: annotations,
  }
  const ajv = holding(schemas, new Ajv2020(options))
  // A branch of a union, seen alone, may lean on what stands around it: strict mode would refuse it.
  const branches = holding(schemas, new Ajv2020({...options, strict: false}))
  const conditions = conditionsOf(schemas)
  const forms = new Map<string, Field>()
  const named = (name: string): JsonSchema => {
    const schema = schemas.get(name)
    if (!schema) throw new Error(`no schema named ${name}`)
    return schema
  }
  const schema = (name: string): Field => {
    const form = forms.get(name) ?? formOf(named(name), schemas)
    forms.set(name, form)
    return form
  }
  const compiled = (reference: string) => branches.getSchema(reference) ?? null
  return {
    schema,
    validate(name, data, positions, path, keyPositions = {}) {
      const id = (named(name)['$id'] as string | undefined) ?? `${name}.schema.json`
      const check = ajv.getSchema(id)!
      if (check(data)) return []
      const errors = settle((check.errors ?? []) as ErrorObject[], data, conditions, compiled)
      return told(errors, {id, form: schema(name), data, positions, keyPositions, path, conditions}).toSorted(byPlace)
    },
  }
}

function holding(schemas: ReadonlyMap<string, JsonSchema>, ajv: Ajv2020): Ajv2020 {
  for (const [name, schema] of schemas)
    ajv.addSchema(schema, typeof schema['$id'] === 'string' ? undefined : `${name}.schema.json`)
  return ajv
}

/** Stable: what stands at one place stays in the order of the schema. */
const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  a.place!.start.line - b.place!.start.line || a.place!.start.column - b.place!.start.column

/** Keywords that say something to editors and nothing to a validator: our clause, and those of VS Code. */
const annotations = [
  'x-clause',
  'markdownDescription',
  'enumDescriptions',
  'markdownEnumDescriptions',
  'defaultSnippets',
  'errorMessage',
  'patternErrorMessage',
  'deprecationMessage',
  'doNotSuggest',
  'suggestSortText',
]
