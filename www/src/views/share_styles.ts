/** How the dialog for links and embeds looks. */
import { css } from 'lit';

export const shareStyles = css`
  dialog {
    box-sizing: border-box;
    width: min(68rem, 100vw - 2 * var(--space-4));
    max-height: calc(100dvh - 2 * var(--space-4));
    padding: var(--space-5);
    overflow: auto;
    color: var(--ink);
    background: var(--paper);
    border: 1px solid var(--rule-strong);
    border-radius: 10px;
  }
  dialog::backdrop {
    background: light-dark(rgb(0 0 0 / 35%), rgb(0 0 0 / 60%));
  }
  .heading {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
    margin-bottom: var(--space-4);
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(12rem, 15rem) minmax(0, 1fr);
    gap: var(--space-5);
  }
  .choices {
    display: grid;
    align-content: start;
    gap: var(--space-3);
  }
  label {
    display: grid;
    gap: var(--space-1);
    font-size: var(--size-note);
    color: var(--ink-soft);
  }
  label :is(select, input) {
    width: 100%;
    color: var(--ink);
  }
  .preview {
    display: grid;
    align-content: start;
    gap: var(--space-2);
    max-height: 26rem;
    overflow: auto;
  }
  iframe,
  img {
    display: block;
    width: 100%;
    background: var(--paper);
    border: 1px solid var(--rule);
    border-radius: var(--round);
  }
  iframe.slide {
    aspect-ratio: 16 / 9;
    max-height: 22rem;
  }
  img {
    max-height: 22rem;
    object-fit: contain;
  }
  .stepping,
  .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .save {
    justify-self: start;
  }
  .kinds {
    margin: var(--space-4) 0 var(--space-2);
  }
  .kinds button[aria-pressed='true'] {
    color: var(--paper);
    background: var(--ink);
    border-color: var(--ink);
  }
  .code {
    position: relative;
    margin-top: var(--space-2);
  }
  pre {
    max-height: 11rem;
    margin: 0;
    padding: var(--space-3) 6rem var(--space-3) var(--space-3);
    overflow: auto;
    font: var(--size-note) / 1.5 var(--mono);
    font-feature-settings: 'calt' 0;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    background: var(--raised);
    border: 1px solid var(--rule);
    border-radius: var(--round);
  }
  .copy {
    position: absolute;
    top: var(--space-2);
    right: var(--space-2);
  }
  @media (max-width: 44rem) {
    dialog {
      padding: var(--space-4);
    }
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .choices {
      grid-template-columns: 1fr 1fr;
      align-items: end;
    }
  }
`;
