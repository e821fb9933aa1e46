/** What `gzgk explain` says of the messages of an import. */
import type {Explanation} from '../base/types.ts'

export const explanations: readonly Explanation[] = [
  {
    id: 'import-annotation-differs',
    title: '附注与公开属性矛盾',
    why: '公文的附注（此件公开发布、依申请公开……）决定能不能公开。附注不是公开发布的，不能按主动公开导入。',
  },
  {
    id: 'import-code-unknown',
    title: '机关代字没有网址名',
    why: '条目编号由机关代字的网址名、年份和序号组成。代字没有登记时不猜拼音，改用日期。',
  },
  {id: 'import-comment', title: '去掉了注释', why: '源文件里的注释不是公文正文。原件存在 content/_originals/。'},
  {id: 'import-date-from-sign-off', title: '日期取自落款', why: '元数据没有成文日期，落款里有。落款可能印错，请对照原件。'},
  {id: 'import-date-refused', title: '日期不存在', why: '不存在的日期（如2月30日）不猜、不改，也不写入。'},
  {
    id: 'import-date-unclear',
    title: '正文里的日期不止一个',
    why: '施行日期和有效期决定有效性。正文写了几个不同的日期时，程序不替编辑选择。',
  },
  {
    id: 'import-effective-earlier',
    title: '正文的施行日期早于这一版',
    why: '修正后的文本保留最初的施行条款；这一版从哪天起施行，写在修改它的决定里，不在文本里。',
  },
  {
    id: 'import-effective-missing',
    title: '这一版没有施行日期',
    why: '同一文件的几个版本按施行日期先后生效。没有施行日期时，只能按成文日期推算，可能相差几个月。',
  },
  {
    id: 'import-effective-publication',
    title: '施行日期取发布日期',
    why: '正文写“自公布之日起施行”，成文和发布又是同一天，施行日期就是这一天。',
  },
  {
    id: 'import-effective-unstated',
    title: '正文没有写出施行的日期',
    why: '“自公布之日起施行”没有写出是哪一天；历史文件上网的日期不是公布的日期，不能代替。',
  },
  {id: 'import-emphasis', title: '去掉了加粗和倾斜', why: '公文里的加粗、倾斜是版式。加粗标记挨着中文标点时，网页上会露出星号。'},
  {id: 'import-encoding', title: '已转换编码', why: '内容一律用 UTF-8。原件按原来的编码保存在 content/_originals/。'},
  {
    id: 'import-exists',
    title: '条目已经存在',
    why: '导入不覆盖已有的内容：已有的可能已经人工核对、修改过。内容完全相同时只说“未变”。',
  },
  {
    id: 'import-hidden',
    title: '看不见的文字没有导入',
    why: '网页上不显示的文字（display:none 等）不是公开的内容，导入后就公开了。',
  },
  {
    id: 'import-history-unclear',
    title: '题注不清楚',
    why: '题注记载制定和修改的经过，各行以日期开头，括号成对。不合的照原样保留，请对照原件。',
  },
  {id: 'import-html', title: '有 HTML 代码', why: '只保留文字、表格、链接和上下标，其余代码略去。'},
  {
    id: 'import-id-from-date',
    title: '条目编号用了日期',
    why: '没有文号、名称表里也没有的文件，编号用成文日期加序号。条目编号就是网址，以后不能改，最好先在名称表里起名。',
  },
  {id: 'import-id-refused', title: '条目编号不能用', why: '条目编号是文件名，也是网址，只能有小写字母、数字和短横。'},
  {
    id: 'import-id-taken',
    title: '条目编号已经用过',
    why: '条目编号在全站只能用一次。两个文件得到同一个编号，多半是重复的文件，也可能是文号写错。',
  },
  {
    id: 'import-image',
    title: '图片没有导入',
    why: '导入不上网取图，也不猜图片的内容。请把图片存到条目旁边，写上文字说明再引用。',
  },
  {id: 'import-invisible', title: '去掉了看不见的字符', why: '零宽空格、方向控制符等看不见，却会使搜索和读屏出错。'},
  {
    id: 'import-key-unknown',
    title: '对照表里没有这一项',
    why: '原来的每一项都要说清楚：对应哪个字段，或者不要。没有说清楚的不导入。',
  },
  {
    id: 'import-letterhead-differs',
    title: '版头与元数据不一致',
    why: '版头里的标题、文号与元数据一致时从正文里取下，网页的要素表已经有了；不一致时保留，由人判断哪一个对。',
  },
  {id: 'import-line-joined', title: '合并了断开的标题', why: '印刷时长标题排成几行，网页上是一行。'},
  {id: 'import-link', title: '链接只保留了文字', why: '旧站的相对地址在新站里打不开。'},
  {id: 'import-map-field', title: '对照表里的字段不存在', why: '对照表只能写该类内容有的字段。'},
  {id: 'import-no-id', title: '起不了条目编号', why: '没有文号、名称和日期，不知道网址该叫什么。'},
  {id: 'import-not-file', title: '不是普通文件', why: '快捷方式（符号链接）可能指向文件夹以外的内容，不导入。'},
  {id: 'import-period', title: '正文规定了期限', why: '“有效期5年”“执行期限为……”没有写出这份文件的到期日，要由人算出并查证。'},
  {id: 'import-repeal', title: '正文废止了别的文件', why: '被废止的文件要在 repeals 里登记，它的网页才会标明已废止。'},
  {
    id: 'import-repeals-taken',
    title: '废止文件取自正文',
    why: '正文写“《……》同时废止”的，按站外文件登记；本站有这份文件时，请改成它的条目编号。',
  },
  {
    id: 'import-sign-off-differs',
    title: '落款与元数据不一致',
    why: '落款的署名和日期应与发文机关、成文日期一致。不一致时两边都保留，由人对照原件。',
  },
  {
    id: 'import-sign-off-missing',
    title: '没有认出落款',
    why: '公文末尾应有发文机关署名和成文日期。没有认出的，可能缺失，也可能写法特殊。',
  },
  {id: 'import-skipped', title: '不是能导入的格式', why: '现在只导入 Markdown（.md）和 HTML（.html、.htm、.shtml）。'},
  {id: 'import-spaces', title: '去掉了排版空格', why: '“总 则”“几 个 问 题”是为了排版好看，留在网页上会使搜索和读屏读错。'},
  {id: 'import-table', title: '表格要核对', why: '合并的单元格在转换中容易错位。行尾空着几格的，多半是别的系统转换时丢了合并。'},
  {
    id: 'import-text-changed',
    title: '转换后的正文与原文不一致',
    why: '除空格外，导入的正文加上取下的版头必须与原文一字不差；做不到就不导入。',
  },
  {
    id: 'import-text-odd',
    title: '有可疑字符',
    why: '乱码、没有转换的代码、部首字形（⼀不是一）多半是别的系统留下的，照原样保留，请对照原件改正。',
  },
  {
    id: 'import-title-unclear',
    title: '像标题而不能确定',
    why: '没有编号、也没有在正文里提到的短行，可能是丢了编号的标题。程序不补编号，按普通段落保留。',
  },
  {id: 'import-too-big', title: '文件太大', why: '公文正文很少超过1 MB，更大的多半是带图的网页或数据表。'},
  {id: 'import-too-complex', title: '结构过于复杂', why: '嵌套过深或标记过多的文件会使转换停不下来。'},
  {id: 'import-unreadable', title: '编码无法识别', why: '依次按 UTF-8、UTF-16、GB18030 试读，都不成功，可能不是文本文件。'},
  {id: 'import-value-refused', title: '值不合要求', why: '不符合字段要求的值不写入；必填的字段因此缺失时，这一件不导入。'},
  {
    id: 'import-value-unknown',
    title: '值不在对照表里',
    why: '写了 values 的字段，只认其中的值。一份名单里有一个认不出，整份都不写，以免缺漏。',
  },
]
