import {defineRule} from '../base/define.ts'
import {attribute, metaNamed, placeOf} from './elements.ts'

export default defineRule({
  id: 'page-author',
  title: '网页标签不写编辑的姓名',
  clause: {instrument: '政府网站发展指引（国办发〔2017〕47号）', article: '网页标签规范：Author'},
  confidence: 'S',
  why: 'Author 是可选标签，许多网站的发布系统把编辑或者操作员的姓名写进去，普通工作人员的姓名就这样公开了。没有必要的不写；确要写作者的，写处室或者署名作者。见到有这个标签就提示，由人判断。',
  level: 'warn',
  kinds: '*',
  scope: 'artifact',
  check(page, report) {
    for (const meta of metaNamed(page, 'Author')) {
      const content = attribute(meta, 'content')?.trim() ?? ''
      if (content === '') continue
      report({
        at: placeOf(meta),
        reason: '网页标签里有作者（Author），可能是编辑的姓名',
        verdict: 'review',
        actual: content,
        note: '从主题的 components/head/template.njk 里去掉这个标签',
      })
    }
  },
  examples: {
    pass: [{kind: 'policy'}, {kind: 'policy', html: '<meta name="Author" content="">'}],
    fail: [{kind: 'policy', html: '<meta name="author" content="王小明">', at: 1}],
  },
})
