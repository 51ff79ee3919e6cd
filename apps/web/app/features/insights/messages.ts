import { addMessages } from '../../lib/i18n.js';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };

addMessages('insights', { zh, en });
