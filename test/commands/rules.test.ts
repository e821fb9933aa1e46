import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {document} from '../../src/commands/rules.ts'
import {rules} from '../../src/rules/index.ts'
import {gzgk, root} from '../gzgk.ts'

describe('gzgk rules', () => {
  test('lists every rule on a line', () => {
    const {code, stdout} = gzgk(['rules'])
    expect(code).toBe(0)
    expect(
      stdout
        .split('\n')
        .slice(0, rules.length)
        .map(line => line.split(' ')[0]),
    ).toEqual(rules.map(({id}) => id))
  })

  test('names no clause that is only believed to be law', () => {
    const listed = JSON.parse(gzgk(['rules', '--format', 'json']).stdout) as {
      readonly confidence: string
      readonly clause?: unknown
    }[]
    for (const {confidence, clause} of listed) expect(clause === undefined).toBe(confidence === 'm')
  })

  test('docs/rules.md is what npm run generate writes', () => {
    expect(readFileSync(join(root, 'docs', 'rules.md'), 'utf8')).toBe(document())
  })

  test('the document shows for every rule what is wrong and what is right', () => {
    const sections = document()
      .split(/^## (?=[a-z-]+$)/mu)
      .slice(1)
    expect(sections.map(section => section.split('\n')[0])).toEqual(rules.map(({id}) => id))
    // What a whole site lacks is nothing that can be written down.
    for (const [index, section] of sections.entries())
      if (rules[index]!.scope !== 'site') expect(section).toContain('不对的写法：')
  })
})
