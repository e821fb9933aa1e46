import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import type {Json, JsonSchema} from '../../src/base/types.ts'
import {type Accepts, acceptsOf} from '../../src/frontmatter/accepts.ts'
import {englishKeys} from '../../src/frontmatter/labels.ts'
import {parse, parseYaml} from '../../src/frontmatter/parse.ts'
import {compileSchemas, vouchFor} from '../../src/frontmatter/validate.ts'
import {kinds} from '../../src/kinds/index.ts'
import fc from '../properties.ts'

const folder = new URL('../../schemas/', import.meta.url)
const read = () =>
  new Map(
    readdirSync(folder)
      .filter(file => file.endsWith('.schema.json'))
      .map(file => [file.replace('.schema.json', ''), JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as JsonSchema]),
  )
const schemas = read()
const ajv = compileSchemas(schemas)
const said = (name: string, data: Json) => ajv.validate(name, data, {}, 'content/a.md')

const accepts = new Map<string, Accepts>()
for (const [name, schema] of schemas) {
  const made = name === 'common' ? null : acceptsOf(schema, schemas)
  if (made) accepts.set(name, made)
}

/** Both say the same, and what they say. */
function same(name: string, data: Json): boolean {
  const verdict = accepts.get(name)!(data)
  expect(verdict, `${name} ${JSON.stringify(data)}`).toBe(said(name, data).length === 0)
  return verdict
}

const content = new URL('../../content/', import.meta.url)
const samples: [name: string, data: Json][] = [
  ...kinds.flatMap(({name, dir, sample}): [string, Json][] => [
    [name, sample.data as unknown as Json],
    ...readdirSync(content, {recursive: true, encoding: 'utf8'})
      .filter(file => file.replaceAll('\\', '/').startsWith(`${dir}/`) && file.endsWith('.md'))
      .map((file): [string, Json] => {
        const parsed = parse(readFileSync(new URL(file, content), 'utf8'), file)
        return [name, englishKeys(parsed.data, ajv.schema(name), {...parsed, path: file}).data]
      }),
  ]),
  ['terms', parseYaml(readFileSync(new URL('_data/terms.yml', content), 'utf8'), 'a.yml').data],
  ['organizations', parseYaml(readFileSync(new URL('_data/organizations.yml', content), 'utf8'), 'a.yml').data],
  ['config', parseYaml(readFileSync(new URL('../../gzgk.config.yml', import.meta.url), 'utf8'), 'a.yml').data],
]

test('every schema of ours is known', () => {
  expect([...accepts.keys()].sort()).toEqual([...schemas.keys()].filter(name => name !== 'common').sort())
})

test('what the sample office holds is accepted', () => {
  expect(samples.length).toBeGreaterThan(60)
  for (const [name, data] of samples) expect(same(name, data), name).toBe(true)
})

describe('a verdict is that of ajv', () => {
  const odd: fc.Arbitrary<Json> = fc.oneof(
    fc.constantFrom<Json>(null, true, false, 0, -1, 1.5, 2026, '', ' ', 'a', '甲', '\u{20000}', [], {}, ['swj', 'swj'], [{}, {}]),
    fc.constantFrom<Json>(
      '2026-02-30',
      '2026-06-18',
      '示商务规〔2026〕3号',
      'https://a.cn/',
      'a/b.pdf',
      '../b.pdf',
      'sswg-2026-1',
    ),
    fc.constantFrom<Json>(
      '主动公开',
      '依申请公开',
      'own',
      'reprint',
      'planned',
      'done',
      'notApplicable',
      {to: 'a'},
      [{to: 'a'}],
      {a: 1},
    ),
    fc.json({maxDepth: 2}).map(text => JSON.parse(text) as Json),
  )
  const words = [
    ...new Set([...readFileSync(new URL('common.schema.json', folder), 'utf8').matchAll(/"(\w+)": \{/g)].map(([, key]) => key!)),
  ]
  const change = fc.record({
    at: fc.nat(200),
    how: fc.constantFrom('replace', 'remove', 'add', 'rename', 'repeat', 'borrow'),
    value: odd,
    key: fc.constantFrom(...words, 'zzz'),
  })
  type Change = {readonly at: number; readonly how: string; readonly value: Json; readonly key: string}

  /** Maps and lists of some data, outermost first. */
  const holders = (data: Json): (Json[] | {[key: string]: Json})[] =>
    typeof data === 'object' && data !== null
      ? [data as {[key: string]: Json}, ...Object.values(data as {[key: string]: Json}).flatMap(holders)]
      : []

  function changed(data: Json, {at, how, value, key}: Change): Json {
    const copy = structuredClone(data) as Json
    const all = holders(copy)
    const holder = all[at % all.length]!
    if (Array.isArray(holder)) {
      if (how === 'remove') holder.pop()
      else if (how === 'repeat' && holder.length > 0) holder.push(structuredClone(holder[0]!))
      else holder[at % (holder.length + 1)] = value
      return copy
    }
    const keys = Object.keys(holder)
    const old = keys[at % Math.max(1, keys.length)] ?? 'a'
    if (how === 'add') holder[key] = value
    else if (how === 'borrow') holder[key] = structuredClone(holder[old] ?? null)
    else if (how === 'rename') holder[key] = holder[old] ?? null
    else if (how === 'replace') holder[old] = value
    if (how === 'remove' || how === 'rename') delete holder[old]
    return copy
  }

  test('on what is nearly right', () => {
    let [right, wrong] = [0, 0]
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.array(change, {minLength: 1, maxLength: 3}), ([name, data], changes) => {
        if (same(name, changes.reduce<Json>(changed, data))) right++
        else wrong++
      }),
      {numRuns: Number(process.env['GZGK_RUNS'] ?? 2000)},
    )
    expect(Math.min(right, wrong)).toBeGreaterThan(50)
  })
  test('on anything', () => {
    fc.assert(
      fc.property(fc.constantFrom(...accepts.keys()), odd, (name, data) => void same(name, data)),
      {numRuns: 1000},
    )
  })
})

describe('schemas of somebody else', () => {
  const schema = (properties: JsonSchema): ReadonlyMap<string, JsonSchema> =>
    new Map([['own', {$id: 'own.schema.json', type: 'object', properties}]])
  test('with a keyword or a form that is not known here, are left to ajv', () => {
    for (const field of [
      {anyOf: [{type: 'string'}]},
      {format: 'ipv4'},
      {enum: [{}]},
      {$ref: 'none.schema.json'},
      {minLength: '1'},
      {type: 'text'},
    ]) {
      const own = schema({a: field as unknown as JsonSchema})
      expect(acceptsOf(own.get('own')!, own)).toBeNull()
    }
  })
  test('may refer to themselves', () => {
    const own = schema({a: {$ref: '#'}, b: {type: 'string'}} as unknown as JsonSchema)
    const check = acceptsOf(own.get('own')!, own)!
    expect(check({a: {a: {b: 'c'}}})).toBe(true)
    expect(check({a: {a: {b: 1}}})).toBe(false)
  })
  test('are checked before anything else, unless they are vouched for', () => {
    const faulty = schema({a: {type: 'string', minLength: 'one'}} as unknown as JsonSchema)
    expect(() => compileSchemas(faulty)).toThrow(/minLength/)
  })
})

test('vouched for or not, the same is said', () => {
  const vouched = read()
  vouchFor(vouched.values())
  const validator = compileSchemas(vouched)
  for (const [name, data] of samples) {
    const broken = {...(data as {[key: string]: Json}), title: '', zzz: 1}
    expect(validator.validate(name, data, {}, 'content/a.md')).toEqual([])
    expect(validator.validate(name, broken, {}, 'content/a.md')).toEqual(said(name, broken))
  }
})
