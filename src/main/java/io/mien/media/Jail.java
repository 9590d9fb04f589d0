package io.mien.media;

import java.util.List;

/** Namespaces without network, other processes and other files, made by a program of this machine. */
interface Jail {

    /** Name of the program, for the log and the operator's page. */
    String name();

    /** The command inside a jail that is torn down with it. */
    List<String> round(View view, List<String> command);
}
