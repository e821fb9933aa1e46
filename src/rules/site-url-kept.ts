import {defineRule} from '../base/define.ts'
import {nearest} from '../base/nearest.ts'
import {endingOf, folderOf} from '../base/paths.ts'
import {titleInMarks} from '../base/titles.ts'
import type {Entry, Finding, Site} from '../base/types.ts'

/** Made by the program, and asked for by no reader's bookmark. */
const ours = /^(?:assets|pagefind)\/|(?:^|\/)page\/\d+\/|^(?:404\.html|sitemap[^/]*\.xml)$/u
/** What people link to besides pages: files as they are. */
const documents = ['pdf', 'ofd', 'doc', 'docx', 'wps', 'xls', 'xlsx', 'et', 'ppt', 'pptx', 'zip', 'mp4', 'mp3']

const config = {path: 'gzgk.config.yml'}

export default defineRule({
  id: 'site-url-kept',
  title: '已经公布的网址不失效',
  clause: {instrument: '政府网站与政务新媒体检查指标（国办秘函〔2019〕19号）', article: '扣分指标：链接可用性'},
  confidence: 'M',
  why: '检查指标扣分的是打不开的链接；文件里、新闻里、别的网站上引用的旧网址打不开，读者一样找不到。所以用 --published 告诉程序上次发布了哪些网址以后，少了内容页就算错：文件改了名、换了文件夹，在新位置写 redirectFrom；不再公开的，写撤下说明（content/tombstones/）。网址保持不变是本程序的要求，不是检查指标的原话。分类、年份等列表没有了的，以及下载文件改名的，只提示。',
  level: 'error',
  kinds: ['policy', 'notice'],
  scope: 'site',
  lacking: true,
  check(site, report) {
    const {published} = site.project
    if (!published) return
    const present = pathsOf(site)
    const lost = published.filter(path => !present.has(path) && !ours.test(path))
    const pages = new Set(lost.filter(path => path.endsWith('.html')))
    const past = new Set(published)
    const successorOf = successors(site)
    for (const path of pages) {
      const url = urlOf(path)
      const successor = successorOf(url)
      // A page of one content has its data beside it; one that is no index was an old address, sent on.
      const isContent = !path.endsWith('index.html') || past.has(path.replace(/html$/u, 'json'))
      report(successor?.id ?? config, lostPage(url, successor, isContent))
    }
    const byUrl = new Map(site.entries.map(entry => [entry.url, entry]))
    for (const path of lost) {
      // The files of a page that is gone are gone with it.
      if (!documents.includes(endingOf(path)) || pages.has(`${folderOf(path)}/index.html`)) continue
      const entry = byUrl.get(`/${folderOf(path)}/`)
      report(entry?.id ?? config, lostFile(path, entry))
    }
  },
  examples: {
    pass: [
      {kind: 'policy'},
      {kind: 'policy', published: ['policies/2024/sswg-2024-3/index.html', 'assets/old.css', 'notices/page/9/index.html']},
      {
        kind: 'policy',
        data: {redirectFrom: ['/policies/2023/sswg-2024-3/']},
        published: ['policies/2023/sswg-2024-3/index.html', 'policies/2023/sswg-2024-3/index.json'],
      },
      {kind: 'policy', published: ['policies/2024/sswg-2024-3/index.json', 'policies/2024/sswg-2024-3/text.txt']},
    ],
    fail: [
      // 换了文件夹。
      {
        kind: 'policy',
        published: [
          'policies/2023/sswg-2024-3/index.html',
          'policies/2023/sswg-2024-3/index.json',
          'policies/2023/sswg-2024-3/a.pdf',
        ],
        at: '/title',
      },
      {
        kind: 'policy',
        published: ['notices/2020/jiu-tongzhi/index.html', 'notices/2020/jiu-tongzhi/index.json'],
        at: '/site/url',
      },
      {kind: 'policy', published: ['art/2018/5/14/art_1021_312.html'], at: '/site/url'},
      {kind: 'policy', published: ['policies/topic/xiaofei/index.html'], at: '/site/url'},
      {kind: 'policy', published: ['policies/2024/sswg-2024-3/annex-1.docx'], at: '/title'},
      {kind: 'policy', published: ['policies/2019/sswg-2019-1/annex-1.docx'], at: '/site/url'},
    ],
  },
})

const urlOf = (path: string): string => `/${path.replace(/(?:^|(?<=\/))index\.html$/u, '')}`

const lostPage = (url: string, successor: Entry | undefined, isContent: boolean): Finding => ({
  at: successor ? '/title' : '/site/url',
  reason: `上次发布的网址 ${url} 这次没有了${successor ? `，可能就是${titleInMarks(successor.data.title)}（${successor.url}）` : ''}`,
  ...(!isContent && {level: 'warn', verdict: 'review'}),
  actual: url,
  note: isContent ? remedy(url, successor) : '列表里已经没有内容的，可以不管；改了名的，核对站内外的链接',
})

const lostFile = (path: string, entry: Entry | undefined): Finding => ({
  at: entry ? '/title' : '/site/url',
  reason: `上次发布的文件 /${path} 这次没有了`,
  level: 'warn',
  actual: `/${path}`,
  note: '换新版本时保留原来的文件名；确实不再提供的，可以不管',
})

/** Every file that the outputs are going to make; what they show in it nobody asks for. */
function pathsOf(site: Site): ReadonlySet<string> {
  const paths = new Set<string>()
  for (const output of site.project.outputs) for (const {path} of output.plan(site)) paths.add(path)
  return paths
}

/** Finds the entry that an address most likely belonged to: of the same name, or of one that is nearly the same beside it. */
function successors({byId, entries}: Site): (url: string) => Entry | undefined {
  const folders = new Map<string, Entry[]>()
  for (const entry of entries) {
    const beside = folders.get(parentOf(entry.url))
    if (beside) beside.push(entry)
    else folders.set(parentOf(entry.url), [entry])
  }
  return url => {
    const name = /([^/]*?)(?:\/|\.\w+)?$/u.exec(url)![1]!
    const beside = folders.get(parentOf(url)) ?? []
    const [near] = byId.has(name)
      ? [name]
      : nearest(
          name,
          beside.map(({id}) => id),
          1,
        )
    return near === undefined ? undefined : byId.get(near)
  }
}

/** `/a/b/` -> `/a` */
const parentOf = (url: string): string => folderOf(url.replace(/\/$/u, ''))

const remedy = (url: string, successor: Entry | undefined): string => {
  const moved = successor
    ? `${successor.path} 就是它的，在开头加 redirectFrom: ['${url}']`
    : `换了网址的，在新文件的开头加 redirectFrom: ['${url}']`
  return `${moved}；已经撤下的，写 content/tombstones${url.replace(/\/$/u, '')}.md`
}
