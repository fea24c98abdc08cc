import { spawnSync } from 'node:child_process';
import { canInstallPackages, installPackages } from './apt.ts';
import { say } from './say.ts';

const hasJapanese = (): boolean =>
  spawnSync('fc-list', [':lang=ja', 'family'], { encoding: 'utf8' }).stdout?.trim() !== '';

/** Without one, a picture shows boxes where Japanese stands. Only a warning: everything else works. */
export const ensureJapaneseFont = (): void => {
  if (process.platform !== 'linux' || hasJapanese()) return;
  if (!canInstallPackages()) {
    say('no Japanese font is installed (Debian: fonts-noto-cjk): Japanese will show as boxes');
    return;
  }
  installPackages(['fonts-noto-cjk'], 'Japanese text in the pictures');
};
