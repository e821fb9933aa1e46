import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {outputs} from '../../src/outputs/index.ts'

const folder = join(import.meta.dirname, '..', '..', 'src', 'outputs')

it('lists every output, by name, each in a file of its name', () => {
  const files = readdirSync(folder).filter(file => file.endsWith('.ts'))
  const named = files.filter(file =>
    /^export default (?:defineOutput|sitemapOf)\b/m.test(readFileSync(join(folder, file), 'utf8')),
  )
  expect(outputs.map(({name}) => `${name}.ts`)).toEqual(named.sort())
})
