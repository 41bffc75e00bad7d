/** The first of the page's code: worker, words and model are on their way while the rest is still being read. */
import { begin } from './engine/spawn';
import { learn } from './notes/languages';
import { languageFrom, preferred } from './state/language';
import { usualModel, wanted } from './wanted';

const fields = new URLSearchParams(location.search);
begin(wanted(fields.get('model') ?? usualModel).source);
void learn(languageFrom(fields.get('lang') ?? '') ?? preferred(navigator.languages));
void import('./main');
