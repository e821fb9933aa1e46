import {readdirSync, readFileSync} from 'node:fs'
import {Ajv2020, type ValidateFunction} from 'ajv/dist/2020.js'
import {describe, expect, test} from 'vitest'
import {isKind} from '../src/base/entries.ts'
import {steps, valuesAt} from '../src/base/pointer.ts'
import type {Entry, Json, Kind} from '../src/base/types.ts'
import {formats} from '../src/frontmatter/formats.ts'
import {kinds} from '../src/kinds/index.ts'

type Data = {[key: string]: Json | undefined}
const folder = new URL('../schemas/', import.meta.url)
const schemaFiles = readdirSync(folder).filter(file => file.endsWith('.schema.json'))
const read = (file: string): Data => JSON.parse(readFileSync(new URL(file, folder), 'utf8'))

const ajv = new Ajv2020({strict: true, allErrors: true})
ajv.addKeyword('x-clause')
for (const [name, {passes}] of Object.entries(formats)) ajv.addFormat(name, passes)
for (const file of schemaFiles) ajv.addSchema(read(file))
const validatorOf = (name: string): ValidateFunction => ajv.getSchema(`${name}.schema.json`)!

const errorsOf = (name: string, data: Data): string[] => {
  const validate = validatorOf(name)
  return validate(data)
    ? []
    : validate.errors!.filter(error => error.keyword !== 'if').map(error => `${error.instancePath} ${error.message}`)
}
const sampleOf = (name: string): Data => structuredClone(kinds.find(kind => kind.name === name)!.sample.data) as Data
const patched = (name: string, patch: Data): Data => ({...sampleOf(name), ...patch})
const idOf = (kind: Kind): string => kind.sample.path.replace(/^.*\//, '').replace('.md', '')

describe('the index', () => {
  test('names every file of src/kinds', () => {
    const files = readdirSync(new URL('../src/kinds/', import.meta.url)).filter(file => file !== 'index.ts')
    const named = kinds.map(kind => `${kind.name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}.ts`)
    expect(named, '在 src/kinds/index.ts 中补上缺少的一行').toEqual(files.sort())
  })

  test('has a schema for every kind and a kind for every schema', () => {
    const others = ['common', 'config', 'organizations', 'synonyms', 'terms']
    const schemas = schemaFiles.map(file => file.replace('.schema.json', ''))
    expect(kinds.map(kind => kind.name).sort()).toEqual(schemas.filter(name => !others.includes(name)).sort())
  })

  test('gives no two kinds one folder', () => {
    expect(new Set(kinds.map(kind => kind.dir)).size).toBe(kinds.length)
  })
})

/** The schema of what a pointer names, references followed; undefined when no such field is declared. */
function schemaAt(name: string, pointer: string): Data | undefined {
  let [schema, file]: [Data | undefined, string] = [read(`${name}.schema.json`), name]
  const follow = (): void => {
    while (schema && typeof schema.$ref === 'string') {
      const [where, definition] = schema.$ref.split('#/$defs/') as [string, string]
      if (where !== '') file = where.replace('.schema.json', '')
      schema = (read(`${file}.schema.json`).$defs as unknown as {[name: string]: Data})[definition]
    }
  }
  for (const step of steps(pointer)) {
    follow()
    const properties = schema?.properties as {[key: string]: Data} | undefined
    if (step !== '*') schema = properties?.[step]
    else schema = schema?.type === 'array' ? (schema.items as Data) : properties && Object.values(properties)[0]
  }
  follow()
  return schema
}

describe.each(kinds.map(kind => [kind.name, kind] as const))('%s', (name, kind) => {
  test('has the title of its schema', () => {
    expect(kind.title).toBe(read(`${name}.schema.json`).title)
  })

  test('has a valid sample', () => {
    expect(errorsOf(name, sampleOf(name))).toEqual([])
  })

  test('refuses an unknown key', () => {
    expect(errorsOf(name, patched(name, {tittle: '错字'}))).toEqual([' must NOT have additional properties'])
  })

  test('points only at declared fields', () => {
    const pointers = [...Object.keys(kind.refs), ...kind.files, ...kind.columns, kind.date]
    expect(pointers.filter(pointer => schemaAt(name, pointer) === undefined)).toEqual([])
  })

  test('declares every field of its schema that names a file or another entry', () => {
    const missing = Object.keys(read(`${name}.schema.json`).properties as Data).filter(field => {
      const {type} = schemaAt(name, `/${field}`)!
      const pointer = type === 'array' ? `/${field}/*` : `/${field}`
      const target = schemaAt(name, pointer)!
      const isReference = target.format === 'entry-name' || target.title === '关联'
      const hasFile = type === 'array' && (target.properties as Data | undefined)?.file !== undefined
      return (isReference && !(pointer in kind.refs)) || (hasFile && !kind.files.includes(`${pointer}/file`))
    })
    expect(missing).toEqual([])
  })

  test('keeps its sample in its own folder, by the year where there are years', () => {
    expect(kind.sample.path.startsWith(`content/${kind.dir}/`)).toBe(true)
    expect(idOf(kind)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    if (kind.list === 'years') expect(kind.sample.path).toMatch(/\/\d{4}\/[^/]+\.md$/)
    if (kind.permalink.includes('{year}')) expect(kind.sample.data.year).toBeTypeOf('number')
  })
})

test('the samples refer only to one another', () => {
  const ids = new Set(kinds.map(idOf))
  const dangling = kinds.flatMap(kind =>
    Object.keys(kind.refs)
      .flatMap(pattern => valuesAt(kind.sample.data, pattern))
      .map(({value}) => (typeof value === 'string' ? value : (value as {to?: string}).to))
      .filter(to => to !== undefined && !ids.has(to))
      .map(to => `${kind.name}: ${to}`),
  )
  expect(dangling).toEqual([])
})

describe('what a schema can hold', () => {
  const stages = (patch: Data): Data => patched('decision', {stages: {...(sampleOf('decision').stages as Data), ...patch}})

  test('a decision without one of its stages is refused', () => {
    const {hearing: _, ...rest} = sampleOf('decision').stages as Data
    expect(errorsOf('decision', patched('decision', {stages: rest}))).toEqual(["/stages must have required property 'hearing'"])
  })

  test.each([
    [{state: 'published'}, 'date'],
    [{state: 'planned'}, 'dueDate'],
    [{state: 'notApplicable'}, 'reason'],
  ])('a stage %j needs %s', (stage, field) => {
    expect(errorsOf('decision', stages({evaluation: stage}))).toEqual([
      `/stages/evaluation must have required property '${field}'`,
    ])
  })

  test('the consultation of a decision that is open states its period', () => {
    expect(errorsOf('decision', stages({consultation: {state: 'underway'}}))).toEqual([
      "/stages/consultation must have required property 'opens'",
      "/stages/consultation must have required property 'closes'",
    ])
  })

  test('a relation is an id, or names an instrument outside the site by its title', () => {
    expect(
      errorsOf(
        'policy',
        patched('policy', {basedOn: ['sswg-2021-2', {title: '某管理条例', documentNumber: '示政发〔2019〕8号'}]}),
      ),
    ).toEqual([])
    expect(errorsOf('policy', patched('policy', {basedOn: [{documentNumber: '示政发〔2019〕8号'}]}))).toEqual([
      "/basedOn/0 must have required property 'title'",
    ])
    expect(errorsOf('policy', patched('policy', {basedOn: ['SSWG_2021']}))).toEqual(['/basedOn/0 must match format "entry-name"'])
  })

  test('an opinion that was not adopted needs its reason', () => {
    const result = sampleOf('consultation').result as Data
    const opinions = [{opinion: '建议增加停车位', count: 2, treatment: 'notAdopted'}]
    expect(errorsOf('consultation', patched('consultation', {result: {...result, opinions}}))).toEqual([
      "/result/opinions/0 must have required property 'reason'",
    ])
  })

  test('a subject is one of the 22 national ones, with or without its second level', () => {
    const subjects = (...list: string[]): string[] => errorsOf('policy', patched('policy', {subjects: list}))
    expect(subjects('其他', '财政、金融、审计\\税务')).toEqual([])
    expect(subjects('商务')).toHaveLength(1)
    expect(subjects('其他\\')).toHaveLength(1)
  })

  test('a form of another document type than the fifteen is refused', () => {
    expect(errorsOf('policy', patched('policy', {documentType: '办法'}))).toEqual([
      '/documentType must be equal to one of the allowed values',
    ])
  })

  test('a fee may have decimals, a count may not', () => {
    const table2 = sampleOf('report').table2 as Data
    expect(errorsOf('report', patched('report', {table2: {...table2, fees: 12.345678}}))).toEqual([])
    expect(errorsOf('report', patched('report', {table2: {...table2, penalties: 1.5}}))).toEqual([
      '/table2/penalties must be integer',
    ])
  })

  test('an old policy needs no more than title, issuer and date of publication', () => {
    expect(
      errorsOf('policy', {title: '关于汽车分级的通知', issuers: ['szf'], publishDate: '1981-03-02', historical: true}),
    ).toEqual([])
  })
})

test('isKind tells kinds apart', () => {
  const entry = {kind: 'policy', data: {title: '标题', issuers: ['swj'], publishDate: '2024-06-21'}} as unknown as Entry
  expect(isKind(entry, 'policy') ? entry.data.issuers : null).toEqual(['swj'])
  expect(isKind(entry, 'notice')).toBe(false)
})
