import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Entry = { version?: string; resolved?: string; integrity?: string; link?: true };

const { lockfileVersion, packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  lockfileVersion: number;
  packages: Record<string, Entry>;
};
const installed = Object.entries(packages).filter(([path]) => path !== '');

describe('package-lock.json', () => {
  it('is of the form that carries a hash per package', () => {
    expect(lockfileVersion).toBe(3);
    expect(installed.length).toBeGreaterThan(100);
  });

  it('has the hash of every package, so that another content of the same version is not installed', () => {
    const wrong = installed.filter(([, { integrity, link }]) => link === true || !integrity?.startsWith('sha512-'));
    expect(wrong.map(([path]) => path)).toEqual([]);
  });

  it('takes every package by its version from the registry, none from an address of its own', () => {
    const foreign = installed.filter(
      ([, { version = '', resolved = 'https://registry.npmjs.org/' }]) =>
        !/^\d+\.\d+\.\d+/.test(version) || !resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(foreign.map(([path]) => path)).toEqual([]);
  });
});
