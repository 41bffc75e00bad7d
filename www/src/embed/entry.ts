/** What `look-back.js` begins with: a page that loads it twice, from two places, has one of it. */
if (!customElements.get('look-back')) {
  void import('./fonts');
  void import('./look_back');
}
