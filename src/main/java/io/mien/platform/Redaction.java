package io.mien.platform;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of whatever is logged, by whomever: the token of an invitation's address, signatures of addresses and
 * respondents' cookies. The one place for it; each handler of the log is set to use it.
 */
@LoggingFilter(name = "redaction")
public final class Redaction implements Filter {
    private static final Pattern SECRET =
            Pattern.compile("(/i/|%2Fi%2F|[?&]signature=|mien_visit=)[^/?&;,\\s\"'<>)\\]]+");

    private static final PatternFormatter MESSAGE = new PatternFormatter("%s");
    private static final String REPLACEMENT = "$1[redacted]";

    @Override
    public boolean isLoggable(LogRecord record) {
        String text = MESSAGE.format(record);
        if (SECRET.matcher(text).find()) {
            tell(record, redacted(text));
        }
        Throwable thrown = record.getThrown();
        if (thrown != null && isTold(thrown)) {
            record.setThrown(Redacted.of(thrown));
        }
        return true;
    }

    static String redacted(String text) {
        return SECRET.matcher(text).replaceAll(REPLACEMENT);
    }

    private static void tell(LogRecord record, String text) {
        if (record instanceof ExtLogRecord whole) {
            whole.setMessage(text, ExtLogRecord.FormatStyle.NO_FORMAT);
        } else {
            record.setMessage(text);
        }
        record.setParameters(new Object[0]);
    }

    private static boolean isTold(@Nullable Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause.getMessage() != null && SECRET.matcher(cause.getMessage()).find()) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Stands for a failure whose words held a secret. */
    private static final class Redacted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Redacted(String message, @Nullable Throwable cause) {
            super(message, cause, false, true);
        }

        static Redacted of(Throwable failure) {
            Throwable cause = failure.getCause();
            Redacted redacted = new Redacted(
                    failure.getClass().getName() + ": " + Redaction.redacted(String.valueOf(failure.getMessage())),
                    cause == null ? null : of(cause));
            redacted.setStackTrace(failure.getStackTrace());
            return redacted;
        }
    }
}
