import { vi } from 'vitest';

/** Waits until `holds` throws no more, as `vi.waitFor`, whose own second is too short on a machine that has other things to do. */
export const until = <T>(holds: () => T | Promise<T>): Promise<T> => vi.waitFor(holds, 10_000);
