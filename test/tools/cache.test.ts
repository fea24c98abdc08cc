import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { cache, cached } from './cache.ts';

const name = `cache-test-${process.pid}`;

afterEach(() => {
  for (const path of [name, `${name}.lock`]) rmSync(join(cache, path), { recursive: true, force: true });
});

const makes = (text: string, made: string[]) => (folder: string) => {
  made.push(text);
  writeFileSync(join(folder, 'file'), text);
  return new Promise<void>((resolve) => setTimeout(resolve, 50));
};

describe('what is made once', () => {
  it('is made by one of two that want it at once', async () => {
    const made: string[] = [];
    const both = ['one', 'other'].map((text) => cached(name, 'key', makes(text, made)));
    const [first, second] = await Promise.all(both);
    expect([made, first]).toEqual([['one'], second]);
    expect(readFileSync(join(first ?? '', 'file'), 'utf8')).toBe('one');
    expect(existsSync(join(cache, `${name}.lock`))).toBe(false);
  });

  it('is made anew under another key, and the older one goes', async () => {
    const made: string[] = [];
    const before = await cached(name, 'before', makes('before', made));
    const now = await cached(name, 'now', makes('now', made));
    expect([made, existsSync(before), existsSync(now)]).toEqual([['before', 'now'], false, true]);
  });

  it('is made also where somebody was ended while making it', async () => {
    mkdirSync(cache, { recursive: true });
    // No process has this number: it is above what any system gives.
    writeFileSync(join(cache, `${name}.lock`), '999999999');
    const made: string[] = [];
    await cached(name, 'key', makes('one', made));
    expect(made).toEqual(['one']);
  });

  it('leaves nothing behind where the making failed, and the next may try', async () => {
    await expect(cached(name, 'key', () => Promise.reject(new Error('no room')))).rejects.toThrow('no room');
    const made: string[] = [];
    await cached(name, 'key', makes('one', made));
    expect(made).toEqual(['one']);
  });
});
