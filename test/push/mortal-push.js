/**
 * A push that kills itself, as `kill -9` would, at the step that it is told. Steps are: before a request, after its answer, in the midst
 * of writing a receipt, and after it lies on the disk.
 *
 *     node mortal-push.js <site> <receipts file> <address> <step>
 */
import {appendFileSync} from 'node:fs'
import {join} from 'node:path'
import {deliver, openProfile, openPublished, openReceipts, openWire, readsFolder} from '../../lib/workshop.js'

const [site, file, address, last] = process.argv.slice(2)
let step = 0
const live = (lastWords = () => {}) => {
  if (step++ !== Number(last)) return
  lastWords()
  process.kill(process.pid, 'SIGKILL')
}

const wire = openWire({
  address: new URL(address),
  secret: {token: null, hide: text => text},
  signal: new AbortController().signal,
  parallel: 4,
})
const receipts = openReceipts(file)
const means = {
  async send(request) {
    live()
    const answer = await wire.send(request)
    live()
    return answer
  },
  wait: async () => {},
  now: Date.now,
  random: Math.random,
}
const mortal = {
  lines: receipts.lines,
  append(lines) {
    const text = JSON.stringify(lines[0])
    live(() => appendFileSync(file, text.slice(0, Math.ceil(text.length / 2))))
    receipts.append(lines)
    live()
  },
}
await deliver({
  published: await openPublished(readsFolder(join(site, 'feed', 'v1')), site),
  library: {id: 'jn'},
  profile: await openProfile('generic', site),
  receipts: mortal,
  means,
})
receipts.close()
wire.close()
