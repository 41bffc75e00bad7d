/** The browser's cache storage, in memory, with a limit. */
export class FakeCaches {
  readonly stored = new Map<string, Map<string, { body: ArrayBuffer; headers: Headers }>>();
  /** A put that would hold more bytes in all than this fails. */
  quota = Number.POSITIVE_INFINITY;

  get used(): number {
    const bodies = [...this.stored.values()].flatMap((cache) => [...cache.values()]);
    return bodies.reduce((sum, { body }) => sum + body.byteLength, 0);
  }

  keys = async () => [...this.stored.keys()];
  has = async (name: string) => this.stored.has(name);
  delete = async (name: string) => this.stored.delete(name);

  open = async (name: string) => {
    const cache = this.stored.get(name) ?? new Map();
    this.stored.set(name, cache);
    const answer = (url: string) => {
      const found = cache.get(url);
      return found && new Response(found.body, { headers: found.headers });
    };
    return {
      keys: async () => [...cache.keys()].map((url) => ({ url })),
      match: async (url: string) => answer(url),
      matchAll: async () => [...cache.keys()].map(answer),
      put: async (url: string, response: Response) => {
        const body = await response.arrayBuffer();
        if (this.used + body.byteLength > this.quota)
          throw new DOMException('', 'QuotaExceededError');
        cache.set(url, { body, headers: response.headers });
      },
    };
  };
}
