/** Joins several nodes over Redis: what one appends and passes on, the others learn at once. */
import { Redis } from '@hocuspocus/extension-redis'
import type { Extension } from '@hocuspocus/server'
import type { Journal } from './journal.ts'

/** Milliseconds after which a node goes on without Redis; the log tells it everything a little later. */
const PATIENCE = 1000

/** Hooks of the extension that matter here; documents are never stored by Hocuspocus, so no locks are needed. */
const HOOKS = [
  'afterLoadDocument',
  'onChange',
  'beforeUnloadDocument',
  'afterUnloadDocument',
  'beforeBroadcastStateless',
] as const

/** Hocuspocus' own extension; a Redis that is gone neither keeps anybody out nor ends the process. */
export function joinNodes(url: string, journal: Journal): Extension[] {
  const { hostname: host, port, username, password, pathname, protocol } = new URL(url)
  const redis = new Redis({
    host,
    port: Number(port || 6379),
    options: {
      ...(username && { username }),
      ...(password && { password: decodeURIComponent(password) }),
      ...(pathname.length > 1 && { db: Number(pathname.slice(1)) }),
      ...(protocol === 'rediss:' && { tls: {} }),
      maxRetriesPerRequest: 1,
    },
    disconnectDelay: 200,
  })
  for (const connection of [redis.pub, redis.sub]) {
    connection.on('error', (error: unknown) => journal.failed('redis', error))
  }
  const extension: Extension = {
    priority: redis.priority,
    onConfigure: (data) => redis.onConfigure(data),
    onDestroy: () => patient(redis.onDestroy()),
  }
  for (const hook of HOOKS) {
    const run = redis[hook].bind(redis) as (data: unknown) => Promise<unknown>
    extension[hook] = (data: unknown) => patient(run(data))
  }
  return [extension]
}

/** Resolves when the work is done, has failed, or takes too long. */
async function patient(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE)))
  await Promise.race([work.catch(() => undefined), late])
  clearTimeout(timer)
}
