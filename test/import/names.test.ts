import {describe, expect, it} from 'vitest'
import type {ImportMap} from '../../src/import/map.ts'
import {type Named, namesFor} from '../../src/import/names.ts'
import {codes} from './request.ts'

const source = (more: Partial<Named>): Named => ({path: 'a.md', title: '', fileTitle: '', documentNumber: '', date: '', ...more})
const ids = (sources: readonly Partial<Named>[], map: ImportMap = {}) =>
  namesFor(sources.map(source), map, codes).map(({id, year}) => [id, year])

describe('namesFor', () => {
  it('reads the number', () => {
    expect(ids([{documentNumber: '示商务规〔2024〕3号', date: '2025-01-03'}])).toEqual([['sswg-2024-3', '2024']])
    const order = new Map([...codes, ['示范市人民政府令', 'szfl']])
    expect(namesFor([source({documentNumber: '示范市人民政府令第12号', date: '2022-03-04'})], {}, order)).toMatchObject([
      {id: 'szfl-12', year: '2022'},
    ])
  })

  it('looks in the table of names, by title or by the title in the file name', () => {
    const slug = {names: {早市条例: 'zaoshi', 夜市条例: 'yeshi'}}
    const sources = [
      {title: '早市条例', date: '2024-03-05'},
      {title: '示范市夜市条例', fileTitle: '夜市条例', date: '2024-03-06'},
    ]
    expect(ids(sources, {slug})).toEqual([
      ['zaoshi-2024-03-05', '2024'],
      ['yeshi-2024-03-06', '2024'],
    ])
    expect(ids(sources, {slug: {...slug, pattern: '{name}-{n}'}})).toEqual([
      ['zaoshi-1', '2024'],
      ['yeshi-1', '2024'],
    ])
  })

  it('falls back on the date, and counts those of one day', () => {
    expect(ids([{date: '2024-03-05'}, {date: '2024-03-05'}, {date: '2024-03-06'}])).toEqual([
      ['2024-03-05-1', '2024'],
      ['2024-03-05-2', '2024'],
      ['2024-03-06-1', '2024'],
    ])
  })

  it('tells of a code that has no slug, and gives up without a date', () => {
    const [unknown, none] = namesFor([source({documentNumber: '示财〔2024〕3号', date: '2024-03-05'}), source({})], {}, codes)
    expect(unknown).toMatchObject({id: '2024-03-05-1', diagnostics: [{ruleId: 'import-code-unknown', verdict: 'review'}]})
    expect(none).toMatchObject({id: null})
  })
})
