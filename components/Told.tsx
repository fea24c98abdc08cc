/**
 * A text that the page around a panel must not find. Generated content is read by readers and seen by eyes, but neither
 * `window.find` nor a selection reaches it, which a text node in a closed shadow root does not withstand (ADR 9).
 */
export const Told = ({ text, class: name }: { text: string; class?: string }) => (
  <span class={name === undefined ? 'told' : `told ${name}`} data-told={text} />
);
