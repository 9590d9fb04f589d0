package io.mien.media;

import java.time.Duration;

/**
 * What a confined process may take; the kernel enforces it.
 *
 * @param memoryBytes address space of each process
 * @param processorTime of all its threads together; at least two seconds are granted
 * @param writtenBytes largest file it may write
 * @param openFiles files, pipes and the like open at a time
 * @param processes processes and threads inside its namespace; the kernel exempts those that root started
 */
public record Bounds(long memoryBytes, Duration processorTime, long writtenBytes, int openFiles, int processes) {}
