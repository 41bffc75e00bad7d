/** Steps both figures by the page's own buttons, and says how far they are. */

const id = (name) => document.getElementById(name);

id('step').addEventListener('click', () => id('tree').step());
id('back').addEventListener('click', () => id('tree').back());
for (const event of ['ready', 'statechange'])
  id('tree').addEventListener(event, ({ detail }) => {
    id('steps').textContent = `${detail.steps} tokens`;
  });

id('step-frame').addEventListener('click', () => {
  // A sandboxed frame has no origin that could be named.
  id('frame').contentWindow.postMessage({ lookback: 1, do: 'step' }, '*');
});
addEventListener('message', ({ source, data }) => {
  if (source !== id('frame').contentWindow || data?.lookback !== 1) return;
  if (data.event === 'ready' || data.event === 'state')
    id('frame-steps').textContent = `${data.steps} tokens`;
});
