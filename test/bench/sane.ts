import { expect } from 'vitest';
import type { BenchLine, BenchPart } from './bench-line.ts';

/** What every part must tell, whatever the machine: lines of its own whose figures are figures. No figure itself is held to. */
export function expectSane({ id: part }: BenchPart, lines: readonly BenchLine[]): void {
  expect(lines.length).toBeGreaterThan(0);
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  for (const line of JSON.parse(JSON.stringify(lines)) as BenchLine[]) {
    expect(Object.keys(line)).toEqual(['id', 'what', 'ours', 'peer', 'peerName', 'ratio', 'goal', 'holds']);
    const { id, what, ours, peer, peerName, ratio, goal, holds } = line;
    expect(id).toMatch(new RegExp(`^${part}/[a-z0-9-]+$`));
    expect([what.length, peerName.length].every((length) => length > 3)).toBe(true);
    expect(Math.min(ours, peer, goal)).toBeGreaterThan(0);
    expect(ratio).toBeCloseTo(ours / peer, 6);
    expect(holds).toBe(ratio <= goal);
  }
}
