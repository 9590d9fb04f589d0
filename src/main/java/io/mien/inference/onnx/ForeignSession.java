package io.mien.inference.onnx;

import io.mien.inference.Tensor;
import io.mien.platform.RunningProgram;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;

/**
 * A stranger's network in a child process, as this process sees it. What is late is killed, whatever it is at; what it
 * says is read as a stranger's word, bounded at each step. One thread at a time.
 */
final class ForeignSession implements AutoCloseable {
    private static final Duration LOADING = Duration.ofSeconds(60);

    private final RunningProgram program;
    private final DataOutputStream requests;
    private final DataInputStream replies;
    private final LoadedNetwork loaded;

    private ForeignSession(RunningProgram program, byte[] file) throws Late, Broken {
        this.program = program;
        this.requests = new DataOutputStream(new BufferedOutputStream(program.input(), 1 << 16));
        this.replies = new DataInputStream(new BufferedInputStream(program.output(), 1 << 16));
        this.loaded = within(LOADING, () -> load(file));
    }

    /** It was killed at its deadline. */
    static final class Late extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** It broke off: ONNX Runtime says why, or its process died. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(String reason) {
            super(reason);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** @param processorTime that all of its runs together may take */
    static ForeignSession open(ForeignCell cell, byte[] file, Duration processorTime) throws IOException, Late, Broken {
        RunningProgram program = cell.start(processorTime);
        try {
            return new ForeignSession(program, file);
        } catch (Late | Broken | RuntimeException failed) {
            program.close();
            throw failed;
        }
    }

    LoadedNetwork loaded() {
        return loaded;
    }

    /** Runs a batch of pictures. After a failure there is nothing left to ask. */
    ForeignReply run(String input, Tensor.Bytes pictures, Set<String> wanted, Duration deadline) throws Late, Broken {
        return within(deadline, () -> {
            requests.writeUTF(input);
            for (int dimension : pictures.shape()) {
                requests.writeInt(dimension);
            }
            requests.writeInt(pictures.bytes());
            requests.write(pictures.values());
            requests.writeByte(wanted.size());
            for (String output : wanted) {
                requests.writeUTF(output);
            }
            requests.flush();
            return reply(ForeignReply::read);
        });
    }

    @Override
    public void close() {
        program.close();
    }

    private LoadedNetwork load(byte[] file) throws IOException, Broken {
        requests.writeInt(file.length);
        requests.write(file);
        requests.flush();
        return reply(LoadedNetwork::read);
    }

    private <T> T reply(Reader<T> reader) throws IOException, Broken {
        if (!replies.readBoolean()) {
            throw new Broken(replies.readUTF());
        }
        return reader.read(replies);
    }

    private <T> T within(Duration deadline, Exchange<T> exchange) throws Late, Broken {
        ScheduledFuture<?> watch = program.killAfter(deadline);
        try {
            return exchange.go();
        } catch (IOException gone) {
            if (program.isLate()) {
                throw new Late();
            }
            throw new Broken("its process died, as one does that wants more than " + (ForeignCell.MEMORY_BYTES >> 30)
                    + " GB of memory");
        } finally {
            watch.cancel(false);
        }
    }

    private interface Exchange<T> {
        T go() throws IOException, Broken;
    }

    private interface Reader<T> {
        T read(DataInputStream input) throws IOException;
    }
}
