import type { ComponentChildren } from 'preact';

export type FigureButtonProps = {
  /** What its rows are called, for readers: the number alone says too little. */
  label: string;
  title?: string | undefined;
  /** The one that the Tab key reaches; arrow keys go on from there. */
  isFirst?: boolean;
  onOpen: () => void;
  children: ComponentChildren;
};

/** A number that opens the rows behind it. */
export const FigureButton = ({ label, title, isFirst = false, onOpen, children }: FigureButtonProps) => (
  <button type="button" class="figure" title={title} tabIndex={isFirst ? 0 : -1} onClick={onOpen}>
    {children}
    <span class="hidden-label"> {label}</span>
  </button>
);
