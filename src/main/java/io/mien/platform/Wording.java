package io.mien.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Numbers and times as staff pages say them. Times are UTC. */
public final class Wording {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);

    private static final List<String> NUMBERS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private Wording() {}

    /** "Mon 16 Nov". */
    public static String day(Instant at) {
        return DAY.format(at.atOffset(ZoneOffset.UTC));
    }

    /** "16 Nov, 14:05 UTC". */
    public static String moment(Instant at) {
        return MOMENT.format(at.atOffset(ZoneOffset.UTC)) + " UTC";
    }

    /** "six"; digits above twelve. */
    public static String number(int number) {
        return number >= 0 && number < NUMBERS.size() ? NUMBERS.get(number) : Integer.toString(number);
    }

    /** The same words at the beginning of a sentence. */
    public static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
    }

    /** "30 s", "1:05 min". */
    public static String length(long milliseconds) {
        long seconds = Math.round(milliseconds / 1000.0);
        return seconds < 60 ? seconds + " s" : "%d:%02d min".formatted(seconds / 60, seconds % 60);
    }

    /** "40 s", "6 min", "3 h", "2 days": one figure, rounded. */
    public static String about(Duration duration) {
        if (duration.toSeconds() < 60) {
            return duration.toSeconds() + " s";
        }
        if (duration.toMinutes() < 90) {
            return Math.round(duration.toSeconds() / 60.0) + " min";
        }
        return duration.toHours() < 48 ? Math.round(duration.toMinutes() / 60.0) + " h" : duration.toDays() + " days";
    }

    /** "4.2 MB", "730 kB". */
    public static String size(long bytes) {
        return bytes < 1_000_000
                ? Math.max(1, bytes / 1000) + " kB"
                : String.format(Locale.ENGLISH, "%.1f MB", bytes / 1e6);
    }

    /** "1 ad", "3 ads", "2 countries". */
    public static String count(long number, String noun) {
        return number + " " + (number == 1 ? noun : plural(noun));
    }

    private static String plural(String noun) {
        return noun.matches(".*[^aeiou]y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }
}
