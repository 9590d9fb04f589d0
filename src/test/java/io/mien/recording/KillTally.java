package io.mien.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The kills so far, a line each in a file, so that they can be stopped and gone on with. */
record KillTally(Path file) {
    private static final String HEAD =
            "kill,whole,moment_s,ready_s,resumed_s,slices,completions,withdrawals,imports,lost,doubled,orphans";

    /** One kill and what was found after it. {@code resumed} is NaN when nothing waited to be gone on with. */
    record Run(
            boolean whole,
            double moment,
            double ready,
            double resumed,
            int slices,
            int completions,
            int withdrawals,
            int imports,
            int lost,
            int doubled,
            int orphans) {
        String line(int number) {
            return String.format(
                    Locale.ROOT,
                    "%d,%s,%.2f,%.2f,%.2f,%d,%d,%d,%d,%d,%d,%d%n",
                    number,
                    whole,
                    moment,
                    ready,
                    resumed,
                    slices,
                    completions,
                    withdrawals,
                    imports,
                    lost,
                    doubled,
                    orphans);
        }

        static Run of(String line) {
            String[] cells = line.split(",");
            return new Run(
                    Boolean.parseBoolean(cells[1]),
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]),
                    Double.parseDouble(cells[4]),
                    Integer.parseInt(cells[5]),
                    Integer.parseInt(cells[6]),
                    Integer.parseInt(cells[7]),
                    Integer.parseInt(cells[8]),
                    Integer.parseInt(cells[9]),
                    Integer.parseInt(cells[10]),
                    Integer.parseInt(cells[11].strip()));
        }
    }

    List<Run> runs() throws IOException {
        if (Files.notExists(file)) {
            return List.of();
        }
        List<Run> runs = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("kill,") && !line.isBlank()) {
                runs.add(Run.of(line));
            }
        }
        return runs;
    }

    void add(Run run) throws IOException {
        if (Files.notExists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, HEAD + System.lineSeparator());
        }
        Files.writeString(file, run.line(runs().size() + 1), StandardOpenOption.APPEND);
    }

    String summary() throws IOException {
        List<Run> runs = runs();
        return String.format(
                Locale.ROOT,
                "%d kills (%d of product and database, %d of the product alone): %d slices, %d completions, %d withdrawals and %d imports"
                        + " acknowledged; %d lost, %d doubled, %d orphans; ready after %.1f s at most, work resumed within %.1f s of ready"
                        + " at most",
                runs.size(),
                runs.stream().filter(Run::whole).count(),
                runs.stream().filter(run -> !run.whole()).count(),
                runs.stream().mapToInt(Run::slices).sum(),
                runs.stream().mapToInt(Run::completions).sum(),
                runs.stream().mapToInt(Run::withdrawals).sum(),
                runs.stream().mapToInt(Run::imports).sum(),
                runs.stream().mapToInt(Run::lost).sum(),
                runs.stream().mapToInt(Run::doubled).sum(),
                runs.stream().mapToInt(Run::orphans).sum(),
                runs.stream().mapToDouble(Run::ready).max().orElse(Double.NaN),
                runs.stream()
                        .mapToDouble(Run::resumed)
                        .filter(seconds -> !Double.isNaN(seconds))
                        .max()
                        .orElse(Double.NaN));
    }
}
