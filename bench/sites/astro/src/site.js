import {getCollection} from 'astro:content'
import {listPages} from './lists.js'
import names from './names.json'

export {names}
export const origin = 'https://www.example.gov.cn'
export const urlOf = ({id}) => `/${id}/`

const documents = await getCollection('documents')
export const entries = documents.toSorted((a, b) => (a.data.day < b.data.day ? 1 : a.data.day > b.data.day ? -1 : 0))
export const latest = entries.slice(0, 20)
export const byUrl = new Map(entries.map(entry => [urlOf(entry), entry]))
export const lists = listPages(
  entries.map(entry => ({...entry.data, url: urlOf(entry)})),
  names,
)
