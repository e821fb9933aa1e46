import {readdirSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import type {Diagnostic} from '../../src/base/types.ts'
import {validatorOf} from '../../src/frontmatter/validate.ts'
import {checkFields, readMap} from '../../src/import/map.ts'
import {bytes, cases, mapIn, schemas} from './request.ts'

const form = validatorOf(schemas).schema('policy')
const faults = async (text: string): Promise<readonly Diagnostic[]> => {
  try {
    checkFields(await readMap(bytes(text), 'map.yml'), form, 'map.yml')
    return []
  } catch (error) {
    expect(error).toMatchObject({name: 'UsageError'})
    return (error as {diagnostics: readonly Diagnostic[]}).diagnostics
  }
}

describe('readMap', () => {
  it.each(readdirSync(cases).filter(file => file.endsWith('.yml')))('reads %s', async file => {
    expect(await mapIn(file)).toHaveProperty('kind', 'policy')
  })

  it('refuses an unknown key at its place, with the one that was meant', async () => {
    expect(await faults('kind: policy\nfeilds:\n  a: title\n')).toMatchObject([
      {source: 'config', path: 'map.yml', place: {start: {line: 2, column: 1}}, expected: expect.arrayContaining(['fields'])},
    ])
  })

  it.each([
    ['a value of the wrong shape', 'fields: [a]\n'],
    ['a source that there is not', 'take:\n  title: nowhere\n'],
    ['a slug with a capital', 'slug:\n  names:\n    甲: Jia\n'],
    ['a selector that is more than one element', 'content: ["#a p"]\n'],
    ['a relation of another kind', 'versions: {relation: interprets}\n'],
    ['no YAML at all', 'fields: {a\n'],
    ['an alias', 'kind: &a policy\nfolder: *a\n'],
  ])('refuses %s', async (_, text) => {
    expect(await faults(text)).not.toEqual([])
  })
})

describe('checkFields', () => {
  it('names each field that the kind does not have, with its place', async () => {
    const text = 'fields:\n  a: writenDate\n  b: {to: origin/uri}\ntake:\n  tilte: heading\nconstants:\n  acess: 主动公开\n'
    expect((await faults(text)).map(({place, actual, expected}) => [place?.start.line, actual, expected?.[0]])).toEqual([
      [2, 'writenDate', 'writtenDate'],
      [3, 'origin/uri', 'origin'],
      [5, 'tilte', 'title'],
      [7, 'acess', 'access'],
    ])
  })
})
