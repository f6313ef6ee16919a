package dev.devmentor.memory.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * A BERT encoder in the ONNX runtime. The vector of a text is the mean of its pieces' vectors,
 * scaled to length 1. Safe for use by several threads; each run takes the calling thread alone.
 */
final class OnnxModel implements AutoCloseable {

  /** The model's positions, the two marks included. */
  private static final int LONGEST_INPUT = 512;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final int begin;
  private final int end;

  private OnnxModel(OrtEnvironment environment, OrtSession session, Vocabulary vocabulary) {
    this.environment = environment;
    this.session = session;
    this.begin = vocabulary.require("[CLS]");
    this.end = vocabulary.require("[SEP]");
  }

  /**
   * Loads a model. The bytes pass through memory outside the heap, so that the heap stays as small
   * as it was.
   *
   * @param size of the model in bytes
   */
  static OnnxModel load(InputStream model, long size, Vocabulary vocabulary)
      throws IOException, OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (Arena arena = Arena.ofConfined();
        OrtSession.SessionOptions options = frugal()) {
      MemorySegment bytes = arena.allocate(size);
      fill(bytes.asByteBuffer(), model);
      OrtSession session = environment.createSession(bytes.asByteBuffer(), options);
      return new OnnxModel(environment, session, vocabulary);
    }
  }

  private static void fill(ByteBuffer bytes, InputStream model) throws IOException {
    byte[] block = new byte[64 * 1024];
    for (int read = model.read(block); read >= 0; read = model.read(block)) {
      bytes.put(block, 0, read);
    }
    if (bytes.hasRemaining()) {
      throw new IOException("the model ends early");
    }
  }

  /** One thread for each run, and no memory kept between runs. */
  private static OrtSession.SessionOptions frugal() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.setCPUArenaAllocator(false);
    options.setMemoryPatternOptimization(false);
    return options;
  }

  /**
   * The vector of one text.
   *
   * @param pieces as the tokenizer found them; what is beyond the model's reach is left out
   */
  DenseVector encode(int[] pieces) throws OrtException {
    long[] ids = framed(pieces);
    try (OnnxTensor idTensor = row(ids);
        OnnxTensor maskTensor = row(filled(ids.length, 1));
        OnnxTensor typeTensor = row(new long[ids.length]);
        OrtSession.Result result =
            session.run(
                Map.of(
                    "input_ids", idTensor,
                    "attention_mask", maskTensor,
                    "token_type_ids", typeTensor))) {
      float[][][] states = (float[][][]) result.get(0).getValue();
      // The mean points where the sum does.
      return DenseVector.towards(sum(states[0]));
    }
  }

  private long[] framed(int[] pieces) {
    int length = Math.min(pieces.length, LONGEST_INPUT - 2);
    long[] ids = new long[length + 2];
    ids[0] = begin;
    for (int i = 0; i < length; i++) {
      ids[i + 1] = pieces[i];
    }
    ids[length + 1] = end;
    return ids;
  }

  private OnnxTensor row(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  private static long[] filled(int length, long value) {
    long[] values = new long[length];
    Arrays.fill(values, value);
    return values;
  }

  private static float[] sum(float[][] states) {
    float[] sum = new float[states[0].length];
    for (float[] state : states) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += state[i];
      }
    }
    return sum;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
