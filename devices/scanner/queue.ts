/** Hands items from one who has them to one who waits for them, in order; iterated once. */

export interface Queue<T> extends AsyncIterable<T> {
  put(item: T): void;
  /** No more will come; whoever waits is told. */
  end(): void;
}

export function createQueue<T>(): Queue<T> {
  const items: T[] = [];
  let over = false;
  let wake = (): void => {};
  return {
    put(item) {
      items.push(item);
      wake();
    },
    end() {
      over = true;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        while (items.length > 0) {
          const [item] = items.splice(0, 1);
          if (item !== undefined) yield item;
        }
        if (over) return;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
