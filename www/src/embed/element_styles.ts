/** The style sheets of the element: what it looks like, whatever the page around says. */
import tokens from '../styles/tokens.css?raw';
import { embeddedStyles } from '../views/embedded';
import { base } from '../views/styles';
import { tokensBelow } from './own_units';

const ground = new CSSStyleSheet();
ground.replaceSync(tokensBelow(tokens, '.ground'));
const host = new CSSStyleSheet();
host.replaceSync(':host { display: block; min-width: 0; } :host([hidden]) { display: none; }');
export const sheets = [host, ground, base.styleSheet, embeddedStyles.styleSheet].filter(
  (one) => !!one,
);
