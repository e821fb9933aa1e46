import {defineRule} from '../base/define.ts'

const right = '政府信息公开'

export default defineRule({
  id: 'platform-name',
  title: '导航里有名为政府信息公开的栏目',
  clause: {
    instrument: '国务院办公厅政府信息与政务公开办公室关于规范政府信息公开平台有关事项的通知（国办公开办函〔2019〕61号）',
    article: '平台的名称和位置',
  },
  confidence: 'S',
  why: '各级行政机关的政府信息公开专栏统一叫“政府信息公开”，设在本机关门户网站里，不另建网站；叫“信息公开”“政务公开”的，读者和检查的人都会找不到。默认的导航就有这一项；自己写导航（nav）时要留着它。',
  level: 'error',
  kinds: ['page'],
  scope: 'site',
  check({project: {config}}, report) {
    const nav = config.nav as readonly {readonly title: string; readonly url: string}[] | undefined
    if (!nav || nav.some(({title}) => title === right || title === `${right}专栏`)) return
    const index = nav.findIndex(({title, url}) => url === '/disclosure/' || /公开/u.test(title))
    const found = nav[index]
    report(
      {path: 'gzgk.config.yml'},
      {
        at: found ? `/nav/${index}/title` : '/nav',
        reason: found ? `导航（nav）里的“${found.title}”应当叫“${right}”` : `导航（nav）里没有“${right}”`,
        ...(found && {actual: found.title}),
        expected: [right],
        note: `导航里写 {title: ${right}, url: /disclosure/}`,
      },
    )
  },
  examples: {
    pass: [
      {kind: 'page', config: {nav: [{title: '政府信息公开', url: '/disclosure/'}]}},
      {kind: 'page', config: {nav: [{title: '政府信息公开专栏', url: '/disclosure/'}]}},
    ],
    fail: [
      {
        kind: 'page',
        config: {
          nav: [
            {title: '首页', url: '/'},
            {title: '信息公开', url: '/disclosure/'},
          ],
        },
        at: '/nav/1/title',
      },
      {
        kind: 'page',
        config: {
          nav: [
            {title: '首页', url: '/'},
            {title: '专栏', url: '/disclosure/'},
          ],
        },
        at: '/nav/1/title',
      },
      {kind: 'page', config: {nav: [{title: '政务公开', url: '/rules/'}]}, at: '/nav/0/title'},
      {kind: 'page', config: {nav: [{title: '政策文件', url: '/policies/'}]}, at: '/nav'},
    ],
  },
})
