import {expect, it} from 'vitest'
import {fileNameParts} from '../../src/import/file-name.ts'

it.each([
  ['市容条例(2019-05-30)', '{title}({date})', {title: '市容条例', date: '2019-05-30'}],
  ['实施《教育法》办法(2019年5月30日)', '{title}({date})', {title: '实施《教育法》办法', date: '2019年5月30日'}],
  ['示商务规-2024-3_881', '{number}_{any}', {number: '示商务规-2024-3'}],
  ['没有日期', '{title}({date})', {}],
  ['a.b', '{title}', {title: 'a.b'}],
  ['任意', undefined, {}],
])('%s by %s', (name, pattern, expected) => {
  expect({...fileNameParts(name, pattern)}).toEqual(expected)
})
