// 让阅读更方便的小功能；没有它，页面内容一样完整
;(() => {
  // 构建用的也是下面这个函数：src/base/turns.ts
  //! turnOn
  const root = document.documentElement
  const all = selector => [...document.querySelectorAll(selector)]
  const keep = (key, value) => {
    try {
      localStorage.setItem(key, value)
    } catch (_) {
      // 不许存就只管这一页
    }
  }
  const say = words => {
    for (const place of all('[data-said]')) place.textContent = words
  }
  /** 读者的今天，按北京时间 */
  const today = new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10)

  /** 长者模式，和它里面的高对比：按下、弹起，记住 */
  function toggle(selector, name, on) {
    for (const button of all(selector)) {
      const show = () => button.setAttribute('aria-pressed', String(root.dataset[name] === on))
      button.addEventListener('click', () => {
        root.dataset[name] = root.dataset[name] === on ? '' : on
        keep(`gzgk-${name}`, root.dataset[name])
        show()
      })
      show()
    }
  }
  function elder() {
    toggle('[data-elder]', 'mode', 'elder')
    toggle('[data-contrast-high]', 'contrast', 'high')
  }

  /** 字号：标准、大、特大；词写在按钮上 */
  function textSize() {
    const sizes = ['', 'large', 'larger']
    for (const button of all('button[data-sizes]')) {
      const words = button.dataset.sizes.split(',')
      const show = () => {
        button.textContent = words[Math.max(0, sizes.indexOf(root.dataset.size || ''))]
      }
      button.addEventListener('click', () => {
        root.dataset.size = sizes[(sizes.indexOf(root.dataset.size || '') + 1) % sizes.length]
        keep('gzgk-size', root.dataset.size)
        show()
        say(button.textContent)
      })
      show()
    }
  }

  /** 打印；微信里打印不可靠，不出现 */
  function print() {
    for (const button of all('[data-print]')) {
      button.hidden = /MicroMessenger/i.test(navigator.userAgent)
      button.addEventListener('click', () => window.print())
    }
  }

  /** 复制引用：文件的名称、文号、施行日期，正停在某一条上就带上这一条，再加网址。正文里每条的“#”也是一个 */
  function copyCitation() {
    const button = document.querySelector('[data-copy]')
    if (!button) return
    button.addEventListener('click', () => copy(decodeURIComponent(location.hash.slice(1)).replace(/^main$/, '')))
    for (const link of all('.text .anchor')) {
      link.addEventListener('click', async event => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.classList.contains('done')) return
        await copy(decodeURIComponent(link.hash.slice(1)))
        const sign = link.textContent
        link.classList.add('done')
        link.textContent = button.dataset.done
        setTimeout(() => {
          link.classList.remove('done')
          link.textContent = sign
        }, 2000)
      })
    }
    async function copy(id) {
      const address = document.querySelector('link[rel="canonical"]').href + (id && `#${id}`)
      const text = `${button.dataset.copy}${clause(id)} ${address}`
      if ((await toClipboard(text)) || byHand(text)) say(button.dataset.done)
    }
  }
  /** 第十二条第二款第（三）项、一、（二）：从锚点来，标题上印着的照印的写 */
  function clause(id) {
    const link = all('.text .anchor').find(anchor => decodeURIComponent(anchor.hash.slice(1)) === id)
    const above = id.replace(/-(?:(?:jie|tiao)-)?[^-]+$/, '')
    if (link) {
      const printed = link.getAttribute('aria-label').replace(/^.*?：/, '')
      const upper = /^(s\d|zhang|annex).*-/.test(id) && above !== id ? clause(above) : ''
      return upper.replace(/^((?:附件\d*|第.+?[编章节条]|[一二三四五六七八九十百]+、|（.+?）|\d+[.．])*).*$/, '$1') + printed
    }
    const part = /-([kxm])(\d+)$/.exec(id)
    if (!part) return ''
    const number = han(Number(part[2]))
    return clause(above) + {k: `第${number}款`, x: `第（${number}）项`, m: `第${part[2]}目`}[part[1]]
  }
  function han(number) {
    const digits = '零一二三四五六七八九'
    const tens = Math.floor(number / 10)
    const ones = number % 10 ? digits[number % 10] : ''
    return tens === 0 ? digits[number] : `${tens > 1 ? digits[tens] : ''}十${ones}`
  }
  async function toClipboard(text) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch (_) {
      return false
    }
  }
  function byHand(text) {
    const area = document.createElement('textarea')
    area.value = text
    area.readOnly = true
    area.className = 'vh'
    document.body.append(area)
    area.select()
    const copied = document.execCommand('copy')
    area.remove()
    return copied
  }

  /** 目录和分类在窄屏收起 */
  function fold() {
    const narrow = window.matchMedia('(max-width: 52rem)')
    const apply = () => {
      // 长者模式是一栏：分类收起，先看到清单
      for (const details of all('.toc-d')) details.open = !narrow.matches
      for (const details of all('[data-fold]')) details.open = !narrow.matches && root.dataset.mode !== 'elder'
    }
    apply()
    if (narrow.addEventListener) narrow.addEventListener('change', apply)
    for (const button of all('[data-elder]')) button.addEventListener('click', apply)
  }

  /** 手机上导航横向滚动：让当前栏目看得见 */
  function showCurrent() {
    const current = document.querySelector('.nav a[aria-current]')
    const list = document.querySelector('.nav ul')
    if (current && list && list.scrollWidth > list.clientWidth)
      list.scrollLeft = current.offsetLeft - (list.clientWidth - current.offsetWidth) / 2
  }

  /** 目录跟着阅读位置走 */
  function follow() {
    const links = new Map(all('.toc a[href^="#"]').map(link => [decodeURIComponent(link.hash.slice(1)), link]))
    const targets = [...links.keys()].map(id => document.getElementById(id)).filter(Boolean)
    if (targets.length === 0 || !('IntersectionObserver' in window)) return
    const mark = () => {
      const reached = targets.filter(target => target.getBoundingClientRect().top < 120)
      const now = reached[reached.length - 1]
      for (const [id, link] of links) {
        if (now && id === now.id) link.setAttribute('aria-current', 'true')
        else link.removeAttribute('aria-current')
      }
    }
    const observer = new IntersectionObserver(mark, {rootMargin: '-100px 0px -70% 0px'})
    for (const target of targets) observer.observe(target)
  }

  /** 状态到期换词：网页是某一天生成的，读者的今天可能已过了界 */
  function reword() {
    for (const stamp of all('[data-turns]')) {
      const turns = stamp.dataset.turns.split('|').map(turn => {
        const [from, tone, ...words] = turn.split(' ')
        return {from, tone, words: words.join(' ')}
      })
      const now = turnOn([{from: null}, ...turns], today)
      if (now.from === null) continue
      stamp.classList.remove('ok', 'warn', 'off', 'soon', 'live')
      stamp.classList.add(now.tone)
      stamp.textContent = now.words
    }
  }

  /** 征求意见还有几天 */
  function countDown() {
    for (const place of all('[data-deadline]')) {
      const days = Math.round((Date.parse(place.dataset.deadline) - Date.parse(today)) / 86400000)
      if (days > 0) place.textContent = place.dataset.left.replace('{days}', days)
      else place.textContent = days === 0 ? place.dataset.last : place.dataset.over
    }
  }

  /** Ctrl+K、⌘K 到搜索 */
  function shortcut() {
    document.addEventListener('keydown', event => {
      const held = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      if (event.isComposing || !held || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      const input = document.querySelector('.search input')
      if (input) input.focus()
      else location.href = '/search/'
    })
  }

  /** 朗读：等系统说出有中文语音，才取来朗读的脚本；没有语音，按钮不出现 */
  function aloud() {
    if (!('speechSynthesis' in window) || !document.querySelector('[data-aloud]')) return
    const voices = window.speechSynthesis
    const look = () => {
      if (!voices.getVoices().some(({lang}) => /^(?:zh|cmn)/i.test(lang))) return
      voices.removeEventListener('voiceschanged', look)
      const script = document.createElement('script')
      script.type = 'module'
      script.src = '/assets/aloud.js'
      document.head.append(script)
    }
    voices.addEventListener('voiceschanged', look)
    look()
  }

  /** 找不到的网址 */
  function showPath() {
    for (const place of all('[data-path]')) place.textContent = location.pathname
  }

  for (const comfort of [
    elder,
    textSize,
    print,
    copyCitation,
    fold,
    showCurrent,
    follow,
    reword,
    countDown,
    shortcut,
    aloud,
    showPath,
  ])
    comfort()
})()
