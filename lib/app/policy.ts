import type { Settings } from './settings.ts';
import { samePeriod } from '../domain/periods.ts';
import { sameScope } from '../domain/scope.ts';
import type { Target } from '../domain/target.ts';

/** What the company has fixed through the browser's managed storage. */
export type Policy = {
  fixed: Partial<Omit<Settings, 'definitions' | 'digest'>> & {
    definitions?: Partial<Settings['definitions']>;
    digest?: Partial<Settings['digest']>;
  };
  targets: Target[];
  /** The only sites that may be read; absent: any the person grants. */
  allowedOrigins?: string[];
  /** Names of parts that could not be read; the person's own settings stand there. */
  unread: string[];
};

/** The period of a target that holds for every month. */
export const everyMonth = 'every-month';

export const noPolicy: Policy = { fixed: {}, targets: [], unread: [] };

/** The person's settings as the company's policy bends them. Their own stay stored, and hold again when it goes. */
export const underPolicy = (settings: Settings, { fixed: { definitions, digest, ...fixed } }: Policy): Settings => ({
  ...settings,
  ...fixed,
  ...(digest && { digest: { ...settings.digest, ...digest } }),
  ...(definitions && { definitions: { ...settings.definitions, ...definitions } }),
});

/** Fields that cannot be changed here. */
export const lockedBy = ({ fixed }: Policy): string[] => Object.keys(fixed);

const isCompanys = ({ id }: Target): boolean => id.startsWith('company ');

/** The person's targets with the company's in place of those for the same metric, people and time. */
export const targetsUnder = (own: readonly Target[], { targets }: Policy): Target[] => [
  ...own.filter((target) => !isCompanys(target) && !isHidden(target, targets)),
  ...targets,
];

/** What is to be stored of targets that were edited under a policy: without the company's, and with what those hide. */
export const targetsToKeep = (edited: readonly Target[], before: readonly Target[], { targets }: Policy): Target[] => {
  const own = edited.filter((target) => !isCompanys(target));
  const hidden = before.filter((target) => isHidden(target, targets) && !own.some(({ id }) => id === target.id));
  return [...own, ...hidden];
};

const isHidden = (target: Target, fixed: readonly Target[]): boolean =>
  fixed.some(
    (one) =>
      one.kpi === target.kpi &&
      one.repeats === target.repeats &&
      sameScope(one.scope, target.scope, []) &&
      (one.repeats !== undefined || samePeriod(one.period, target.period)),
  );

/** Whether the company lets a site be read at all. `https://*.example.com` means its subdomains and the domain itself. */
export function isAllowed({ allowedOrigins }: Pick<Policy, 'allowedOrigins'>, origin: string): boolean {
  if (!allowedOrigins) return true;
  return allowedOrigins.some((allowed) => {
    if (!allowed.includes('*.')) return origin === allowed;
    const [scheme = '', host = ''] = allowed.split('*.');
    return origin.startsWith(scheme) && (origin === scheme + host || origin.endsWith(`.${host}`));
  });
}
