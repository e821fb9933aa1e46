/** The office's synonyms: read with the project, faults told where they stand, and on the search page of the next build. */
import {readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {UsageError} from '../../src/base/diagnostics.ts'
import type {Synonym} from '../../src/base/types.ts'
import {gzgk} from '../gzgk.ts'
import {makeOffice, type Office} from '../office.ts'
import {open} from '../sites/fixture.ts'

const path = 'content/_data/synonyms.yml'
let office: Office
beforeEach(() => {
  office = makeOffice()
})
afterEach(() => office.remove())

async function synonymsOf(text: string): Promise<readonly Synonym[]> {
  office.put(path, text)
  return (await open(office.folder)).synonyms
}

async function faultsOf(text: string): Promise<string[]> {
  const error = await synonymsOf(text).then(
    () => null,
    error => error,
  )
  expect(error).toBeInstanceOf(UsageError)
  expect(error.message).toBe('content/_data/synonyms.yml 有错误，没有继续')
  return (error as UsageError).diagnostics.map(
    ({path: file, place, ruleId}) => `${file}:${place?.start.line}:${place?.start.column} ${ruleId}`,
  )
}

describe('the synonyms', () => {
  test('are none where there is no list', async () => {
    rmSync(join(office.folder, path), {force: true})
    expect((await open(office.folder)).synonyms).toEqual([])
  })

  test('are kept as the search compares words, and may be written with labels', async () => {
    expect(await synonymsOf('- {读者的说法: ＲＣＥＰ, 文件里的说法: [Ａ类协定]}\n')).toEqual([{word: 'rcep', also: ['a类协定']}])
  })

  test('have their faults told where they stand, and nothing goes on', async () => {
    expect(await faultsOf('- {word: 狗, also: []}\n')).toEqual([`${path}:1:19 field-value`])
    expect(await faultsOf('- {word: 养 犬, also: [犬]}\n')).toHaveLength(1)
    expect(await faultsOf('- {wrod: 狗, also: [犬]}\n')).not.toHaveLength(0)
    expect(await faultsOf('- {word: 狗, also: [犬]}\n- {word: 狗, also: [养犬]}\n')).toEqual([`${path}:2:10 synonym-repeated`])
    expect(await faultsOf('- {word: 狗, also: [犬, 狗]}\n')).toEqual([`${path}:1:23 synonym-repeated`])
  })
})

test('a change of the list is on the search page after the next build', () => {
  const built = (): string => {
    const {code, output} = gzgk(['build', '--quiet', '--no-search'], {cwd: office.folder})
    expect(code, output).toBe(0)
    return readFileSync(join(office.folder, 'dist/search/index.html'), 'utf8').match(/data-synonyms="([^"]*)"/)![1]!
  }
  office.put(path, '- {word: 狗, also: [养犬]}\n')
  expect(built()).toContain('养犬')
  office.put(path, '- {word: 狗, also: [犬只]}\n')
  expect(built()).toContain('犬只')
})
