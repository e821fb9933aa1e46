import {readdirSync, readFileSync} from 'node:fs'
import {Ajv2020} from 'ajv/dist/2020.js'
import {describe, expect, test} from 'vitest'
import {generateTypes} from '../scripts/generate-types.js'
import {formats as ours} from '../src/frontmatter/formats.ts'

type Schema = {readonly [key: string]: unknown}
const folder = new URL('../schemas/', import.meta.url)
const isSchema = (file: string): boolean => file.endsWith('.schema.json')
const schemas: Readonly<Record<string, Schema>> = Object.fromEntries(
  readdirSync(folder)
    .filter(isSchema)
    .map(file => [file.replace('.schema.json', ''), JSON.parse(readFileSync(new URL(file, folder), 'utf8'))]),
)
const formats = Object.keys(ours)
const annotations = ['title', 'description', 'examples', 'default', 'x-clause', '$schema', '$id', '$defs']

const isObject = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The schema with its reference followed; what stands beside the reference wins. */
function followed(schema: Schema, file: string): {readonly schema: Schema; readonly file: string} {
  if (typeof schema.$ref !== 'string') return {schema, file}
  const [where, name] = schema.$ref.split('#/$defs/') as [string, string]
  const from = where === '' ? file : where.replace('.schema.json', '')
  const definition = (schemas[from]!.$defs as {[name: string]: Schema})[name]
  if (!definition) throw new Error(`${file}: ${schema.$ref} names nothing`)
  const target = followed(definition, from)
  return {schema: {...target.schema, ...schema}, file: target.file}
}

interface Place {
  readonly at: string
  readonly schema: Schema
}
/** Every schema that describes an object, with where it stands; conditions only restate members, so they are left out. */
function objects(schema: unknown, at: string): Place[] {
  if (!isObject(schema)) return []
  const below = Object.entries(schema).flatMap(([key, value]) => {
    if (['allOf', 'if', 'examples'].includes(key) || (schema.type === 'object' && (key === 'then' || key === 'else'))) return []
    if (key === 'properties' || key === '$defs')
      return Object.entries(value as Schema).flatMap(([name, member]) => objects(member, `${at}/${key}/${name}`))
    return objects(value, `${at}/${key}`)
  })
  return schema.type === 'object' ? [{at, schema}, ...below] : below
}
const allObjects = Object.entries(schemas).flatMap(([name, schema]) => objects(schema, name))
const members = allObjects.flatMap(({at, schema}) =>
  Object.entries((schema.properties ?? {}) as {[key: string]: Schema}).map(([key, member]) => ({
    at: `${at}/${key}`,
    member: followed(member, at.split('/')[0]!).schema,
  })),
)

describe('every schema', () => {
  test('compiles in strict mode', () => {
    const ajv = new Ajv2020({strict: true, allErrors: true})
    for (const format of formats) ajv.addFormat(format, true)
    ajv.addKeyword('x-clause')
    for (const schema of Object.values(schemas)) ajv.addSchema(schema)
    for (const name of Object.keys(schemas)) expect(() => ajv.getSchema(`${name}.schema.json`), name).not.toThrow()
  })

  test('is named as its file', () => {
    for (const [name, schema] of Object.entries(schemas)) expect(schema.$id).toBe(`${name}.schema.json`)
  })

  test('closes its objects', () => {
    const loose = allObjects.filter(({schema}) => schema.additionalProperties !== false && !isObject(schema.additionalProperties))
    expect(loose.map(({at}) => at)).toEqual([])
  })
})

describe('every field', () => {
  test('has a label, a description and an example', () => {
    const scalar = (schema: Schema): boolean => ['string', 'integer', 'number', 'boolean'].includes(String(schema.type))
    const missing = members.flatMap(({at, member}) => [
      ...(typeof member.title === 'string' && /\p{Script=Han}|^URL/u.test(member.title) ? [] : [`${at}: title`]),
      ...(typeof member.description === 'string' && member.description.endsWith('。') ? [] : [`${at}: description`]),
      ...(!scalar(member) || Array.isArray(member.examples) ? [] : [`${at}: examples`]),
    ])
    expect(members.length).toBeGreaterThan(300)
    expect(missing).toEqual([])
  })

  test('has a label that no other field of its object has, because labels are keys too', () => {
    const repeated = allObjects.flatMap(({at, schema}) => {
      const file = at.split('/')[0]!
      const labels = Object.values((schema.properties ?? {}) as {[key: string]: Schema}).map(
        member => followed(member, file).schema.title,
      )
      return labels.filter((label, index) => labels.indexOf(label) !== index).map(label => `${at}: ${label}`)
    })
    expect(repeated).toEqual([])
  })

  test('is described with known keywords only', () => {
    const known = new Set([
      ...annotations,
      ...['$ref', 'type', 'enum', 'const', 'items', 'properties', 'required', 'additionalProperties', 'propertyNames', 'allOf'],
      ...[
        'if',
        'then',
        'else',
        'format',
        'pattern',
        'minLength',
        'maxLength',
        'minimum',
        'maximum',
        'minItems',
        'maxItems',
        'uniqueItems',
      ],
    ])
    const unknown = members.flatMap(({at, member}) =>
      Object.keys(member)
        .filter(key => !known.has(key))
        .map(key => `${at}: ${key}`),
    )
    expect(unknown).toEqual([])
  })

  test('has examples that satisfy it', () => {
    const ajv = new Ajv2020({strict: false, allErrors: true})
    for (const format of formats) ajv.addFormat(format, true)
    for (const schema of Object.values(schemas)) ajv.addSchema(schema)
    const wrong = allObjects.flatMap(({at, schema}) =>
      Object.entries((schema.properties ?? {}) as {[key: string]: Schema}).flatMap(([key, member]) => {
        const file = at.split('/')[0]!
        const {examples} = followed(member, file).schema
        const pointer = at.split('/').slice(1).join('/')
        const validate = ajv.compile({$ref: `${file}.schema.json#/${pointer === '' ? '' : `${pointer}/`}properties/${key}`})
        return ((examples ?? []) as unknown[])
          .filter(example => !validate(example))
          .map(example => `${at}/${key}: ${JSON.stringify(example)}`)
      }),
    )
    expect(wrong).toEqual([])
  })
})

test('the generated types are those of the schemas (npm run generate)', async () => {
  expect(readFileSync(new URL('../src/base/content-types.ts', import.meta.url), 'utf8')).toBe(await generateTypes())
})
