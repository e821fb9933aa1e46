/** Front matter against its kind's schema. ajv finds what is wrong; what is said is ours, in the editor's words. */
import type {Ajv2020, ErrorObject} from 'ajv/dist/2020.js'
import {later} from '../base/later.ts'
import type {Diagnostic, Json, JsonSchema, Pointer, Position} from '../base/types.ts'
import {type Accepts, acceptsOf, annotations} from './accepts.ts'
import {conditionsOf} from './conditions.ts'
import {type Field, formOf} from './fields.ts'
import {formats} from './formats.ts'
import {ajv2020} from './libraries.ts'
import type {Lines} from './rewrite.ts'
import {settle} from './settle.ts'
import {told} from './told.ts'

type Places = Readonly<Record<Pointer, Position>>

/** What is known of a file besides its data. */
export interface Written {
  readonly keyPositions?: Places
  /** Given, what leaves no doubt comes with its mend. */
  readonly lines?: Lines
}

export interface Validator {
  /** The form of a kind, for `englishKeys`. An unknown name throws. */
  schema(name: string): Field
  /** What is wrong with data, in order of place; one mistake, one diagnostic. Keys are the English ones. */
  validate(name: string, data: Json, positions: Places, path: string, more?: Written): readonly Diagnostic[]
}

const validators = new WeakMap<ReadonlyMap<string, JsonSchema>, Validator>()

/** `compileSchemas`, once for each map of schemas. */
export function validatorOf(schemas: ReadonlyMap<string, JsonSchema>): Validator {
  const made = validators.get(schemas) ?? compileSchemas(schemas)
  validators.set(schemas, made)
  return made
}

const sound = new WeakSet<JsonSchema>()

/** Says of schemas that they are known to be sound, as the tests of this package know of its own: nothing has to check them again. */
export function vouchFor(schemas: Iterable<JsonSchema>): void {
  for (const schema of schemas) sound.add(schema)
}

/** A validator for schemas by name. A schema that ajv's strict mode refuses throws when it is first used, unless it is vouched for. */
export function compileSchemas(schemas: ReadonlyMap<string, JsonSchema>): Validator {
  const forms = new Map<string, Field>()
  const quick = new Map<string, Accepts | null>()
  const isSound = [...schemas.values()].every(schema => sound.has(schema))
  const compiled = later(() => compiling(schemas, isSound))
  if (!isSound) compiled()
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
  const accepts = (name: string, data: Json): boolean => {
    if (!quick.has(name)) quick.set(name, acceptsOf(named(name), schemas))
    return quick.get(name)?.(data) ?? false
  }
  return {
    schema,
    validate(name, data, positions, path, {keyPositions = {}, lines} = {}) {
      if (isSound && accepts(name, data)) return []
      const {ajv, conditions, branch} = compiled()
      const id = (named(name)['$id'] as string | undefined) ?? `${name}.schema.json`
      const check = ajv.getSchema(id)!
      if (check(data)) return []
      const errors = settle((check.errors ?? []) as ErrorObject[], data, conditions, branch)
      const checked = {id, form: schema(name), data, positions, keyPositions, path, conditions, lines: lines ?? null}
      return told(errors, checked).toSorted(byPlace)
    },
  }
}

function compiling(schemas: ReadonlyMap<string, JsonSchema>, isSound: boolean) {
  const Ajv = ajv2020()
  const options = {
    strict: true,
    strictRequired: false,
    allErrors: true,
    ownProperties: true,
    verbose: true,
    validateSchema: !isSound,
    formats: Object.fromEntries(Object.entries(formats).map(([name, {passes}]) => [name, passes])),
    keywords: annotations,
  }
  // A branch of a union, seen alone, may lean on what stands around it: strict mode would refuse it.
  const branches = later(() => holding(schemas, new Ajv({...options, strict: false})))
  return {
    ajv: holding(schemas, new Ajv(options)),
    conditions: conditionsOf(schemas),
    branch: (address: string) => branches().getSchema(address) ?? null,
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
