export type RowStore = {
  put: (rows: readonly object[]) => Promise<void>;
  count: () => Promise<number>;
  end: () => Promise<void>;
};

export function rawStore(): Promise<RowStore>;
export function dexieStore(): Promise<RowStore>;
