package io.mien.results;

/** @param low lower end, @param high upper end; both in the unit of the figure */
public record Interval(double low, double high) {}
