import type { ComponentChildren } from 'preact';

export type CardProps = {
  id: string;
  title: string;
  /** One sentence beside the title: what the picture says. */
  note?: ComponentChildren;
  /** Controls at the head's end. */
  tools?: ComponentChildren;
  class?: string;
  children: ComponentChildren;
};

/** One chapter of the dashboard. */
export const Card = ({ id, title, note, tools, class: name, children }: CardProps) => (
  <section class={name === undefined ? 'card' : `card ${name}`} aria-labelledby={`${id}-title`} id={id}>
    <header class="card__head">
      <h2 id={`${id}-title`}>{title}</h2>
      {note !== undefined && <p class="card__note">{note}</p>}
      {tools !== undefined && <div class="card__tools">{tools}</div>}
    </header>
    {children}
  </section>
);

/** What stands where a chapter will be: its place, so that nothing jumps when it comes. */
export const Blank = ({ rows = 5 }: { rows?: number }) => (
  <div class="blank" aria-hidden="true">
    {Array.from({ length: rows }, (_, index) => (
      <div key={index} class="blank__line" style={{ width: `${94 - ((index * 17) % 36)}%` }} />
    ))}
  </div>
);
