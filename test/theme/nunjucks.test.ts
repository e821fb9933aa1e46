import {describe, expect, it} from 'vitest'
import type {ThemeSource} from '../../src/base/types.ts'
import {createRenderer} from '../../src/theme/nunjucks.ts'

const themeOf = (templates: Record<string, string>): ThemeSource => ({
  templates: new Map(Object.entries(templates)),
  strings: {greeting: '共{count}份'},
  assets: new Map(),
  digest: '',
})
const render = (template: string, view: object = {}, slots?: Record<string, string>) =>
  createRenderer(themeOf({'layouts/a.njk': template}))('a', view as never, slots)

describe('templates', () => {
  it('escape every value, but not a slot', () => {
    expect(render('<p title="{{ a }}">{{ a }}</p>{{ slots.body }}', {a: `<b>"'&`}, {body: '<b>好</b>'})).toBe(
      '<p title="&lt;b&gt;&quot;&#39;&amp;">&lt;b&gt;&quot;&#39;&amp;</p><b>好</b>',
    )
  })

  it('never take content for a template', () => {
    const attack = '{{ range.constructor("return process")() }}{% include "x" %}'
    expect(render('{{ title }}', {title: attack})).toBe(attack.replaceAll('"', '&quot;'))
  })

  it.each([
    '{{ toString }}',
    '{{ constructor }}',
    '{{ __proto__ }}',
    '{{ x.constructor }}',
    '{{ x.toString }}',
    '{{ title.constructor }}',
    '{{ list.map }}',
    '{{ list.constructor }}',
    '{{ strings.constructor }}',
    '{{ slots.body.constructor }}',
    '{{ range(3) }}',
    '{{ cycler("a") }}',
    '{{ joiner }}',
    '{{ ({}).constructor }}',
    '{{ "".constructor.constructor("return process")() }}',
    '{{ missing }}',
    '{{ x.missing }}',
  ])('have nothing of JavaScript behind the data: %s', template => {
    expect(() => render(template, {x: {a: 1}, title: '甲', list: [1]}, {body: ''})).toThrow()
  })

  it.each(['safe', 'dump', 'striptags', 'urlize', 'random', 'groupby'])('know no filter %s', filter => {
    expect(() => render(`{{ title | ${filter} }}`, {title: '甲'})).toThrow(/filter not found/)
  })

  it('reach own members, lengths and items', () => {
    expect(render('{{ x.a }}{{ list.length }}{{ list[1] }}{{ title.length }}', {x: {a: 1}, list: [7, 8], title: '甲乙'})).toBe(
      '1282',
    )
  })

  it('extend, include, import and call super', () => {
    const theme = themeOf({
      'layouts/base.njk': '[{% block a %}底{% endblock %}]{% include "components/c/template.njk" %}',
      'layouts/mid.njk': '{% extends "layouts/base.njk" %}{% block a %}{{ super() }}中{% endblock %}',
      'layouts/top.njk':
        '{% extends "layouts/mid.njk" %}{% from "components/c/macro.njk" import m %}{% block a %}{{ super() }}{{ m(x) }}{% endblock %}',
      'components/c/template.njk': '({{ x }})',
      'components/c/macro.njk': '{% macro m(v) %}<i>{{ v }}</i>{% endmacro %}',
    })
    const renderer = createRenderer(theme)
    expect(renderer('top', {x: '<'})).toBe('[底中<i>&lt;</i>](&lt;)')
    expect(renderer('top', {x: '二'})).toBe('[底中<i>二</i>](二)')
  })

  it('cannot leave the theme', () => {
    for (const name of ['../theme-evil/a.njk', '/etc/passwd', 'layouts/../layouts/b.njk'])
      expect(() => render(`{% include "${name}" %}`)).toThrow(/template not found/)
  })

  it('name the layouts there are when asked for an unknown one', () => {
    expect(() => createRenderer(themeOf({'layouts/a.njk': '', 'layouts/b.njk': ''}))('c', {})).toThrow('没有版式“c”，现有：a、b')
  })

  it('fill sentences, and refuse a blank without a value', () => {
    expect(render('{{ strings.greeting | fill({count: 4}) }}')).toBe('共4份')
    expect(() => render('{{ strings.greeting | fill({}) }}')).toThrow('缺少 {count} 的值')
    expect(() => render('{{ strings.nothing | fill({}) }}')).toThrow()
  })
})
