import {readFileSync} from 'node:fs'
import {listPages} from './lists.js'

const names = JSON.parse(readFileSync(new URL('_data/names.json', import.meta.url), 'utf8'))

export default function (config) {
  config.addPassthroughCopy({assets: 'assets'})
  const documents = api => api.getFilteredByGlob('content/{policies,interpretations}/**/*.md')
  const facts = ({url, data}) => ({...data, url})
  config.addCollection('lists', api => listPages(documents(api).map(facts), names))
  config.addCollection('byUrl', api => Object.fromEntries(documents(api).map(({url, data}) => [url, data])))
  config.addCollection('latest', api => documents(api).slice(-20).reverse())
  config.addCollection('home', api => documents(api).slice(-10).reverse())
  return {
    dir: {input: 'content', includes: '../_includes', data: '../_data', output: 'public'},
    // Bodies are Markdown and nothing else: no template language runs over them.
    markdownTemplateEngine: false,
    htmlTemplateEngine: 'njk',
  }
}
