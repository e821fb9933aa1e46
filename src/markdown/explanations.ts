/** What `gzgk explain` says of this room's messages. */
import type {Explanation} from '../base/types.ts'

export const explanations: readonly Explanation[] = [
  {
    id: 'markdown-too-complex',
    title: '正文结构过于复杂',
    why: '有些符号组合（几百层引用、成千上万个不成对的括号或星号）会让解析时间成倍增长，正常文件不会这样写；为了不拖垮整个网站的生成，这样的正文不处理。正文上限为 512 KiB，一行不超过 10 万字。',
    wrong: '把几万行数据表或程序输出贴进正文',
    right: '正文写说明，数据做成 CSV 或 XLSX 附件，写在 attachments 里',
  },
  {
    id: 'table-too-long',
    title: '表格太长',
    why: '超过 2000 行的表格在手机上打不开，也无法打印；数据做成附件，读者才能筛选和再利用。',
    right: 'attachments:\n  - file: 名单.xlsx\n    title: 企业名单',
  },
  {
    id: 'anchor-repeated',
    title: '编号重复',
    why: '每个条、款、项和标题都有固定链接，取自印出的编号；同一编号出现两次，后一处的链接就要加“--2”，往往也说明编号写错了。原件如此的不必改。',
    wrong: '（一）……（二）……（二）……',
    right: '（一）……（二）……（三）……',
  },
  {
    id: 'paragraphs-run-together',
    title: '自然段之间缺少空行',
    why: 'Markdown 里只换行不空行，上下两行仍是一段，“一、”“第二条”就不会成为标题，也没有链接。',
    wrong: '一、总体要求\n（一）指导思想。',
    right: '一、总体要求\n\n（一）指导思想。',
  },
  {
    id: 'emphasis-literal',
    title: '加粗没有生效',
    why: '按 Markdown 的规则，“**”夹在标点和文字之间时不算加粗，星号会原样发布。',
    wrong: '**（一）指导思想。**以服务企业为宗旨。',
    right: '**（一）指导思想**。以服务企业为宗旨。',
  },
  {
    id: 'link-unsafe',
    title: '链接地址不安全',
    why: '只允许 http、https、mailto、tel 和站内地址。javascript:、data: 会执行代码，//开头的地址会悄悄离开本站。',
    wrong: '[办事入口](//example.com)',
    right: '[办事入口](https://example.com/)',
  },
  {
    id: 'image-offsite',
    title: '图片不在本站',
    why: '引用别的网站的图片，对方一改就显示不出来，还会把读者的访问告诉对方。',
    wrong: '![流程图](https://example.com/a.png)',
    right: '![流程图](a.png)，文件放在条目旁边',
  },
  {
    id: 'html-removed',
    title: 'HTML 标签已去掉',
    why: '正文里只保留表格、上下标、换行等排版标签；脚本、样式、表单、嵌入框架一律去掉，以免网站被用来攻击读者。',
    wrong: '<iframe src="…"></iframe>',
    right: '视频写在解读的 video 字段，附件写在 attachments',
  },
]
