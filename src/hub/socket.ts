/** What the hub needs of a WebSocket; the one of `ws` is such a one. */
import type { EventEmitter } from 'node:events'

export interface Socket extends EventEmitter {
  readonly readyState: number
  readonly bufferedAmount: number
  send(data: Uint8Array, done?: (error?: Error) => void): void
  close(code: number, reason: string): void
  terminate(): void
  ping(): void
  pause(): void
  resume(): void
}
