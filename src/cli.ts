/** The entrance. The version is told before anything else is loaded: scripts ask for it often. */
import {ownVersion} from './base/version.ts'

const [word, ...rest] = process.argv.slice(2)
if (rest.length === 0 && (word === '--version' || word === '-V')) process.stdout.write(`${ownVersion()}\n`)
else await import('./commands/process.ts')
