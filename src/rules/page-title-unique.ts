import {defineRule} from '../base/define.ts'
import type {PageOutline} from '../base/types.ts'

export default defineRule({
  id: 'page-title-unique',
  title: '每个网页有自己的标题',
  clause: {instrument: '无障碍环境建设法', article: '第三十二条'},
  confidence: 'P',
  why: '浏览器标签、收藏夹、搜索结果和读屏软件只显示网页的标题（title）。两页标题一样，读者分不清该打开哪一个。标题由“名称 - 栏目 - 站名”组成，重名的文件程序会加上文号或者日期；仍然重复的，多半是两份内容真的同名同日。',
  level: 'error',
  kinds: '*',
  scope: 'pages',
  check({pages}, report) {
    const seen = new Map<string, PageOutline>()
    for (const page of pages.values()) {
      if (page.isRedirect) continue
      const rival = seen.get(page.title)
      if (page.title === '' || rival) {
        report(
          {path: `dist/${page.path}`},
          {
            at: page.titlePlace,
            reason: page.title === '' ? '网页没有标题（title）' : `网页标题和 ${rival!.url} 的一样`,
            ...(rival && page.title !== '' && {actual: page.title}),
            note: page.title === '' ? '核对主题的 components/head/template.njk' : '给其中一份内容改标题，或者补上文号、日期',
          },
        )
      } else seen.set(page.title, page)
    }
  },
  examples: {
    pass: [
      {
        kind: 'policy',
        path: 'a/index.html',
        html: '<title>甲</title>',
        others: [{kind: 'page', path: 'b/index.html', html: '<title>乙</title>'}],
      },
      {
        kind: 'policy',
        path: 'a/index.html',
        html: '<title>甲</title>',
        others: [{kind: 'page', path: 'b.html', html: '<meta http-equiv="refresh" content="0; url=/a/"><title>甲</title>'}],
      },
    ],
    fail: [
      {
        kind: 'policy',
        path: 'a/index.html',
        html: '<title>甲</title>',
        others: [{kind: 'page', path: 'b/index.html', html: '<html>\n<title>甲</title></html>'}],
        at: 2,
      },
      {kind: 'policy', path: 'a/index.html', html: '<title> </title>', at: 1},
    ],
  },
})
