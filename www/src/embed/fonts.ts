/** The faces of text and numbers, for the element: its page has none of them. */
import faces from '../styles/fonts.css?inline';
import { knowFaces } from '../views/faces';

knowFaces(faces);
