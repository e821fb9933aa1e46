// 一条结果画成网页
import {linkTo, make} from './element.js'
import {excerptOf} from './excerpt.js'
import {tiers} from './find.js'

/** 文号、标题对上的，问到的那一条，排在最前并说明为什么 */
function reasonOf({tier, clause}, words) {
  if (clause && tier <= tiers.wordsInTitle) return clause.title
  // 照 tiers 的先后
  return [words.same, words.sameTitle, words.sameTitle, words.near][tier]
}

/** body 是读到的正文，没有的是 null；terms 是要标出的词 */
export function drawHit(hit, body, terms, words) {
  const {page, clause} = hit
  const reason = reasonOf(hit, words)
  const item = make('li', reason ? 'pinned' : '')
  if (reason) item.append(make('p', 'sub', reason))
  const heading = make('h3')
  const {id, title} = clause || {}
  heading.append(linkTo(page.url + (id ? `#${id}` : ''), page.title + (id ? `　${title}` : '')))
  item.append(heading, factsOf(page))
  if (!body) return item
  const {parts, heads} = excerptOf(body, terms, id)
  const text = make('p', 'excerpt')
  text.append(...parts.map(part => (part.isMarked ? make('mark', '', part.text) : part.text)))
  item.append(text)
  if (heads.length > 0) item.append(clausesOf(page, heads))
  return item
}

function factsOf({kind, number, date, state, tone}) {
  const line = make('div', 'sub')
  for (const text of [kind, number]) if (text) line.append(make('span', '', text))
  if (date) {
    const time = make('time', '', `${date.replace(/-0?/, '年').replace(/-0?/, '月')}日`)
    time.dateTime = date
    line.append(time)
  }
  if (state) line.append(make('span', `st ${tone}`, state))
  return line
}

/** 命中的小标题，直接跳到那一条 */
function clausesOf({url, title}, heads) {
  const list = make('ul', 'clauses')
  for (const {id, text} of heads) {
    // 印发的办法和文件同名，那就是文件本身
    if (text === title) continue
    const line = make('li')
    line.append(linkTo(`${url}#${id}`, text))
    list.append(line)
  }
  return list
}
