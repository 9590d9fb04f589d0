package io.mien.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Files of results that leave the product. */
@ConfigMapping(prefix = "mien.exports")
public interface ExportConfig {

    /** How long a file is kept after it was asked for; then it is deleted. */
    @WithDefault("7d")
    Duration keep();

    /** Checks of exported files that one address may ask for in a minute, else 429. */
    @WithDefault("60")
    int checksAMinute();
}
