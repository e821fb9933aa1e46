/** What `--format json` gives is what `schemas/diff/diff.schema.json` says. */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {Ajv2020} from 'ajv/dist/2020.js'
import {expect, test} from 'vitest'
import {root} from '../gzgk.ts'

const schema = JSON.parse(readFileSync(join(root, 'schemas/diff/diff.schema.json'), 'utf8'))
const validate = new Ajv2020({strict: true, allErrors: true, allowUnionTypes: true}).compile(schema)
const folder = join(import.meta.dirname, 'golden')

test.each(readdirSync(folder).filter(name => name.endsWith('.json')))('%s', name => {
  const document = JSON.parse(readFileSync(join(folder, name), 'utf8'))
  validate(document)
  expect(validate.errors ?? []).toEqual([])
})

test('a document that says something else is none', () => {
  const document = JSON.parse(readFileSync(join(folder, '01-article-added.json'), 'utf8'))
  for (const wrong of [
    {...document, spec: 'gzgk-diff/2'},
    {...document, more: 1},
    {...document, entries: [{id: 'a'}]},
  ])
    expect(validate(wrong)).toBe(false)
})
