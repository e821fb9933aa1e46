// 朗读：把正文分成句子，一句一句交给系统的语音。有中文语音时 site.js 才取来本文件

const longest = 120

/** 文字照原样给人看；给语音的，把它会念错的写法换成念法 */
export function spoken(text) {
  return text
    .replace(/https?:\/\/[\w./?=&%#:~+-]+/g, '网址')
    .replace(/[〔［[（(]((?:19|20)\d\d)[〕］\]）)]第?(\d+)号/g, '$1年第$2号')
    .replace(/第[（(]([一二三四五六七八九十\d]+)[）)]/g, '第$1')
    .replace(/^\s*[（(]([一二三四五六七八九十百]+|\d{1,3})[）)]/, '$1，')
    .replace(/(^|\D)(0\d{2,3})-?(\d{7,8})(?!\d)/g, (_, before, area, rest) => `${before}${apart(area)}，${apart(rest)}`)
    .replace(/(^|\D)(123\d\d)(?=热线|电话|[。，、；）]|$)/g, (_, before, digits) => before + apart(digits))
    .replace(/\b([A-Z]{2,4}(?:\/[TZ])?\s?[\d.]+)[—–-](\d{4})(?!\d)/g, '$1杠$2')
    .replace(/(\d+(?:\.\d+)?)([%‰])/g, (_, number, sign) => `${sign === '%' ? '百分之' : '千分之'}${number}`)
    .replace(/([\d年月日时分元])\s*[—–～~－]\s*(?=百分之|\d)/g, '$1至')
    .replace(/—+/g, '，')
    .replace(/≥/g, '大于等于')
    .replace(/≤/g, '小于等于')
    .replace(/㎡|m²/g, '平方米')
    .replace(/[□■※●○◆＊*]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
const apart = digits => [...digits].join(' ')

/** 一段文字里的句子，各是 [起, 止)。在。；！？后断开；太长的在逗号、顿号后再断，免得语音念到一半停住 */
export function sentences(text) {
  const found = []
  let start = 0
  for (const sentence of text.match(/[^。；！？]+[。；！？]*[”’」』）》]*|[。；！？]+/g) || []) {
    const end = start + sentence.length
    while (end - start > longest) {
      const cut = cutOf(text.slice(start, start + longest))
      found.push([start, start + cut])
      start += cut
    }
    if (text.slice(start, end).trim()) found.push([start, end])
    start = end
  }
  return found
}
function cutOf(part) {
  const at = Math.max(...['，', '、', '：', ','].map(mark => part.lastIndexOf(mark)))
  return at > 0 ? at + 1 : part.length
}

/** 表格逐行念，每格先念它的表头 */
export function rowWords(cells) {
  return `${cells
    .filter(({text}) => text)
    .map(({head, text}) => (head ? `${head}，${text}` : text))
    .join('；')}。`
}

/** 首选普通话，首选本机的语音：文字不离开这台设备。粤语语音不用来念普通话 */
export function voiceOf(voices) {
  const rank = ({lang, localService}) => (localService ? 2 : 0) + (/^(?:zh[-_]CN|cmn|zh[-_]Hans)/i.test(lang) ? 1 : 0)
  const fit = voices.filter(({lang}) => /^(?:zh|cmn)\b/i.test(lang.replace('_', '-')) && !/HK|MO/i.test(lang))
  return fit.sort((one, other) => rank(other) - rank(one))[0]
}

const parts = 'main h1, main .docno, main .banner, main .points, main .doc-text'
const blocks = 'h1,h2,h3,h4,h5,h6,p,li,dt,dd,blockquote,caption,figcaption,tr,pre'
const silent = '.anchor,.vh,.printonly,[hidden],[aria-hidden="true"],script,style,video,summary'
/** 看得见的 */
const isShown = element => element.getClientRects().length > 0

/** 要念的全部句子：{words 念法, range 在页面上的位置} */
function* pieces() {
  for (const part of document.querySelectorAll(parts)) {
    const inside = part.matches(blocks) ? [part] : part.querySelectorAll(blocks)
    for (const block of inside)
      if (isShown(block) && !block.closest(silent)) yield* block.matches('tr') ? row(block) : prose(block)
  }
}

function* row(tr) {
  if (tr.closest('thead')) return
  const heads = [...tr.closest('table').querySelectorAll('thead tr:last-child > *')]
  const cells = [...tr.cells].map((cell, index) => ({
    head: (cell.dataset.l || headsOf(cell) || (heads.length === tr.cells.length && heads[index].textContent) || '').trim(),
    text: cell.textContent.trim(),
  }))
  const range = document.createRange()
  range.selectNodeContents(tr)
  const text = rowWords(cells)
  const cuts = text.length > longest ? sentences(text) : [[0, text.length]]
  for (const [start, end] of cuts) yield {words: spoken(text.slice(start, end)), range}
}
/** 这一列的表头；行头在行首已经念过，不再念 */
const headsOf = cell =>
  (cell.headers || '')
    .split(' ')
    .map(id => document.getElementById(id))
    .filter(head => head && head.scope === 'col')
    .map(head => head.textContent)
    .join('，')

/** 段内的段（列表里的段落）由它自己念，表格由它的行念 */
function* prose(block) {
  const nodes = []
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    const owner = node.parentElement.closest(blocks)
    if (owner === block && !node.parentElement.closest(silent)) nodes.push(node)
  }
  const text = nodes.map(node => node.data).join('')
  for (const [start, end] of sentences(text)) {
    const words = spoken(text.slice(start, end))
    if (/[\p{L}\p{N}]/u.test(words)) yield {words, range: rangeOf(nodes, start, end)}
  }
}

function rangeOf(nodes, start, end) {
  const range = document.createRange()
  let before = 0
  for (const node of nodes) {
    const after = before + node.data.length
    if (start >= before && start < after) range.setStart(node, start - before)
    if (end > before && end <= after) range.setEnd(node, end - before)
    before = after
  }
  return range
}

/** 在念的一句标出来；读者没有翻到别处，才跟着翻 */
function follow(range, last) {
  if (window.Highlight) CSS.highlights.set('aloud', new Highlight(range))
  const inView = ({top, bottom}) => bottom > 0 && top < innerHeight
  const box = range.getBoundingClientRect()
  const isFollowing = !last || inView(last.getBoundingClientRect())
  if (!isFollowing || inView(box) || matchMedia('(prefers-reduced-motion: reduce)').matches) return
  scrollBy({top: box.top - innerHeight / 3, behavior: 'smooth'})
}

const rates = [0.8, 1, 1.3]
const key = 'gzgk-rate'

/** 三个按钮：朗读（暂停、继续）、停止、语速 */
function offer(group) {
  const [main, stop, speed] = group.querySelectorAll('button')
  const status = document.querySelector('[data-said]')
  const say = group.dataset
  const rateWords = say.rates.split(',')
  let rate = 1
  try {
    rate = Number(localStorage.getItem(key) || 1) % rates.length || 0
  } catch (_) {
    // 不许存就用中速
  }
  let queue = []
  let at = 0
  /** 停、暂停、换速以后，先前那一句的结束不再算数 */
  let turn = 0
  let state = 'idle'
  /** 有的浏览器会把没有人记着的语句回收掉，念到一半没有下文 */
  let current

  const show = (next, message) => {
    state = next
    main.textContent = {idle: say.start, reading: say.pause, paused: say.resume}[next]
    stop.hidden = speed.hidden = next === 'idle'
    if (message) status.textContent = message
  }
  const hush = () => {
    turn++
    speechSynthesis.cancel()
  }
  const end = message => {
    hush()
    if (window.Highlight) CSS.highlights.delete('aloud')
    if (document.activeElement === stop || document.activeElement === speed) main.focus()
    show('idle', message)
  }
  const read = () => {
    if (at >= queue.length) return end(say.over)
    const mine = ++turn
    const voice = voiceOf(speechSynthesis.getVoices())
    current = new SpeechSynthesisUtterance(queue[at].words)
    if (voice) Object.assign(current, {voice, lang: voice.lang})
    current.rate = rates[rate]
    current.onend = () => {
      if (mine !== turn) return
      at++
      read()
    }
    current.onerror = () => mine === turn && end(say.failed)
    follow(queue[at].range, at > 0 && queue[at - 1].range)
    speechSynthesis.speak(current)
  }
  const start = () => {
    if (state === 'idle') {
      queue = [...pieces()]
      at = 0
    }
    const voice = voiceOf(speechSynthesis.getVoices())
    show('reading', voice && !voice.localService ? say.online : say.reading)
    read()
  }

  main.addEventListener('click', () => {
    if (state !== 'reading') return start()
    hush()
    show('paused', say.paused)
  })
  stop.addEventListener('click', () => end(say.stopped))
  speed.addEventListener('click', () => {
    rate = (rate + 1) % rates.length
    speed.textContent = rateWords[rate]
    status.textContent = rateWords[rate]
    try {
      localStorage.setItem(key, rate)
    } catch (_) {
      // 不许存就只管这一页
    }
    if (state !== 'reading') return
    hush()
    read()
  })
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && state !== 'idle') end(say.stopped)
  })
  window.addEventListener('pagehide', () => state !== 'idle' && end())
  speed.textContent = rateWords[rate]
  show('idle')
  group.hidden = false
}

// 测试在没有网页的地方引用上面的函数
if (typeof document !== 'undefined' && voiceOf(speechSynthesis.getVoices()))
  for (const group of document.querySelectorAll('[data-aloud]')) offer(group)
