// 索引的读取：建站时做好，全部在本站。先读网页表，要用时再读字对、排序用的引擎和正文
import {bodyOf} from './excerpt.js'
import {find} from './find.js'
import {pairIndex} from './pairs.js'
import {readTable} from './table.js'

const home = '/pagefind/'

async function got(path, read) {
  const answer = await fetch(path, {cache: 'no-cache'})
  if (!answer.ok) throw new Error(`${answer.status} ${path}`)
  return read(answer)
}
const json = path => got(path, answer => answer.json())

/** 只做一次；失败了就请读者刷新 */
function once(work) {
  let known
  return () => {
    known = known || work()
    return known
  }
}

/** 网页很多的网站，较早的另成一册，一起查 */
export const openTable = once(async () => {
  const folders = [home, ...(await json(`${home}bundles.json`))]
  const tables = await Promise.all(folders.map(folder => json(`${folder}pages.json`)))
  const pages = []
  const parts = tables.map((table, index) => {
    const offset = pages.length
    pages.push(...readTable(table, offset))
    return {folder: folders[index], pairs: table.pairs, offset, count: table.pages.length}
  })
  const holding = pairIndex(parts, path => got(path, async answer => new Uint8Array(await answer.arrayBuffer())))
  return {pages, holding, folders}
})

/** 引擎 Pagefind：给命中排先后，也管正文的读取 */
export const openEngine = once(async () => {
  const {folders, pages} = await openTable()
  const pagefind = await import(`${home}pagefind.js`)
  await pagefind.init()
  for (const folder of folders.slice(1)) await pagefind.mergeIndex(folder)
  const {results} = await pagefind.search(null)
  // 留着整条结果：引擎的线程在结果没有人用时就放掉它的正文
  const texts = new Map(results.map(result => [result.id, result]))
  const places = new Map(pages.map(({name, index}) => [name, index]))
  return {
    /** 网页号 → 分量 */
    async rank(words) {
      const {results} = await pagefind.search(words.join(' '))
      return new Map(results.map(({id, score}) => [places.get(id), score]))
    },
    /** 网页的正文；没有的、对不上的是 null */
    async text({name, url}) {
      const fragment = texts.has(name) ? await texts.get(name).data() : null
      return fragment && fragment.raw_url === url ? fragment : null
    },
  }
})

/** 查找。引擎没有加载成功，也能按标题、文号和字对查，只是没有摘要 */
export async function search(query, synonyms) {
  const {pages, holding} = await openTable()
  const rank = words =>
    openEngine()
      .then(engine => engine.rank(words))
      .catch(() => new Map())
  return find(query, {pages, synonyms, holding, rank, read})
}

/** 网页的正文；读不到的是 null */
export const read = page =>
  openEngine()
    .then(engine => engine.text(page))
    .then(fragment => fragment && bodyOf(fragment))
    .catch(() => null)
