import {Ajv2020} from 'ajv/dist/2020.js'
import {describe, expect, test} from 'vitest'
import type {Json} from '../../src/base/types.ts'
import {nonconforming} from '../../src/feed/conforms.ts'
import {feedSchemas} from '../../src/feed/schemas.ts'
import fc from '../properties.ts'
import {type Files, published, stateOf, withdrawal} from './memory.ts'

const ajv = new Ajv2020({strict: true, strictTypes: false, allowUnionTypes: true})
for (const name of ['date', 'date-time', 'uri']) ajv.addFormat(name, true)
const passes = Object.fromEntries(Object.entries(feedSchemas).map(([name, schema]) => [name, ajv.compile(schema)]))

async function sample(): Promise<{readonly values: Readonly<Record<string, Json>>; readonly files: Files}> {
  const first = await published(null, {docs: [{id: 'a', file: '一'}, {id: 'b'}], today: '2026-02-01'})
  const files = await published(first, {docs: [{id: 'a', file: '一', links: {解读: [{id: 'b'}]}}], gone: [withdrawal('b')]})
  const {index, events, rows, tombstones} = await stateOf(files)
  const record = JSON.parse(String(files.get('records/a.json')))
  return {
    values: {index, event: events[2], row: rows[0], tombstone: tombstones[0], record} as unknown as Record<string, Json>,
    files,
  }
}

describe('the schemas', () => {
  test('are good ones, and describe every member in Chinese', () => {
    const look = (schema: Json, at: string): void => {
      for (const [name, member] of Object.entries(
        (schema as {properties?: Record<string, Record<string, Json>>}).properties ?? {},
      )) {
        const {description, const: fixed} = member
        expect(description ?? fixed, `${at}/${name}`).toBeTruthy()
        look(member, `${at}/${name}`)
      }
    }
    for (const [name, schema] of Object.entries(feedSchemas)) {
      expect(ajv.validateSchema(schema), name).toBe(true)
      look(schema, name)
    }
  })

  test('accept what is made', async () => {
    const {values, files} = await sample()
    for (const [name, value] of Object.entries(values)) {
      expect(passes[name]!(value), `${name}: ${ajv.errorsText(passes[name]!.errors)}`).toBe(true)
      expect(nonconforming(value, feedSchemas[name]!), name).toBeNull()
    }
    for (const name of Object.keys(feedSchemas))
      expect(JSON.parse(String(files.get(`schema/${name}.json`)))).toEqual(feedSchemas[name])
  })

  test('are read by our own short reading as by a validator, whatever is put in place of a member', async () => {
    const {values} = await sample()
    const names = Object.keys(values)
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), fc.jsonValue({maxDepth: 1}), (name, pick, value) => {
        const whole = structuredClone(values[name]) as Record<string, Json>
        const keys = Object.keys(whole)
        const key = keys[pick % keys.length]!
        whole[key] = value as Json
        expect(nonconforming(whole, feedSchemas[name]!) === null, `${name}.${key} = ${JSON.stringify(value)}`).toBe(
          passes[name]!(whole),
        )
      }),
      {numRuns: 500},
    )
  })

  test('miss a member that is not there', async () => {
    const {values} = await sample()
    for (const [name, value] of Object.entries(values))
      for (const key of feedSchemas[name]!['required'] as string[]) {
        const {[key]: _, ...rest} = value as Record<string, Json>
        expect(nonconforming(rest, feedSchemas[name]!), `${name} without ${key}`).toBe(`/${key}`)
      }
  })
})
