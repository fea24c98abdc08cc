import type { BenchPart } from './bench-line.ts';
import { database } from './database.ts';
import { decade } from './decade.ts';
import { extraction } from './extraction.ts';
import { growth } from './growth.ts';
import { ingest } from './ingest.ts';
import { kpis } from './kpis.ts';
import { landing } from './landing.ts';
import { pageCost } from './page-cost.ts';
import { popupPaint } from './popup-paint.ts';
import { workerStart } from './worker-start.ts';

/** Every part of `npm run bench`, those that need no browser first. */
export const parts: readonly BenchPart[] = [
  kpis,
  landing,
  growth,
  extraction,
  ingest,
  database,
  workerStart,
  pageCost,
  popupPaint,
  decade,
];
