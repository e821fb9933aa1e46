import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {validatorOf} from '../../src/frontmatter/validate.ts'
import {checkFields, readMap} from '../../src/import/map.ts'
import {bytes, schemas} from './request.ts'

const root = join(import.meta.dirname, '..', '..')
const manual = readFileSync(join(root, 'docs', 'import.md'), 'utf8')
const maps = [...manual.matchAll(/```yaml\n([\s\S]*?)```/g)].map(match => match[1]!)

describe('docs/import.md', () => {
  it.each(maps.map((map, index) => [index + 1, map] as const))('its sample map %d is one', async (_, map) => {
    checkFields(await readMap(bytes(map), 'docs/import.md'), validatorOf(schemas).schema('policy'), 'docs/import.md')
  })

  it('names every key of a map, and every source', () => {
    const schema = JSON.parse(readFileSync(join(root, 'schemas', 'import', 'map.schema.json'), 'utf8'))
    const words = [...Object.keys(schema.properties), ...schema.$defs.source.enum]
    expect(words.filter(word => !manual.includes(`\`${word}`))).toEqual([])
  })
})
