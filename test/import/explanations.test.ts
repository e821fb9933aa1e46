import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {explanations} from '../../src/import/explanations.ts'

const folder = join(import.meta.dirname, '..', '..', 'src', 'import')
const source = readdirSync(folder)
  .filter(file => file !== 'explanations.ts' && file !== 'report.ts')
  .map(file => readFileSync(join(folder, file), 'utf8'))
  .join('\n')
const used = [...new Set(source.match(/'import-[a-z-]+'/g))]
  .map(word => word.slice(1, -1))
  .filter(id => id !== 'import-map' && id !== 'import-report')

it('every message of the room is explained, and nothing else', () => {
  expect(explanations.map(({id}) => id).toSorted()).toEqual(used.toSorted())
  expect(explanations.map(({id}) => id)).toEqual(explanations.map(({id}) => id).toSorted())
})
