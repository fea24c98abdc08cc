/** ショートカットと右クリックメニューの日本語。`en-menu.ts` と同じ鍵・同じ引数を持つ。 */
export const menu = {
  'do_open-dashboard': 'ダッシュボードを開く',
  'do_open-side-panel': 'サイドパネルを開く',
  'do_log-call': '開いている案件に架電を記録する',
  'do_toggle-panel': '案件の横のパネルを開閉する',
  'do_pause-site': 'このサイトの読み取りを止める・再開する',
  'do_teach-page': 'この画面を教える',
  'do_open-popup': 'ポップアップを開く',
  shortcutsLead: 'どの画面でも使えるキーです。割り当ての変更と解除は、ブラウザーの設定で行います。',
  shortcutNone: '未設定',
  shortcutsChange: 'キーを変える',
  shortcutsNote: 'ほかの拡張機能がすでに使っているキーは割り当てられず、ここでは未設定になります。',
};
