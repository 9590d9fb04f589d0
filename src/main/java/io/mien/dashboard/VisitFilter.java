package io.mien.dashboard;

import java.util.Arrays;
import java.util.Optional;

/** Which visits of a campaign are asked for; what is empty or unknown does not narrow. */
record VisitFilter(Optional<String> country, Optional<VisitState> state) {

    static VisitFilter of(String country, String state) {
        return new VisitFilter(
                Optional.of(country).filter(code -> code.matches("[A-Z]{2}")),
                Arrays.stream(VisitState.values())
                        .filter(each -> each.name().equals(state))
                        .findFirst());
    }

    boolean admits(VisitRow row) {
        return country.map(code -> code.equals(row.country().code())).orElse(true)
                && state.map(wanted -> wanted == row.state()).orElse(true);
    }
}
