package io.mien.language;

/** The forms that a counted thing takes in some language, by the names CLDR gives them. */
public enum PluralForm {
    ZERO,
    ONE,
    TWO,
    FEW,
    MANY,
    OTHER
}
