/** What the windows of one device tell each other beside the documents. */

/** `confirmed`: others hold more of these answers. `rehearsed` ends a Probelauf everywhere; `removing` asks others to let go of documents, `gone` says that they did. */
export type Announcement =
  | { kind: 'initiatives' }
  | { kind: 'preferences' }
  | { kind: 'confirmed'; docId: string }
  | { kind: 'rehearsed'; documents: string[] }
  | { kind: 'removing'; initiative: string; names: string[]; documents: string[] }
  | { kind: 'gone'; initiative: string; names: string[]; documents: string[] }

export class Announcements {
  readonly #channel: BroadcastChannel

  /** `hear` is called with what other windows announce, never with one's own. */
  constructor(name: string, hear: (announcement: Announcement) => void) {
    this.#channel = new BroadcastChannel(name)
    // Only pages of this app, on this origin, can speak here.
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Announcement>) => hear(data))
  }

  tell(announcement: Announcement): void {
    this.#channel.postMessage(announcement)
  }
}
