/** The page as one file: what `index.html` asks for, in one script and its styles. */
import '../styles/page.css';
import '../main';
