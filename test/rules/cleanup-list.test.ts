import {expect, test} from 'vitest'
import {listedIn} from '../../src/rules/cleanup-list.ts'

const read = (...lines: readonly string[]) =>
  listedIn(lines.join('\n')).map(({number, title, outcome, term}) => [number, title, outcome, term].filter(Boolean).join(' '))

test('a column of results says what becomes of each document', () => {
  expect(
    read(
      '序号\t文件名称\t文号\t清理结果\t理由',
      '1\t示范市早市管理办法\t示商务规[2020]2号\t废止\t已有新规定',
      '2\t示范市夜市管理办法\t示商务规〔2021〕3号\t废止第三条、第四条\t',
      '3\t示范市集市管理办法\t示商务规〔2022〕4号\t继续有效\t',
      '4\t示范市庙会管理办法\t\t失效\t期满',
      '5\t示范市摊位管理办法\t示商务规〔2023〕5号\t拟修改\t',
      '6\t示范市货摊管理办法\t示商务规〔2023〕6号\t另行研究\t',
    ),
  ).toEqual([
    '示商务规〔2020〕2号 示范市早市管理办法 repealed',
    '示商务规〔2021〕3号 示范市夜市管理办法 partial',
    '示商务规〔2022〕4号 示范市集市管理办法 kept',
    '示范市庙会管理办法 expired',
    '示商务规〔2023〕5号 示范市摊位管理办法 amended',
  ])
})

test('without one the heading says it, of the table below and no other', () => {
  expect(
    read(
      '附件1　部分条款废止的文件目录',
      '名称\t发文字号',
      '示范市早市管理办法\t示商务规〔2020〕2号',
      '附件2　废止和失效的文件目录',
      '名称\t发文字号',
      '示范市夜市管理办法\t示商务规〔2021〕3号',
      '附件3　保留的文件目录',
      '名称\t发文字号\t有效期至',
      '示范市集市管理办法\t示商务规〔2022〕4号\t2027年6月30日',
      '继续有效、废止和失效的文件目录',
      '名称\t发文字号',
      '示范市庙会管理办法\t示商务规〔2023〕5号',
      '联系方式',
      '处室\t电话',
      '法规处\t0000-8000001',
    ),
  ).toEqual([
    '示商务规〔2020〕2号 示范市早市管理办法 partial',
    '示商务规〔2021〕3号 示范市夜市管理办法 ended',
    '示商务规〔2022〕4号 示范市集市管理办法 kept 2027年6月30日',
  ])
})

test('a caption may stand over the names of the columns, and a number in the title', () => {
  expect(read('清理结果一览表\t\t', '序号\t标题\t处理意见', '1\t《示范市早市管理办法》（示商务规〔2020〕2号）\t保留')).toEqual([
    '示商务规〔2020〕2号 〈示范市早市管理办法〉（示商务规〔2020〕2号） kept',
  ])
})

test('a hostile heading takes no time', () => {
  const started = performance.now()
  expect(read('第'.repeat(500_000), '名称\t文号', '示范市早市管理办法\t示商务规〔2020〕2号')).toEqual([])
  expect(performance.now() - started).toBeLessThan(1000)
})
