import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { MatchPattern } from 'wxt/utils/match-patterns';
import { Onboarding } from '../../components/Onboarding.tsx';
import { addressFrom } from '../../lib/app/onboarding/crm-cards.ts';
import { createOnboarding } from '../../lib/app/onboarding/onboarding-model.ts';
import { pageStore } from '../../lib/app/page-store.ts';
import { readOverview } from '../../lib/app/read-overview.ts';
import { readSample } from '../../lib/app/sample/mark.ts';
import { createSampleModel } from '../../lib/app/sample/sample-model.ts';
import { readPolicy, readSettings, readTargets } from '../../lib/app/settings-document.ts';
import { isGranted, onGrants, requestSite } from '../../lib/browser/permissions.ts';
import { browserLanguage } from '../../lib/browser/tab.ts';
import { send } from '../../lib/messages/send.ts';
import { onMoved } from '../../lib/store/changes.ts';
import { t } from '../../lib/words/onboarding.ts';

/** The person's own database: the first number is theirs, also while the sample is shown elsewhere. */
const store = pageStore();
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const everMoved = (listener: () => void) => onMoved(listener, new AbortController().signal);

const model = createOnboarding({
  send,
  async read() {
    const open = await store();
    const [settings, targets, policy, overview] = await Promise.all([
      readSettings(open),
      readTargets(open),
      readPolicy(open),
      readOverview(open, { periodKind: 'month', who: 'all', now: Date.now(), zone }),
    ]);
    return { settings, targets, policy, overview };
  },
  recipes: async () => (await import('../../lib/crms/index.ts')).recipes,
  isGranted,
  request: requestSite,
  onGrants: (listener) => onGrants({ added: listener, removed: listener }),
  onChange: everMoved,
  isOf: (patterns, url) =>
    patterns.some((pattern) => new MatchPattern(pattern.replace(/(\/\/[^/]+).*$/, '$1/*')).includes(url)),
  memory: {
    load: () => localStorage.getItem('onboarding'),
    save: (text) => localStorage.setItem('onboarding', text),
  },
  language: browserLanguage(),
  now: Date.now,
  newId: () => crypto.randomUUID(),
});

const sample = createSampleModel({
  send,
  read: async () => (await readSample(await store())) !== undefined,
  onChange: everMoved,
  language: () => model.language.value,
});
const isMaking = signal(false);

async function toSample(isWanted: boolean): Promise<void> {
  isMaking.value = isWanted;
  const { text } = await (isWanted ? sample.show() : sample.remove());
  isMaking.value = false;
  model.say(text);
}

const root = document.getElementById('root');
effect(() => {
  const lang = model.language.value;
  const card = model.cards.value.find(({ id }) => id === model.crm.value);
  if (!root) return;
  document.documentElement.lang = lang;
  document.title = t(lang, 'setUpTitle');
  root.lang = lang;
  render(
    <Onboarding
      lang={lang}
      step={model.step.value}
      crmName={card?.name}
      crm={{ cards: model.cards.value, chosen: model.crm.value, onChoose: (id) => model.choose(id) }}
      access={{
        address: model.address.value,
        example: card?.example ?? '',
        isWrong: model.isWrongAddress.value,
        isStrange: model.isStrange(),
        permission: model.permission.value,
        onType: (text) => model.type(text),
        onAsk: () => model.ask(),
      }}
      list={{ address: addressFrom(model.address.value), figure: model.figure.value }}
      target={{
        currency: model.currency.value,
        held: model.target.value,
        isWrong: model.isWrongTarget.value,
        onAim: (typed) => void model.aim(typed),
      }}
      done={{ figure: model.figure.value, target: model.target.value }}
      sample={{
        isShown: sample.isShown.value ?? false,
        isBusy: isMaking.value,
        onShow: () => void toSample(true),
        onRemove: () => void toSample(false),
      }}
      said={model.said.value}
      onLanguage={(next) => void model.speak(next)}
      onStep={model.go}
      onBack={model.back}
      onNext={model.next}
    />,
    root,
  );
});
