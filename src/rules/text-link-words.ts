import {defineRule} from '../base/define.ts'
import {shownIn, wordsOf} from './inline.ts'

const empty =
  /^(?:请)?(?:点击|点|单击|戳)?(?:这里|此处|这儿|此|链接|网址|查看|进入|浏览|阅读|打开|下载|详情|更多|全文|原文|了解更多|查看详情|查看更多|查看全文|阅读全文|点击查看|点击下载|点击进入|点我|here|more|link|click here)?$/iu

export default defineRule({
  id: 'text-link-words',
  title: '链接文字说清通向哪里',
  clause: {instrument: 'GB/T 37668-2019 信息技术 互联网内容无障碍可访问性技术要求与测试方法', article: '可操作性'},
  confidence: 'M',
  why: '读屏软件可以把一页的链接单独列出来念，一串“点击这里”听不出通向哪里；几个同样文字的链接通向不同的地方，也分不清。链接文字写文件、表格或网页的名称。',
  level: 'warn',
  kinds: '*',
  scope: 'body',
  check(body, report) {
    const seen = new Map<string, string>()
    for (const link of shownIn(body).links) {
      const words = wordsOf(link).replaceAll(/\s+/gu, ' ').trim()
      if (words === '' || words.length > 200 || !link.position) continue
      const target = link.type === 'link' ? link.url : link.identifier
      const earlier = seen.get(words)
      seen.set(words, earlier ?? target)
      const isEmpty = empty.test(words.replaceAll(/[\s>»›…→!！。]/gu, ''))
      if (!isEmpty && (earlier === undefined || earlier === target)) continue
      report({
        at: link.position,
        ...(!isEmpty && {verdict: 'review'}),
        reason: isEmpty ? `链接文字“${words}”没有说通向哪里` : `链接文字“${words.slice(0, 40)}”在前面通向另一个地方`,
        actual: words,
        note: `把链接放在名称上，如 [${isEmpty ? '政府信息公开申请表' : `${words.slice(0, 20)}（2024年）`}](${target})`,
      })
    }
  },
  examples: {
    pass: [
      {kind: 'notice', body: '见[申报指南](a.md)和[申报指南](a.md)。请[登录平台](https://a.example.gov.cn/)。'},
      {kind: 'notice', body: '网址：<https://a.example.gov.cn/>，[下载申请表](a.xlsx)'},
    ],
    fail: [
      {kind: 'notice', body: '申请表见下。\n\n[点击这里](a.xlsx)', at: 3},
      {kind: 'notice', body: '申请表[下载](a.xlsx)', at: 1},
      {kind: 'notice', body: '办理[网址](https://a.example.gov.cn/)', at: 1},
      {kind: 'notice', body: '[**查看详情** >>](a.md)', at: 1},
      {kind: 'notice', body: '[更多][1]\n\n[1]: a.md', at: 1},
      {kind: 'notice', body: '2023年的[名单](a.md)，\n2024年的[名单](b.md)', at: 2},
    ],
  },
})
