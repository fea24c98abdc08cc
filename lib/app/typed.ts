import { moneyFromDecimal, type Currency, type Money } from '../domain/money.ts';
import type { Unit } from '../kpis/kpi.ts';
import { symbolOf } from './format.ts';

/**
 * An amount as a person types it into a field: `1500万`, `1.2億`, `¥15,000,000`, `15M`, full-width digits. Returns
 * `undefined` for anything else: a target is never guessed.
 */
export function moneyFromTyped(typed: string, currency: Currency): Money | undefined {
  const plain = typed.normalize('NFKC').replace(/[\s,]/g, '').replace(symbolOf(currency).trim(), '').replace(/円$/, '');
  const match = /^(\d+)(?:\.(\d+))?(兆|億|万|千|[kmb])?$/i.exec(plain);
  if (!match) return undefined;
  const [, whole = '', fraction = '', suffix = ''] = match;
  const zeros = { 兆: 12, 億: 8, 万: 4, 千: 3, k: 3, m: 6, b: 9 }[suffix.toLowerCase()] ?? 0;
  const shifted = fraction.padEnd(zeros, '0');
  const rest = shifted.slice(zeros);
  return moneyFromDecimal(`${whole}${shifted.slice(0, zeros)}${rest ? `.${rest}` : ''}`, currency);
}

/** A count or a percentage as typed: `20`, `２０件`, `30%` (→ 0.3 when `unit` is a rate). */
export function numberFromTyped(typed: string, unit: Unit): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(件|回|日|点|倍|%)?$/.exec(typed.normalize('NFKC').replace(/[\s,]/g, ''));
  if (!match) return undefined;
  const value = Number(match[1]);
  return unit === 'rate' ? value / 100 : value;
}
