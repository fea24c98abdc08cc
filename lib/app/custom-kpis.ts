import type { Settings } from './settings.ts';
import { kpiOf } from '../kpis/custom/kpi-of.ts';
import { kpis } from '../kpis/index.ts';
import type { Kpi } from '../kpis/kpi.ts';

/** Every metric there is for a person: the registry's, then their own. */
export const allKpis = ({ customMetrics }: Pick<Settings, 'customMetrics'>): Kpi[] => [
  ...(kpis as readonly Kpi[]),
  ...customMetrics.map(kpiOf),
];
