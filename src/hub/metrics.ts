/** What an operator can watch, in the text that Prometheus reads; numbers only, no names. */
import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Seconds. */
const LATENCIES = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

export class Metrics {
  readonly #counters = new Map<string, number>()
  readonly #gauges = new Map<string, () => number>()
  readonly #latencies = LATENCIES.map(() => 0)
  readonly #delay = monitorEventLoopDelay({ resolution: 20 })
  #latencySum = 0
  #latencyCount = 0

  constructor() {
    this.#delay.enable()
    this.#gauges.set('hub_event_loop_lag_seconds', () => this.#lag())
    this.#gauges.set('hub_memory_bytes', () => process.memoryUsage.rss())
  }

  /** `name` may carry labels, as in `refused_total{reason="size"}`. */
  count(name: string, by = 1): void {
    const full = `hub_${name}`
    this.#counters.set(full, (this.#counters.get(full) ?? 0) + by)
  }

  refuse(reason: string, by = 1): void {
    this.count(`refused_total{reason="${reason}"}`, by)
  }

  gauge(name: string, read: () => number): void {
    this.#gauges.set(`hub_${name}`, read)
  }

  /** From the frame's arrival to its acknowledgement. */
  acknowledged(milliseconds: number): void {
    const seconds = milliseconds / 1000
    const at = LATENCIES.findIndex((most) => seconds <= most)
    if (at >= 0) this.#latencies[at] = (this.#latencies[at] ?? 0) + 1
    this.#latencySum += seconds
    this.#latencyCount += 1
  }

  text(): string {
    const lines: string[] = []
    const typed = new Set<string>()
    const add = (type: string, name: string, value: number) => {
      const [family = name] = name.split('{')
      if (!typed.has(family)) lines.push(`# TYPE ${family} ${type}`)
      typed.add(family)
      lines.push(`${name} ${value}`)
    }
    for (const [name, value] of [...this.#counters].sort()) add('counter', name, value)
    for (const [name, read] of [...this.#gauges].sort()) add('gauge', name, read())
    return [...lines, ...this.#histogram(), ''].join('\n')
  }

  stop(): void {
    this.#delay.disable()
  }

  #histogram(): string[] {
    const name = 'hub_acknowledge_seconds'
    let below = 0
    const buckets = LATENCIES.map((most, at) => {
      below += this.#latencies[at] ?? 0
      return `${name}_bucket{le="${most}"} ${below}`
    })
    return [
      `# TYPE ${name} histogram`,
      ...buckets,
      `${name}_bucket{le="+Inf"} ${this.#latencyCount}`,
      `${name}_sum ${this.#latencySum}`,
      `${name}_count ${this.#latencyCount}`,
    ]
  }

  /** The longest that anybody waited since the last look. */
  #lag(): number {
    const worst = this.#delay.max / 1e9
    this.#delay.reset()
    return Number.isFinite(worst) ? worst : 0
  }
}
