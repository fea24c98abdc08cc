import { signal } from '@preact/signals';
import { h, render } from 'preact';

const text = signal('Hello');
const root = document.getElementById('root');
if (root) render(h('p', { id: 'painted' }, text), root);
