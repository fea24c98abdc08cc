type Answer = {
  id?: number;
  result?: unknown;
  error?: { message: string };
  method?: string;
  params?: unknown;
  sessionId?: string;
};

export type Send = <T = Record<string, unknown>>(method: string, params?: object) => Promise<T>;

/** A tab, extension page or worker, attached to. */
export type Target = {
  targetId: string;
  /** Events of this target carry it. */
  sessionId: string;
  send: Send;
  /** Value of an expression; promises are awaited, `userGesture` counts as a click. */
  evaluate: <T>(expression: string, userGesture?: boolean) => Promise<T>;
  close: () => Promise<void>;
};

export type TargetInfo = { targetId: string; type: string; url: string };

export type Cdp = {
  send: Send;
  on: (method: string, listener: (params: unknown, sessionId?: string) => void) => void;
  targets: () => Promise<TargetInfo[]>;
  attach: (targetId: string) => Promise<Target>;
  disconnect: () => void;
};

type Evaluated<T> = { result: { value: T }; exceptionDetails?: { text: string; exception?: { description?: string } } };

/** A small DevTools client: unlike Playwright it attaches to nothing by itself, so workers may die of their own. */
export const connectCdp = async (url: string): Promise<Cdp> => {
  const socket = new WebSocket(url);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error(`The browser did not answer at ${url}.`)), { once: true });
  });
  const waiting = new Map<
    number,
    { resolve: (value: never) => void; reject: (error: Error) => void; method: string }
  >();
  const listeners = new Map<string, ((params: unknown, sessionId?: string) => void)[]>();
  let last = 0;
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id === undefined) {
      for (const listener of listeners.get(answer.method ?? '') ?? []) listener(answer.params, answer.sessionId);
      return;
    }
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.error) asked?.reject(new Error(`${asked.method}: ${answer.error.message}`));
    else asked?.resolve(answer.result as never);
  });
  socket.addEventListener('close', () => {
    for (const { reject, method } of waiting.values()) reject(new Error(`${method}: the browser is gone`));
    waiting.clear();
  });

  const sendIn =
    (sessionId?: string): Send =>
    (method, params = {}) =>
      new Promise((resolve, reject) => {
        if (socket.readyState !== WebSocket.OPEN) return reject(new Error(`${method}: the browser is gone`));
        last += 1;
        waiting.set(last, { resolve, reject, method });
        socket.send(JSON.stringify({ id: last, method, params, ...(sessionId && { sessionId }) }));
      });
  const send = sendIn();

  const attach = async (targetId: string): Promise<Target> => {
    const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
    const inside = sendIn(sessionId);
    return {
      targetId,
      sessionId,
      send: inside,
      evaluate: async <T>(expression: string, userGesture = false) => {
        const told = await inside<Evaluated<T>>('Runtime.evaluate', {
          expression,
          awaitPromise: true,
          returnByValue: true,
          userGesture,
        });
        if (told.exceptionDetails)
          throw new Error(told.exceptionDetails.exception?.description ?? told.exceptionDetails.text);
        return told.result.value;
      },
      close: async () => {
        await send('Target.closeTarget', { targetId });
      },
    };
  };

  return {
    send,
    attach,
    on: (method, listener) => {
      listeners.set(method, [...(listeners.get(method) ?? []), listener]);
    },
    targets: async () => (await send<{ targetInfos: TargetInfo[] }>('Target.getTargets')).targetInfos,
    disconnect: () => socket.close(),
  };
};
