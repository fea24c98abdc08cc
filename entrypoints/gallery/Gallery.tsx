import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { shelves } from './shelves.ts';
import type { Lang } from '../../lib/words/speak.ts';

export type Shot = { name: string; show: (lang: Lang) => ComponentChildren };

/** `?lang=ja&theme=dark&width=376&shelf=popup&shot=full`: one state or all of them, as a person or a camera asks; asked otherwise, it follows. */
export function Gallery() {
  const [search, setSearch] = useState(location.search);
  useEffect(() => {
    const follow = () => setSearch(location.search);
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const asked = new URLSearchParams(search);
  const lang: Lang = asked.get('lang') === 'ja' ? 'ja' : 'en';
  const width = asked.get('width') ?? 'auto';
  const shots = Object.entries(shelves)
    .filter(([shelf]) => !asked.has('shelf') || asked.get('shelf') === shelf)
    .flatMap(([shelf, list]) => list.map((shot) => ({ shelf, ...shot })))
    .filter(({ name }) => !asked.has('shot') || asked.get('shot') === name);
  document.documentElement.lang = lang;
  document.documentElement.style.colorScheme = asked.get('theme') ?? 'light dark';
  return (
    <div class="gallery">
      {shots.map(({ shelf, name, show }) => (
        <figure key={`${shelf} ${name} ${lang}`} class="gallery__one" id={`${shelf}-${name}`}>
          <figcaption>
            {shelf} · {name}
          </figcaption>
          <div class="app" lang={lang} style={{ width: width === 'auto' ? 'fit-content' : `${width}px` }}>
            {show(lang)}
          </div>
        </figure>
      ))}
    </div>
  );
}
