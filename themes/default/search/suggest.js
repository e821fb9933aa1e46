// 输入时的提示：ARIA 组合框。方向键选，回车用，Esc 收起；没有选中时回车照常搜索
import {make} from './element.js'

/** 给输入框加上提示。suggest(文字) 答 [{text, note}]，choose(文字) 用选中的 */
export function combobox(input, label, {suggest, choose}) {
  const list = make('ul', 'suggestions')
  list.id = 'suggestions'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', label)
  input.form.append(list)
  const say = (name, value) => input.setAttribute(`aria-${name}`, value)
  input.setAttribute('role', 'combobox')
  say('autocomplete', 'list')
  say('controls', list.id)
  let at = -1
  let asked = 0

  function close() {
    asked++
    at = -1
    list.hidden = true
    say('expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }

  async function open() {
    const mine = ++asked
    const found = await suggest(input.value)
    if (mine !== asked || document.activeElement !== input) return
    close()
    if (found.length === 0) return
    list.replaceChildren(...found.map(option))
    list.hidden = false
    say('expanded', 'true')
  }

  function option({text, note}, index) {
    const item = make('li', '', text)
    item.id = `suggestion-${index}`
    item.dataset.text = text
    item.setAttribute('role', 'option')
    item.setAttribute('aria-selected', 'false')
    if (note) item.append(' ', make('span', '', note))
    // 按下鼠标时输入框不失去焦点
    item.addEventListener('mousedown', event => event.preventDefault())
    item.addEventListener('click', () => take(item))
    return item
  }

  function take(item) {
    input.value = item.dataset.text
    close()
    choose(input.value)
  }

  function move(step) {
    const options = list.children
    if (at >= 0) options[at].setAttribute('aria-selected', 'false')
    // 走过最后一个，回到输入框里原来的话
    at = ((at + 1 + step + options.length + 1) % (options.length + 1)) - 1
    if (at < 0) return input.removeAttribute('aria-activedescendant')
    options[at].setAttribute('aria-selected', 'true')
    options[at].scrollIntoView({block: 'nearest'})
    say('activedescendant', options[at].id)
  }

  const keys = {ArrowDown: () => move(1), ArrowUp: () => move(-1), Escape: close, Enter: () => at >= 0 && take(list.children[at])}
  input.addEventListener('keydown', event => {
    // 输入法选字时，这些键是输入法的
    if (event.isComposing || event.keyCode === 229 || list.hidden || !keys[event.key]) return
    if (event.key !== 'Enter' || at >= 0) event.preventDefault()
    keys[event.key]()
  })
  input.addEventListener('blur', close)
  close()
  return {open, close}
}
