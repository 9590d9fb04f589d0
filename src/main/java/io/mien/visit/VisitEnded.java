package io.mien.visit;

/** A visit ended, in whichever way. Fired in the transaction that says so, which holds the visit. */
public record VisitEnded(Visit visit) {}
