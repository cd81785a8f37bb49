/** Starts the hub: reads the settings, prints the address, stops when it is told to. With a command it does that instead. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { isCommand, runCommand } from './commands.ts'
import { openHub } from './hub.ts'
import { Journal } from './journal.ts'
import { createHub, stopHub } from './server.ts'
import { readSettings } from './settings.ts'

const journal = new Journal((line) => process.stdout.write(line))
const [command, ...parameters] = process.argv.slice(2)

// What libraries print may quote what they were given.
for (const name of ['log', 'info', 'warn', 'error'] as const) {
  console[name] = () => journal.warn('library', { method: name })
}

if (isCommand(command)) process.exitCode = await runCommand(command, parameters, process.env)
else await serve()

async function serve(): Promise<void> {
  const wanted = process.env.PORT ?? '4300'
  const settings = attempt('A setting is wrong', () => readSettings(process.env))
  const hub = await openHub(settings, { journal }).catch(fail('The hub cannot use its data'))
  // Built, this file is dist/hub/main.js, and the app lies in dist/app beside it.
  const server = createHub(fileURLToPath(new URL('../app', import.meta.url)), hub)
  try {
    server.listen(Number(/^\d+$/.test(wanted) ? wanted : NaN), process.env.HOST)
    await once(server, 'listening')
  } catch (error) {
    fail(`The server cannot use port "${wanted}"`)(error)
  }
  const { port } = server.address() as AddressInfo
  process.stdout.write(`Beteiligungskoffer: http://localhost:${port}\n`)

  const stop = async (code: number): Promise<void> => {
    // Whatever hangs, what was acknowledged is on disk.
    setTimeout(() => process.exit(code), 10_000).unref()
    await Promise.all([hub.stop(), stopHub(server)])
    process.exit(code)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      journal.info('stopping', { signal })
      void stop(0)
    })
  }
  // A promise of a library that nobody waited for ends nothing; anything else restarts clean.
  process.on('unhandledRejection', (error) => journal.failed('unhandled', error))
  process.on('uncaughtException', (error) => {
    journal.failed('uncaught', error)
    void stop(1)
  })
  journal.info('started', { port })
}

function attempt<T>(sentence: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    return fail(sentence)(error)
  }
}

/** Ends with one sentence. */
function fail(sentence: string): (error: unknown) => never {
  return (error) => {
    const reason = error instanceof Error ? error.message : String(error)
    process.stderr.write(`${sentence}: ${reason}\n`)
    process.exit(1)
  }
}
