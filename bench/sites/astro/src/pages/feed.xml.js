import {latest, origin, urlOf} from '../site.js'

const escaped = text => text.replace(/[&<>]/gu, character => `&#${character.charCodeAt(0)};`)

const entry = it => {
  const url = origin + urlOf(it)
  const {title, day, number = ''} = it.data
  return `<entry><title>${escaped(title)}</title><id>${url}</id><link href="${url}"/><updated>${day}T00:00:00+08:00</updated><summary>${escaped(number)}</summary></entry>`
}

export const GET = () =>
  new Response(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>示范市政务公开</title>
<id>${origin}/</id>
<link rel="self" href="${origin}/feed.xml"/>
<author><name>示范市政务公开</name></author>
<updated>${latest[0].data.day}T00:00:00+08:00</updated>
${latest.map(entry).join('\n')}
</feed>
`)
