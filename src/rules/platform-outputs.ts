import {defineRule} from '../base/define.ts'

/** Outputs that a duty rests on, and what readers lose without them. */
const needed: readonly (readonly [output: string, loss: string])[] = [
  ['html', '没有网页'],
  ['text', '政策文件没有可以下载、编辑的文字版'],
  ['json', '没有逐篇的数据，文件推送不到上级的公文库'],
  ['index-json', '没有全部政策文件的数据目录，别的平台不能完整接收'],
  ['csv', '没有公开目录（索引、名称、内容概述、生成日期）的表格'],
  ['atom', '没有更新订阅，新文件推送不出去'],
]

export default defineRule({
  id: 'platform-outputs',
  title: '政府信息公开平台提供检索、查阅、下载和数据',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第十二条、第二十四条'},
  confidence: 'P',
  why: '条例要求通过统一的政府信息公开平台集中发布主动公开的政府信息，平台应当具备信息检索、查阅、下载等功能；公开目录应当包括索引、名称、内容概述、生成日期等内容。配置里的 outputs 列了要生成哪些，没列的就不生成。向公文库推送、提供数据接口是各地工作要点的要求，缺了只提示。',
  level: 'error',
  kinds: ['policy'],
  scope: 'site',
  check({project: {config}, entries}, report) {
    const chosen = config.outputs
    if (!chosen || !entries.some(({kind}) => kind === 'policy')) return
    for (const [output, loss] of needed) {
      if (chosen.includes(output)) continue
      const isLaw = output === 'html' || output === 'text' || output === 'csv'
      report(
        {path: 'gzgk.config.yml'},
        {
          at: '/outputs',
          reason: `要生成的输出（outputs）里没有 ${output}：${loss}`,
          ...(!isLaw && {level: 'warn'}),
          expected: [output],
          note: `在 outputs 里加上 ${output}，或者去掉 outputs，全部生成`,
        },
      )
    }
  },
  examples: {
    pass: [{kind: 'policy'}, {kind: 'policy', config: {outputs: ['html', 'text', 'json', 'index-json', 'csv', 'atom']}}],
    fail: [
      {kind: 'policy', config: {outputs: ['text', 'json', 'index-json', 'csv', 'atom']}, at: '/outputs'},
      {kind: 'policy', config: {outputs: ['html', 'json', 'index-json', 'csv', 'atom']}, at: '/outputs'},
      {kind: 'policy', config: {outputs: ['html', 'text', 'index-json', 'csv', 'atom']}, at: '/outputs'},
      {kind: 'policy', config: {outputs: ['html', 'text', 'json', 'csv', 'atom']}, at: '/outputs'},
      {kind: 'policy', config: {outputs: ['html', 'text', 'json', 'index-json', 'atom']}, at: '/outputs'},
      {kind: 'policy', config: {outputs: ['html', 'text', 'json', 'index-json', 'csv']}, at: '/outputs'},
    ],
  },
})
