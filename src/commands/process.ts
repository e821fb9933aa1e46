/** From the process to one command and back to an exit code. Signals, broken pipes and unforeseen errors end here. */
import {ownVersion} from '../base/version.ts'
import type {Io, Sink} from './command.ts'
import {exitCodes, type Fault, faultOf, Interrupted} from './faults.ts'
import {runProgram} from './program.ts'

const words = process.argv.slice(2)
const version = ownVersion()
const abort = new AbortController()
const io: Io = {
  stdout: sinkOf(process.stdout),
  stderr: sinkOf(process.stderr),
  get cwd() {
    return process.cwd()
  },
  env: process.env,
  now: Date.now,
  signal: abort.signal,
  platform: process.platform,
  noColour: words.includes('--no-color'),
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    const reason = new Interrupted(signal)
    // A second Ctrl+C means: at once. So does work that has not stopped within a second.
    if (abort.signal.aborted) process.exit(reason.exitCode)
    abort.abort(reason)
    setTimeout(() => process.exit(reason.exitCode), 1000).unref()
  })
}
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => end(describe(error)))
}

end(
  await runProgram(words, io, version).then(
    code => (abort.signal.aborted ? describe(abort.signal.reason) : {code, text: ''}),
    describe,
  ),
)

function describe(error: unknown): Fault {
  return faultOf(error, {io, version, debug: words.includes('--debug')})
}

/**
 * Says what there is to say and ends, whatever may still be open. First the pipes must have taken everything, and a promise that
 * nobody waited for must have had its turn to complain: its fault outranks the result that came before it.
 */
function end({code, text}: Fault): void {
  if (process.exitCode !== exitCodes.internal) process.exitCode = code
  io.stderr.write(text)
  setImmediate(() => process.stderr.write('', () => process.stdout.write('', () => process.exit())))
}

/** Whoever reads may go away (`| head`): what is left to say is then lost quietly, the work is still done. */
function sinkOf(stream: NodeJS.WriteStream): Sink {
  let isOpen = true
  stream.on('error', error => {
    isOpen = false
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') process.exitCode = exitCodes.system
  })
  return {
    write: text => {
      if (isOpen) stream.write(text)
    },
    isTTY: stream.isTTY === true,
    get columns() {
      return stream.columns
    },
  }
}
