import "../shared/tokens.css";
import "./respondent.css";
