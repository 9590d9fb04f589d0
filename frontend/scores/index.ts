import "../shared/lines.css";
import "./scores.css";
