/** Draws one view with the given properties, and gives what was drawn. */
import type { LitElement } from 'lit';

export async function rendered(name: string, properties: object): Promise<ShadowRoot> {
  const view = document.createElement(name) as LitElement;
  Object.assign(view, properties);
  document.body.append(view);
  await view.updateComplete;
  if (!view.shadowRoot) throw new Error(`${name} draws nothing`);
  return view.shadowRoot;
}
