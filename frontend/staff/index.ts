import "../shared/tokens.css";
import "./staff.css";
import "htmx.org";
import { offerCopying } from "./copying.js";
import { keepFocus } from "./focus.js";
import { showProgress } from "./progress.js";
import { freshenReturned } from "./returning.js";
import { checkSealed } from "./sealed.js";
import { guardSize } from "./size.js";
import { tellStale } from "./stale.js";

offerCopying(document.body, navigator.clipboard);
keepFocus(document.body);
showProgress(document.body);
freshenReturned(window, document.body);
checkSealed(document.body);
guardSize(document.body);
tellStale(document.body);
