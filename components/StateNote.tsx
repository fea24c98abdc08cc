import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

export type StateNoteProps = {
  /** A path of `icons.ts`. */
  icon: string;
  title: string;
  body?: string;
  tone?: 'calm' | 'trouble';
  /** At most one thing to do, and one way round it. */
  children?: ComponentChildren;
};

/** What stands where figures would stand: why there are none, and the one thing that brings them. */
export const StateNote = ({ icon, title, body, tone = 'calm', children }: StateNoteProps) => (
  <section class={`state state--${tone}`}>
    <span class="state__icon">
      <Icon path={icon} size={20} />
    </span>
    <h2>{title}</h2>
    {body !== undefined && <p>{body}</p>}
    {children !== undefined && <div class="state__actions">{children}</div>}
  </section>
);
