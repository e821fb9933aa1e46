/** The same feeds as `atom`, as JSON Feed 1.1 (jsonfeed.org/version/1.1). */
import {defineOutput} from '../base/define.ts'
import {atMidnight} from './content-dates.ts'
import {type Recent, type RecentItem, recent} from './recent.ts'

export default defineOutput<Recent>({
  name: 'json-feed',
  mediaType: 'application/feed+json',
  plan: site => recent(site, 'feed.json'),
  async render({view}) {
    const {title, author, lang, self, home, items} = view
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title,
      home_page_url: home,
      feed_url: self,
      language: lang,
      authors: [{name: author}],
      items: items.map(itemOf),
    }
    return `${JSON.stringify(feed, null, 2)}\n`
  },
})

/** An item must have a content; the text itself is one step away. */
const itemOf = ({title, url, kind, published, updated, summary}: RecentItem) => ({
  id: url,
  url,
  title,
  content_text: summary === '' ? title : summary,
  date_published: atMidnight(published),
  date_modified: atMidnight(updated),
  tags: [kind],
})
