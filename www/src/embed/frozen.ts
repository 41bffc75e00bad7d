/** A copy of what an element shows, which stays as it is: for paper, and wherever pages are cloned. */

/** Shadow roots and styles included; nothing in the copy lives. */
export function frozen(element: HTMLElement): HTMLElement {
  const copy = copied(element) as HTMLElement;
  const { width, height, fontSize } = getComputedStyle(element);
  copy.className = element.className;
  Object.assign(copy.style, { width, height, fontSize, overflow: 'hidden', display: 'block' });
  // Rules for the element's name do not reach the copy.
  for (const name of settingsOf(element))
    copy.style.setProperty(name, getComputedStyle(element).getPropertyValue(name));
  copy.setAttribute('role', 'img');
  return copy;
}

function copied(node: Node): Node {
  if (!(node instanceof Element)) return node.cloneNode();
  const isAlive = node.localName.includes('-');
  const copy = isAlive ? document.createElement('div') : (node.cloneNode() as Element);
  if (isAlive)
    for (const { name, value } of node.attributes)
      if (/^(class|part|slot|data-.*|aria-label)$/.test(name)) copy.setAttribute(name, value);
  if (node.shadowRoot) {
    const root = copy.attachShadow({ mode: 'open', clonable: true });
    const style = document.createElement('style');
    style.textContent = stylesOf(node.shadowRoot);
    root.append(style, ...Array.from(node.shadowRoot.childNodes, copied));
  }
  copy.append(...Array.from(node.childNodes, copied));
  return copy;
}

/** As text: adopted sheets are lost when a page is cloned. */
function stylesOf({ adoptedStyleSheets }: ShadowRoot): string {
  return adoptedStyleSheets
    .flatMap(({ cssRules }) => Array.from(cssRules, ({ cssText }) => cssText))
    .join('\n');
}

/** The custom properties that may be set from outside. */
function settingsOf({ shadowRoot }: HTMLElement): Set<string> {
  const styles = shadowRoot ? stylesOf(shadowRoot) : '';
  return new Set(
    Array.from(styles.matchAll(/var\((--lookback-[\w-]+)/g), ([, name]) => name ?? ''),
  );
}
