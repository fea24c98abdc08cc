import { useRef } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { uploadIcon } from './icons.ts';

export type FilePickProps = {
  label: string;
  /** Endings and media types that are offered. */
  accept: string;
  isSmall?: boolean;
  disabled?: boolean;
  onPick: (file: File) => void;
};

/** A button that lets one file be chosen. The same file chosen again is news again. */
export function FilePick({ label, accept, isSmall = false, disabled = false, onPick }: FilePickProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class={isSmall ? 'button button--small' : 'button'}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        <Icon path={uploadIcon} size={isSmall ? 13 : 15} />
        {label}
      </button>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={label}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) onPick(file);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
