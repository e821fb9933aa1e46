/**
 * One page of the sample office for every layout of the theme, and one more where a layout has forms that differ: what is proven
 * about these is proven about the site. `test/long/accessibility/templates.test.ts` holds that no layout is missing.
 */
export interface Template {
  /** The name of golden files and in messages: the layout, with what is particular about this page. */
  readonly name: string
  readonly layout: string
  readonly path: string
}

const template = (name: string, path: string, layout = name): Template => ({name, layout, path})

export const templates: readonly Template[] = [
  template('catalog', '/catalog/'),
  template('catalogue', '/decisions/2026/'),
  template('categories', '/disclosure/categories/'),
  template('category', '/disclosure/categories/8/'),
  template('compare', '/policies/2026/sswg-2026-2/compare/sswg-2021-2/'),
  template('consultation', '/consultations/2026/laozihao-yijian/'),
  template('consultation-answered', '/consultations/2025/jiadian-xize/', 'consultation'),
  template('consultations', '/consultations/'),
  template('decision', '/decisions/2026/yufuka-guanli/'),
  template('decisions', '/decisions/'),
  template('disclosure', '/disclosure/'),
  template('elder', '/elder/'),
  template('entry', '/proposals/2025/npc-0123/'),
  template('feeds', '/feeds/'),
  template('groups', '/rules/'),
  template('guide', '/guide/'),
  template('home', '/'),
  template('in-force', '/policies/in-force/'),
  template('interpretation-graphic', '/interpretations/2024/sswg-2024-3-graphic/', 'interpretation'),
  template('interpretation-qa', '/interpretations/2024/sswg-2024-3-qa/', 'interpretation'),
  template('interpretation-video', '/interpretations/2024/sswg-2024-3-video/', 'interpretation'),
  template('library', '/policies/'),
  template('list', '/interpretations/'),
  template('listing', '/catalog/jiben-mulu/'),
  template('not-found', '/404.html'),
  template('notices', '/notices/'),
  template('numbers', '/policies/numbers/'),
  template('open-day', '/open-days/2025/shangwu-kaifangri/', 'openDay'),
  template('page', '/accessibility/'),
  template('policy', '/policies/2024/sswg-2024-3/'),
  template('policy-amended', '/policies/2025/sswg-2025-1/', 'policy'),
  template('policy-repealed', '/policies/2021/sswg-2021-2/', 'policy'),
  template('proposals', '/proposals/'),
  template('reading', '/policies/2026/sswg-2026-2/reading/'),
  template('report', '/reports/2025/'),
  template('response', '/responses/2026/yufuka-paolu/'),
  template('search', '/search/?q=预付卡'),
  template('sitemap', '/sitemap/'),
  template('tombstone', '/policies/2023/sswz-2023-7/'),
  template('topic', '/topics/cujin-xiaofei/'),
  template('topics', '/topics/'),
  template('workplan', '/workplans/2026/'),
]

export const templateOf = (name: string): Template => templates.find(template => template.name === name)!
