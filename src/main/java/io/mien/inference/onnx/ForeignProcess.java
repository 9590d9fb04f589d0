package io.mien.inference.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The child process in which a stranger's network lives. It reads the file and then one batch of pictures after the other
 * from its input, writes what the network gives to its output, and judges nothing: {@link ForeignSession} is at the other
 * end. It ends with its input.
 */
final class ForeignProcess {
    /** The file is protocol buffers to the one who checked it; the runtime may not guess otherwise. */
    static final String FORMAT = "session.load_model_format";

    private static final int MAX_REASON = 300;

    private final OrtEnvironment environment = OnnxRuntime.environment();
    private final DataInputStream requests;
    private final DataOutputStream replies;

    private ForeignProcess(DataInputStream requests, DataOutputStream replies) {
        this.requests = requests;
        this.replies = replies;
    }

    public static void main(String[] arguments) throws IOException {
        DataInputStream requests = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
        DataOutputStream replies =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        new ForeignProcess(requests, replies).serve();
    }

    private void serve() throws IOException {
        ByteBuffer file = ByteBuffer.allocateDirect(requests.readInt());
        fill(file);
        try (OrtSession.SessionOptions options = options();
                OrtSession session = environment.createSession(file, options)) {
            replies.writeBoolean(true);
            LoadedNetwork.of(session).write(replies);
            replies.flush();
            while (true) {
                answer(session, requests.readUTF());
            }
        } catch (OrtException failure) {
            fail(failure);
        } catch (EOFException end) {
            return;
        }
    }

    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.addConfigEntry(FORMAT, "ONNX");
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        return options;
    }

    private void fill(ByteBuffer buffer) throws IOException {
        ReadableByteChannel channel = Channels.newChannel(requests);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException();
            }
        }
        buffer.flip();
    }

    private void answer(OrtSession session, String input) throws IOException {
        long[] shape = {requests.readInt(), requests.readInt(), requests.readInt(), requests.readInt()};
        ByteBuffer pixels = ByteBuffer.allocateDirect(requests.readInt()).order(ByteOrder.nativeOrder());
        fill(pixels);
        Set<String> wanted = new LinkedHashSet<>();
        for (int left = requests.readUnsignedByte(); left > 0; left--) {
            wanted.add(requests.readUTF());
        }
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, pixels, shape, OnnxJavaType.UINT8)) {
            long began = System.nanoTime();
            try (OrtSession.Result result = session.run(Map.of(input, tensor), wanted)) {
                reply(System.nanoTime() - began, result);
            }
        } catch (OrtException failure) {
            fail(failure);
        }
    }

    private void reply(long nanos, OrtSession.Result result) throws IOException {
        replies.writeBoolean(true);
        replies.writeLong(nanos);
        replies.writeByte(result.size());
        for (Map.Entry<String, OnnxValue> output : result) {
            if (output.getValue() instanceof OnnxTensor tensor && tensor.getInfo().type == OnnxJavaType.FLOAT) {
                new Slot(output.getKey(), "FLOAT", Slot.shape(tensor.getInfo().getShape())).write(replies);
                write(tensor.getByteBuffer());
            } else {
                new Slot(output.getKey(), Slot.OTHER, List.of(0L)).write(replies);
                replies.writeInt(0);
            }
        }
        replies.flush();
    }

    private void write(ByteBuffer values) throws IOException {
        byte[] bytes = new byte[values.remaining()];
        values.get(bytes);
        replies.writeInt(bytes.length);
        replies.write(bytes);
    }

    private void fail(OrtException failure) throws IOException {
        String reason = String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
        replies.writeBoolean(false);
        replies.writeUTF(reason.substring(0, Math.min(MAX_REASON, reason.length())));
        replies.flush();
    }
}
