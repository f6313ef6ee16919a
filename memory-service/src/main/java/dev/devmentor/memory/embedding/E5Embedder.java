package dev.devmentor.memory.embedding;

import ai.onnxruntime.OrtException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.devmentor.platform.context.CallerContext;
import dev.devmentor.platform.problem.BackendUnavailable;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/**
 * The model e5-small-v2 with weights of eight bits, from the jar it ships in. It was trained with a
 * prefix that tells what is looked for from what is found. Loaded beside the start of the service;
 * whoever comes earlier waits.
 *
 * <p>Source: Wang et al., "Text Embeddings by Weakly-Supervised Contrastive Pre-training" (2022).
 */
@ApplicationScoped
public class E5Embedder implements Embedder {

  private static final Logger LOG = Logger.getLogger(E5Embedder.class);

  private final InferenceThreads threads;
  private final WordPieceTokenizer tokenizer;
  private final Vocabulary vocabulary;
  private final CompletableFuture<OnnxModel> model = new CompletableFuture<>();
  private final Cache<String, DenseVector> queries;

  E5Embedder(EmbeddingConfig config, Vocabulary vocabulary, WordPieceTokenizer tokenizer) {
    this.threads = new InferenceThreads(config);
    this.vocabulary = vocabulary;
    this.tokenizer = tokenizer;
    this.queries = Caffeine.newBuilder().maximumSize(config.rememberedQueries()).build();
  }

  void load(@Observes StartupEvent start) {
    threads
        .passage(this::read)
        .subscribe()
        .with(
            model::complete,
            failure -> {
              LOG.error("The embedding model cannot be loaded", failure);
              model.completeExceptionally(failure);
            });
  }

  private OnnxModel read() throws IOException, OrtException {
    URL resource = ModelFiles.find(ModelFiles.MODEL + ".onnx");
    long size = resource.openConnection().getContentLengthLong();
    try (InputStream bytes = resource.openStream()) {
      return OnnxModel.load(bytes, size, vocabulary);
    }
  }

  @PreDestroy
  void close() {
    threads.close();
  }

  @Override
  public String model() {
    return ModelFiles.MODEL;
  }

  @Override
  public int dimensions() {
    return 384;
  }

  @Override
  public Uni<List<DenseVector>> passages(List<String> texts) {
    return CallerContext.resume(
        threads.passage(
            () -> {
              List<DenseVector> vectors = new ArrayList<>(texts.size());
              for (String text : texts) {
                vectors.add(encode("passage: " + text));
              }
              return vectors;
            }));
  }

  @Override
  public Uni<DenseVector> query(String text) {
    DenseVector known = queries.getIfPresent(text);
    return known != null
        ? Uni.createFrom().item(known)
        : CallerContext.resume(threads.query(() -> encode("query: " + text)))
            .invoke(vector -> queries.put(text, vector));
  }

  private DenseVector encode(String text) {
    try {
      return loaded().encode(tokenizer.tokenize(text).ids());
    } catch (OrtException failure) {
      throw new EmbeddingFailed(failure);
    }
  }

  private OnnxModel loaded() {
    try {
      return model.join();
    } catch (CompletionException _) {
      throw new BackendUnavailable("embedding model");
    }
  }

  /** Whether the model could not be loaded: nothing will be embedded before the next start. */
  boolean isBroken() {
    return model.isCompletedExceptionally();
  }
}
