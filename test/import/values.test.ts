import {describe, expect, it} from 'vitest'
import {validatorOf} from '../../src/frontmatter/validate.ts'
import type {Taken} from '../../src/import/blocks.ts'
import type {ImportMap} from '../../src/import/map.ts'
import {dateOf, mapped, noValues, put, putAll, valueIn} from '../../src/import/values.ts'
import {schemas} from './request.ts'

const form = validatorOf(schemas).schema('policy')
const place = {line: 3, column: 5}
const organizations = new Map([
  ['示范市商务局', 'swj'],
  ['示范市财政局', 'czj'],
])
const taken = (data: Readonly<Record<string, Taken['value']>>): ReadonlyMap<string, Taken> =>
  new Map(Object.entries(data).map(([key, value]) => [key, {value, place}]))
const fill = (data: Readonly<Record<string, Taken['value']>>, map: ImportMap) => {
  const values = noValues()
  const diagnostics = mapped(values, taken(data), {map, form, path: 'a.md', organizations})
  return {
    data: values.data,
    told: diagnostics.map(({ruleId, actual, expected, place: where}) => [ruleId, actual, expected, where?.start.line]),
  }
}

describe('dates', () => {
  it.each([
    ['2018年11月06日', '2018-11-06'],
    ['2018-11-06', '2018-11-06'],
    ['2018/1/6', '2018-01-06'],
    ['2018.11.6', '2018-11-06'],
    ['2018-11-06 09:30:00', '2018-11-06'],
    ['2018-11-06T09:30:00+08:00', '2018-11-06'],
    ['二〇一八年十一月六日', '2018-11-06'],
    ['2018年2月30日', null],
    ['2018年13月1日', null],
    ['18年1月1日', null],
    ['昨天', null],
    ['成文于2018年1月1日', null],
    ['', null],
  ])('%s is %s', (text, expected) => {
    expect(dateOf(text)).toBe(expected)
  })
})

describe('mapped', () => {
  it('takes each value as its field wants it', () => {
    const map: ImportMap = {
      fields: {
        no: 'documentNumber',
        who: {to: 'issuers', split: '、', values: {甲局: 'j', 乙局: 'y'}},
        day: 'writtenDate',
        topic: 'subjects',
        gf: 'normative',
        cat: 'disclosureCategory',
        from: 'origin/url',
      },
    }
    const data = {
      no: '示商务规[2024]第03号',
      who: '甲局、乙局',
      day: '2024年3月5日',
      topic: '综合政务\\文秘工作',
      gf: '是',
      cat: '3',
      from: 'http://a.example/',
    }
    expect(fill(data, map)).toEqual({
      data: {
        documentNumber: '示商务规〔2024〕3号',
        issuers: ['j', 'y'],
        writtenDate: '2024-03-05',
        subjects: ['综合政务\\文秘工作'],
        normative: true,
        disclosureCategory: 3,
        origin: {url: 'http://a.example/'},
      },
      told: [],
    })
  })

  it('leaves out and tells what it does not know', () => {
    const map: ImportMap = {
      fields: {
        day: 'writtenDate',
        who: {to: 'issuers', split: '、', values: {示范市商务局: 'swj'}},
        no: 'documentNumber',
        gf: 'normative',
      },
    }
    expect(fill({day: '2024年2月30日', who: '示范市商务厅、示范市商务局', no: '无', gf: '也许', hit: 3, dya: 'x'}, map)).toEqual({
      data: {},
      told: [
        ['import-date-refused', '2024年2月30日', ['YYYY-MM-DD'], 3],
        ['import-value-unknown', '示范市商务厅', ['示范市商务局'], 3],
        ['import-value-refused', '无', ['示商务规〔2025〕1号'], 3],
        ['import-value-refused', '也许', ['true', 'false'], 3],
        ['import-key-unknown', '3', [], 3],
        ['import-key-unknown', 'x', ['day'], 3],
      ],
    })
  })

  it('knows the organisations of the registry, several in one value too', () => {
    const map: ImportMap = {fields: {who: 'issuers'}}
    expect(fill({who: '示范市商务局　示范市财政局'}, map).data).toEqual({issuers: ['swj', 'czj']})
    expect(fill({who: '示范市财政局'}, map).data).toEqual({issuers: ['czj']})
    expect(fill({who: '示范市商务局、示范市民政局'}, map)).toMatchObject({
      data: {},
      told: [['import-value-unknown', '示范市商务局、示范市民政局', expect.anything(), 3]],
    })
    // The map's own word comes first.
    expect(fill({who: '示范市财政局'}, {fields: {who: {to: 'issuers', values: {示范市财政局: 'other'}}}}).data).toEqual({
      issuers: ['other'],
    })
  })

  it('passes over what the map ignores, empty values, and meta that nobody asked for', () => {
    expect(fill({id: 7, day: '', 'meta.viewport': 'x'}, {ignore: ['id'], fields: {day: 'writtenDate'}})).toEqual({
      data: {},
      told: [],
    })
  })

  it('a name of Object is a key like any other', () => {
    expect(fill({constructor: 'x', __proto__: 'y'} as never, {fields: {}}).told).toEqual([['import-key-unknown', 'x', [], 3]])
  })
})

describe('put', () => {
  it('does not overwrite, unless told', () => {
    const values = noValues()
    put(values, 'title', '一', {from: '甲', place})
    put(values, 'title', '二', {from: '乙', place})
    expect(valueIn(values, 'title')).toBe('一')
    putAll(values, {title: '三', origin: {type: 'own'}}, {from: '丙', place}, true)
    expect(values.data).toEqual({title: '三', origin: {type: 'own'}})
    expect([...values.origins].map(([field, {from}]) => [field, from])).toEqual([
      ['title', '丙'],
      ['origin/type', '丙'],
    ])
  })
})
