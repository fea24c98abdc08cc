const channelName = 'chakuchi';

/**
 * What moved: rows and what is derived of them, settings, targets, or all of it (import, erase). `damaged`: a reader met a
 * derived record it cannot make sense of; whoever may write derives everything anew.
 */
export type Moved = 'facts' | 'settings' | 'targets' | 'everything' | 'damaged';

/** Tells every open surface that the store moved. Called after a commit, never before. */
export function announce(moved: Moved): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage({ moved });
  channel.close();
}

/** Calls on every move that another page or the worker announced. Ends with the signal. */
export function onMoved(listener: (moved: Moved) => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<{ moved: Moved }>) => listener(data.moved);
  signal.addEventListener('abort', () => channel.close(), { once: true });
}
