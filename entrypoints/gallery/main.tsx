import { render } from 'preact';
import { Gallery } from './Gallery.tsx';
import './gallery.css';

const root = document.getElementById('root');
if (root) render(<Gallery />, root);
