/** Whether single keys command the text: kept in this browser, for it belongs to the reader and not to a link. */

const name = 'lookback-keys';

/** They do, until the reader has said otherwise. `storage` throws where a page may have none. */
export function readSwitch(storage: () => Storage): boolean {
  try {
    return storage().getItem(name) !== 'off';
  } catch {
    return true;
  }
}

/** Where nothing can be kept it holds for this visit. */
export function keepSwitch(storage: () => Storage, isOn: boolean): void {
  try {
    if (isOn) storage().removeItem(name);
    else storage().setItem(name, 'off');
  } catch {
    // There is nothing more that the page could do.
  }
}
