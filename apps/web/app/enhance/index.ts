/**
 * All the script that public pages have. Everything here adds to pages that work without it,
 * listens on the document, and so serves content that is swapped in later as well.
 */
import { watchCopyButtons } from './copy.js';
import { watchForms } from './keep.js';
import { watchKeys } from './keys.js';
import { watchMenus } from './menus.js';
import { watchPastes } from './paste.js';
import { watchSuggestions } from './suggest.js';
import { watchSwaps } from './swap.js';

document.documentElement.classList.add('script');
watchMenus();
watchSwaps();
watchSuggestions();
watchCopyButtons();
watchKeys();
watchPastes();
watchForms();
