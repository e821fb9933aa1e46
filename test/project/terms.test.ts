/** The office's list of words: read with the project, faults told where they stand, and a change of it seen by the next run. */
import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {UsageError} from '../../src/base/diagnostics.ts'
import type {Terms} from '../../src/base/types.ts'
import {gzgk} from '../gzgk.ts'
import {aboutPage, makeOffice, type Office} from '../office.ts'
import {open} from '../sites/fixture.ts'

const path = 'content/_data/terms.yml'
let office: Office
beforeEach(() => {
  office = makeOffice()
})
afterEach(() => office.remove())

async function termsOf(text: string): Promise<Terms> {
  office.put(path, text)
  return (await open(office.folder)).terms
}

async function faultsOf(text: string): Promise<string[]> {
  const error = await termsOf(text).then(
    () => null,
    error => error,
  )
  expect(error).toBeInstanceOf(UsageError)
  expect(error.message).toBe('content/_data/terms.yml 有错误，没有继续')
  return (error as UsageError).diagnostics.map(
    ({path: file, place, ruleId}) => `${file}:${place?.start.line}:${place?.start.column} ${ruleId}`,
  )
}

describe('the list of words', () => {
  test('is empty where there is none', async () => {
    rmSync(join(office.folder, path))
    expect((await open(office.folder)).terms).toEqual({})
  })

  test('may be written with labels', async () => {
    expect(await termsOf('易错词语:\n  - {错误写法: 帐户, 正确写法: 账户}\n')).toEqual({wrong: [{wrong: '帐户', right: '账户'}]})
  })

  test('has its faults told where they stand, and nothing goes on', async () => {
    expect(await faultsOf('wrong:\n  - wrong: 帐户\n')).toEqual([`${path}:2:5 field-missing`])
    expect(await faultsOf('wrnog: []\n')).toEqual([`${path}:1:1 field-unknown`])
    expect(await faultsOf('wrong:\n  - {wrong: 帐户, right: 账户\n')).toHaveLength(1)
    office.put(path, 'wrnog: []\n')
    const {code, output} = gzgk(['check', '--quiet', '--format', 'concise'], {cwd: office.folder})
    expect(code).toBe(2)
    expect(output).toContain(`${path}:1`)
  })

  test('says of each word one thing only', async () => {
    const wrong = 'wrong:\n  - {wrong: 帐户, right: 账户}\n'
    expect(await faultsOf(`${wrong}  - {wrong: 帐户, right: 户头}\n`)).toEqual([`${path}:3:13 term-repeated`])
    expect(await faultsOf(`${wrong}forbidden:\n  - {word: 账户}\n`)).toEqual([`${path}:2:24 term-repeated`])
    expect(await faultsOf('forbidden:\n  - {word: 甲, instead: 乙}\n  - {word: 乙}\n')).toEqual([`${path}:2:24 term-repeated`])
  })
})

test('a change of the list is seen by the next run, and so is its end', () => {
  office.put('content/pages/about.md', aboutPage.replace('负责', '做为主管部门，负责'))
  const found = (): boolean =>
    gzgk(['check', '--quiet', '--format', 'concise'], {cwd: office.folder}).stdout.includes('text-term-wrong')
  office.put(path, 'wrong:\n  - {wrong: 帐户, right: 账户}\n')
  expect(found()).toBe(false)
  expect(found()).toBe(false)
  office.put(path, 'wrong:\n  - {wrong: 做为, right: 作为}\n')
  expect(found()).toBe(true)
  expect(found()).toBe(true)
  office.put(path, '{}\n')
  expect(found()).toBe(false)
})
