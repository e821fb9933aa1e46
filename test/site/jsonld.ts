/** Structured data of built pages. */
import {read} from './pages.ts'

export type Node = {readonly '@type': string; readonly [member: string]: unknown}

/** The nodes of a page; none where it has no structured data (a redirect). */
export function nodesOf(dist: string, file: string): readonly Node[] {
  const text = /<script type="application\/ld\+json">(.*?)<\/script>/su.exec(read(dist, file))?.[1]
  if (text === undefined) return []
  const data = JSON.parse(text) as {readonly '@context': string; readonly '@graph': readonly Node[]}
  if (data['@context'] !== 'https://schema.org') throw new Error(`${file}: the context is ${data['@context']}`)
  return data['@graph']
}
