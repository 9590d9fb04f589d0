package io.mien.export;

/**
 * What somebody wants.
 *
 * @param people with rows of single people; a format that has only one of both decides it itself
 */
record ExportWish(ExportFormat format, boolean people) {
    ExportWish {
        people = format.people(people);
    }

    /** "Tidy CSV, with rows of single people". */
    String words() {
        return format.words() + (people ? ", with rows of single people" : ", figures only");
    }
}
