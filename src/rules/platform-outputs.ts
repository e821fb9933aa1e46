import {defineRule} from '../base/define.ts'

/** Outputs that a duty rests on, and what readers lose without them. */
const needed: readonly (readonly [output: string, loss: string])[] = [
  ['html', '没有网页'],
  ['text', '政策文件没有可以下载、编辑的文字版'],
  ['feed', '没有送公文库的数据，文件推送不到上级的公文库'],
  ['json', '没有逐篇的数据，别的系统不能取用'],
  ['index-json', '没有全部政策文件的数据目录，别的平台不能完整接收'],
  ['csv', '没有公开目录（索引、名称、内容概述、生成日期）的表格'],
  ['atom', '没有更新订阅，读者不知道有了新文件'],
]

export default defineRule({
  id: 'platform-outputs',
  title: '政府信息公开平台提供检索、查阅、下载和数据',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第十二条、第二十四条'},
  confidence: 'P',
  why: '条例要求通过统一的政府信息公开平台集中发布主动公开的政府信息，平台应当具备信息检索、查阅、下载等功能；公开目录应当包括索引、名称、内容概述、生成日期等内容。配置里的 outputs 列了要生成哪些，没列的就不生成。推送到公文库、提供数据和订阅是各地工作要点的要求，缺了只提示；配置了公文库（feed.libraries）却不生成数据的，推送一定失败，算错误。',
  level: 'error',
  kinds: ['policy'],
  scope: 'site',
  check({project: {config}, entries}, report) {
    const chosen = config.outputs
    if (!chosen || !entries.some(({kind}) => kind === 'policy')) return
    for (const [output, loss] of needed) {
      if (chosen.includes(output)) continue
      const isNeeded = ['html', 'text', 'csv'].includes(output) || (output === 'feed' && config.feed?.libraries !== undefined)
      report(
        {path: 'gzgk.config.yml'},
        {
          at: '/outputs',
          reason: `要生成的输出（outputs）里没有 ${output}：${loss}`,
          ...(!isNeeded && {level: 'warn'}),
          expected: [output],
          note: `在 outputs 里加上 ${output}，或者去掉 outputs，全部生成`,
        },
      )
    }
  },
  examples: {
    pass: [{kind: 'policy'}, {kind: 'policy', config: {outputs: ['html', 'text', 'json', 'index-json', 'csv', 'atom', 'feed']}}],
    fail: [
      {kind: 'policy', config: {outputs: ['text', 'json', 'index-json', 'csv', 'atom', 'feed']}, at: '/outputs'},
      {kind: 'policy', config: {outputs: ['html', 'json', 'index-json', 'csv', 'atom', 'feed']}, at: '/outputs'},
      {kind: 'policy', config: {outputs: ['html', 'text', 'index-json', 'csv', 'atom', 'feed']}, at: '/outputs'},
      {kind: 'policy', config: {outputs: ['html', 'text', 'json', 'csv', 'atom', 'feed']}, at: '/outputs'},
      {kind: 'policy', config: {outputs: ['html', 'text', 'json', 'index-json', 'atom', 'feed']}, at: '/outputs'},
      {kind: 'policy', config: {outputs: ['html', 'text', 'json', 'index-json', 'csv', 'feed']}, at: '/outputs'},
      {kind: 'policy', config: {outputs: ['html', 'text', 'json', 'index-json', 'csv', 'atom']}, at: '/outputs'},
    ],
  },
})
