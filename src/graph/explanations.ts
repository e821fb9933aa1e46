/** What `gzgk explain` says of the graph's messages. */
import type {Explanation} from '../base/types.ts'

export const explanations: readonly Explanation[] = [
  {
    id: 'ref-dangling',
    title: '关系指向的文件不存在',
    why: '解读、依据、废止等关系会在两边的网页上互相显示。指向的文件不存在，读者就会看到死链接，公文库也会收到残缺的记录。',
    wrong: 'interprets:\n  - sswg-2024-33',
    right: 'interprets:\n  - sswg-2024-3        # 编号（即文件名），也可以写 示商务规〔2024〕3号 或 《标题》',
  },
  {id: 'ref-ambiguous', title: '关系可以指几个文件', why: '发文字号或标题不止一个文件在用，请写编号（即文件名），它在全站唯一。'},
  {id: 'ref-to-draft', title: '关系指向不发布的文件', why: '草稿和不主动公开的文件不发布，已发布的文件不能指向它。'},
  {id: 'ref-to-itself', title: '关系指向自己', why: '一个文件不能解读、修改或废止自己。'},
  {
    id: 'ref-wrong-kind',
    title: '关系指向的类型不对',
    why: '例如“解读”只能指向政策文件或决策事项，“决策事项”只能指向重大行政决策事项。',
  },
  {id: 'ref-repeated', title: '同一关系写了两次', why: '重复的一项没有作用，容易在以后修改时漏掉一处。'},
  {
    id: 'ref-contradiction',
    title: '关系互相矛盾',
    why: '较早的文件不可能修改或废止较晚的文件；同一份文件也不会既修改又整个废止另一份文件。有效性由这些关系算出，矛盾时算不出来。',
  },
  {id: 'ref-cycle', title: '关系绕成了一圈', why: '关系只在较晚的文件里写一次，另一边由程序算出。两边都写就会绕成一圈。'},
  {id: 'ref-item-missing', title: '目录里没有这一项', why: '决策事项要对应年度目录里的序号，读者才能从目录点到全过程材料。'},
  {id: 'id-repeated', title: '编号重复', why: '文件名就是编号，全站唯一、永不重用，别的文件靠它来引用。'},
  {id: 'url-repeated', title: '网址重复', why: '两个文件会生成同一个网页，后一个会盖掉前一个。'},
  {
    id: 'link-dangling',
    title: '正文链接指向的文件不存在',
    why: '读者点开会是“找不到网页”。',
    wrong: '见[实施细则](../2023/sswg-2023-22.md)',
    right: '见[实施细则](../2023/sswg-2023-2.md)',
  },
  {id: 'link-to-draft', title: '正文链接指向不发布的文件', why: '草稿和不主动公开的文件不发布，读者点开会是“找不到网页”。'},
  {id: 'link-anchor-missing', title: '正文链接指向的条款不存在', why: '链接带有 # 的，要指向那个文件里确实有的章、条、款、项。'},
  {id: 'link-no-page', title: '正文链接指向的网页不存在', why: '以 / 开头的链接指向本站的网页，生成的网站里没有这一页。'},
  {id: 'file-missing', title: '找不到文件', why: '附件、图片、视频要放在条目旁边，和条目一起发布。'},
  {id: 'file-unused', title: '文件没有用到', why: '放在 content 里而没有条目用到的文件不会发布，可能是忘了写进附件。'},
  {
    id: 'organization-unknown',
    title: '机构不在名录里',
    why: '机构的名称、曾用名和统一社会信用代码统一登记在 content/_data/organizations.yml，条目里只写编号。',
  },
  {id: 'route-collision', title: '两处内容要生成同一个文件', why: '后一个会盖掉前一个，请改名。'},
]
