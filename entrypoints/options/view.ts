import type { ChapterProps } from '../../components/chapters.tsx';
import { allKpis } from '../../lib/app/custom-kpis.ts';
import { targetAt } from '../../lib/app/edit-targets.ts';
import { writeAmounts } from '../../lib/app/format.ts';
import type { OptionsModel, OptionsState } from '../../lib/app/options-model.ts';
import { calendarOf, lookOf } from '../../lib/app/overview.ts';
import { isAllowed, lockedBy } from '../../lib/app/policy.ts';
import type { SheetGround } from '../../lib/app/target-sheet.ts';
import { requestNotify } from '../../lib/browser/notifications.ts';
import { patternsOf } from '../../lib/browser/permissions.ts';
import { openShortcuts } from '../../lib/browser/ways-in.ts';
import type { Recipe } from '../../lib/recipes/recipe.ts';
import type { Lang } from '../../lib/words/speak.ts';

type Surroundings = {
  lang: Lang;
  zone: string;
  focus: string | undefined;
  /** Empty until a chapter that needs them was opened. */
  recipes: readonly Recipe[];
};

/** Puts what was read into the page's own terms; `undefined` until it was read. */
export function optionsView(
  model: OptionsModel,
  { lang, zone, focus, recipes }: Surroundings,
): Omit<ChapterProps, 'sample'> | undefined {
  const state = model.state.value;
  const who = model.who.value;
  if (!state) return undefined;
  const { settings, targets, overview, policy, seen, sites } = state;
  writeAmounts(settings.amounts);
  const moment = { today: overview.today, fiscal: settings.fiscal, calendar: calendarOf(settings), me: settings.me };
  const crmName = (id: string) => recipes.find((recipe) => recipe.id === id)?.name ?? id;
  const known = [...new Set([...Object.keys(settings.sites), ...seen.sites.map(({ site }) => site)])];
  const fetching = fetchingAmong(
    sites.map(({ pattern }) => pattern),
    recipes,
    seen.sites,
  );
  const cell = (kpi: string, span: 'month' | 'day') => {
    const target = targetAt(targets, { kpi, span, who }, moment);
    return target ? { value: target.value, given: target.by === 'company' } : {};
  };
  return {
    lang,
    targets: {
      who,
      onWho: model.choose,
      onSave: (kpi, span, value) => model.setTarget({ kpi, span }, value),
      ...(focus !== undefined && { focus }),
      rows: allKpis(settings).map(({ id, label, definition, unit, nature }) => {
        const actual = overview.progress.find(({ kpi }) => kpi === id)?.measure.value;
        return {
          kpi: id,
          label: label[lang],
          definition: definition[lang],
          unit,
          month: cell(id, 'month'),
          ...(nature === 'flow' && { day: cell(id, 'day') }),
          ...(actual !== undefined && { actual }),
        };
      }),
    },
    look: groundOf(state, zone).look,
    owners: overview.owners,
    mapping: {
      stages: seen.stages.map((row) => ({ ...row, crmName: crmName(row.crm) })),
      types: seen.types.map((row) => ({ ...row, crmName: crmName(row.crm) })),
      onStage: model.mapStage,
      onType: model.mapType,
    },
    rules: {
      settings,
      now: groundOf(state, zone).look.now,
      zone,
      zones: Intl.supportedValuesOf('timeZone'),
      locked: lockedBy(policy),
    },
    sites: {
      sites: sites.map(({ pattern, isFixed }) => ({
        pattern,
        name: pattern.replace(/^https?:\/\//, '').replace(/\/\*$/, ''),
        isFixed,
        isForbidden: !originsOf(pattern, known).some((origin) => isAllowed(policy, origin)),
        isPaused: originsOf(pattern, known).some((origin) => settings.sites[origin]?.paused),
        chips: originsOf(pattern, known).every((origin) => settings.sites[origin]?.chips ?? true),
        ...(fetching.has(pattern) && {
          pageData: originsOf(pattern, known).every((origin) => settings.sites[origin]?.pageData ?? true),
        }),
      })),
      onPause: ({ pattern }, paused) => model.changeSites(originsOf(pattern, known), { paused }),
      onSwitch: ({ pattern }, what, isOn) => model.changeSites(originsOf(pattern, known), { [what]: isOn }),
      onRemove: (site) => void model.remove(site),
    },
    apps: {
      apps: state.taught.apps,
      onMap: ({ site, app }, map) => void model.mapApp(site, app, map),
    },
    digest: {
      isAllowed: state.mayNotify,
      async onAllow() {
        const isAllowed = await requestNotify();
        await model.refresh();
        return isAllowed;
      },
    },
    shortcuts: { bindings: state.bindings, onOpen: () => void openShortcuts() },
    onSettings: model.change,
    newId: () => crypto.randomUUID(),
  };
}

/** The sites of which a recipe reads what their pages fetch. */
function fetchingAmong(
  patterns: readonly string[],
  recipes: readonly Recipe[],
  seen: readonly { crm: string; site: string }[],
): Set<string> {
  const fetching = recipes.filter(({ responses, api }) => responses ?? api);
  const origins = seen.filter(({ crm }) => fetching.some(({ id }) => id === crm)).map(({ site }) => site);
  return new Set(
    patternsOf(
      patterns,
      fetching.flatMap(({ matches }) => matches),
      origins,
    ),
  );
}

/** A pattern grants a host on every port; pauses are kept per origin. */
function originsOf(pattern: string, known: readonly string[]): string[] {
  const { protocol, hostname } = new URL(pattern.replace('*://', 'https://').replace('/*', '/'));
  const covered = known.filter((origin) => {
    const url = URL.parse(origin);
    return url?.protocol === protocol && url.hostname === hostname;
  });
  return covered.length > 0 ? covered : [`${protocol}//${hostname}`];
}

let lastGround: { state: OptionsState; ground: SheetGround } | undefined;

/** One per state read: the sheet computes anew only when something moved. */
export function groundOf(state: OptionsState, zone: string): SheetGround {
  if (lastGround?.state === state) return lastGround.ground;
  const { facts, settings, targets, overview } = state;
  const { look } = lookOf(facts, settings, targets, { kind: 'all' }, { now: overview.at, zone });
  const ground = { look, kpis: allKpis(settings), owners: overview.owners.map(({ name }) => name) };
  lastGround = { state, ground };
  return ground;
}
