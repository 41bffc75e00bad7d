/** How the lines of the decoding tree look, its boxes from afar, and the bars of a probability and a frequency. */
import { css } from 'lit';

export const lineStyles = css`
  .edges {
    position: absolute;
    overflow: visible;
  }
  path {
    fill: none;
  }
  .edges path {
    stroke: var(--prob);
    stroke-opacity: 0.45;
  }
  .edges .path {
    stroke-opacity: 1;
  }
  .edges .small {
    stroke-dasharray: 4 3;
  }
  .edges .fold {
    stroke: var(--rule-strong);
  }
  .far path {
    stroke-width: 1.5;
  }
  .far .wide2 {
    stroke-width: 5;
  }
  .far .wide3 {
    stroke-width: 9;
  }
  .dots {
    position: absolute;
    overflow: visible;
  }
  .dots path {
    stroke: var(--rule-strong);
    stroke-linecap: round;
    stroke-width: 22;
  }
  .dots .small {
    stroke: var(--rule);
    stroke-linecap: butt;
    stroke-width: 12;
  }
  .dots .finished {
    stroke: var(--ink);
    stroke-linecap: square;
  }
  .dots .live {
    stroke: var(--ink);
    stroke-width: 30;
  }
  .dots .hand {
    stroke: var(--choice);
  }
  .dots .focus {
    stroke: var(--ink);
    stroke-width: 56;
  }
  .bars {
    flex: none;
    width: 26px;
    height: 12px;
  }
  .bars path {
    stroke: var(--rule);
    stroke-width: 4;
  }
  .bars .said {
    stroke: var(--prob);
  }
  .bars .drawn {
    stroke: var(--ink);
  }
  .focus .bars path {
    stroke: currentcolor;
  }
  .focus .bars .scale {
    stroke-opacity: 0.3;
  }
  @media (forced-colors: active) {
    .edges path,
    .dots path,
    .bars path {
      forced-color-adjust: none;
      stroke: CanvasText;
    }
  }
`;
